import { describe, expect, it } from 'vitest'
import type { OnboardingChoices } from '../../../contract/onboarding.ts'
import { parseVersion } from '../../routeros/versions.ts'
import { clockSkewSeconds } from './clock-step.ts'
import type { Findings } from './findings.ts'
import { newLogin, POLICY } from './new-login.ts'
import { planOf } from './plan.ts'
import { internetInterfaces, ourInterfaces } from './surroundings.ts'

const counterId = '0197d1f0-0000-7000-8000-00c0ffee0001'
const mark = 'teller1:800000c0ffee0001'
const choices: OnboardingChoices = { encrypted: true, onlyFromHere: false, clock: true, hotspot: null }

/** A router with nothing on it but its services. */
function findings(version: string, found: Partial<Findings> = {}): Findings {
  const info = { identity: 'R', versionText: version, version: parseVersion(version), board: 'hAP', uptimeSeconds: 1 }
  const lists = { groups: [], users: [], hotspotProfiles: [], interfaces: [], listMembers: [], addresses: [] }
  const more = { routes: [], pools: [], dhcpServers: [], dhcpNetworks: [], dhcpClients: [], nat: [] }
  const single = { dns: {}, ntp: {}, clock: {}, deviceMode: {}, licence: {}, board: {} }
  const services = [
    { '.id': '*5', name: 'api', port: '8728', disabled: 'false' },
    { '.id': '*7', name: 'api-ssl', port: '8729', certificate: 'none', disabled: 'false' },
  ]
  const ends = { ours: '192.168.88.20', theirs: '192.168.88.1' }
  return { info, ends, services, certificates: [], hotspots: [], ...lists, ...more, ...single, ...found }
}

const login = (found: Findings, inUse: readonly string[] = []) =>
  newLogin(found, { counterId, inUse: new Set(inUse), random: (limit) => limit - 1 })

function commands(found: Findings, change: Partial<OnboardingChoices> = {}): string[] {
  return planOf(found, { ...choices, ...change }, login(found)).steps.flatMap((step) =>
    step.state === 'already' ? [] : step.commands,
  )
}

describe('the plan', () => {
  it('asks a router without the time to fetch it, in the words of its version', () => {
    const ntp = { enabled: 'false' }
    const seven = findings('7.22', { ntp: { ...ntp, servers: '' } })
    expect(commands(seven)).toContain('/system ntp client set enabled=yes servers=pool.ntp.org')
    const six = findings('6.49.10', { ntp: { ...ntp, 'server-dns-names': '', 'primary-ntp': '0.0.0.0' } })
    expect(commands(six)).toContain('/system ntp client set enabled=yes server-dns-names=pool.ntp.org')
    const named = findings('7.22', { ntp: { ...ntp, servers: 'time.cafe' } })
    expect(commands(named)).toContain('/system ntp client set enabled=yes')
  })

  it('leaves the clock to people where only addresses are taken, and where nobody wants it', () => {
    const addressed = findings('6.49.10', { ntp: { enabled: 'no', 'primary-ntp': '0.0.0.0' } })
    expect(commands(addressed).join()).not.toContain('ntp')
    expect(commands(findings('7.22', { ntp: { enabled: 'no' } }), { clock: false }).join()).not.toContain('ntp')
  })

  it('gives the login no more than it needs', () => {
    expect(POLICY.split(',').sort()).toEqual(['api', 'read', 'sensitive', 'test', 'write'])
    expect(commands(findings('7.22'))).toContain('/user group add name=teller policy=read,write,api,sensitive,test')
  })

  it('uses a group again only if it grants exactly that', () => {
    const group = (policy: string) => findings('7.22', { groups: [{ '.id': '*4', name: 'teller', policy }] })
    expect(login(group('api,read,write,test,sensitive,!ftp,!policy')).group).toBe('teller')
    expect(login(group('api,read,write,test,sensitive,ftp')).group).toBe('teller2')
    expect(login(group('api,read')).group).toBe('teller2')
  })

  it('takes a user again only with our mark, and only when no router of ours goes by that name', () => {
    const user = (comment: string) => findings('7.22', { users: [{ '.id': '*2', name: 'teller', comment }] })
    expect(login(user(mark))).toMatchObject({ username: 'teller', againId: '*2' })
    expect(login(user(mark), ['teller'])).toMatchObject({ username: 'teller2' })
    expect(login(user('teller1:0000000000000000'))).toMatchObject({ username: 'teller2' })
    expect(login(user('my own'))).toMatchObject({ username: 'teller2' })
    expect(login(user('my own')).againId).toBeUndefined()
  })

  it('signs a template of an earlier try, and uses its certificate', () => {
    const template = { '.id': '*1', name: 'teller-api', 'common-name': 'teller-api' }
    const signed = { ...template, fingerprint: 'ab', 'private-key': 'true' }
    const states = (certificates: Findings['certificates']) =>
      planOf(findings('7.22', { certificates }), choices, login(findings('7.22')))
        .steps.filter(({ group }) => group === 'encryption')
        .map(({ id, state }) => `${id} ${state}`)
    expect(states([template])).toEqual(['certificate already', 'sign needed', 'api_ssl needed'])
    expect(states([signed])).toEqual(['certificate already', 'sign already', 'api_ssl needed'])
    expect(states([{ ...signed, 'common-name': 'www.cafe' }])).toEqual([
      'certificate needed',
      'sign needed',
      'api_ssl needed',
    ])
  })

  it('its hash is of what is shown: another choice is another, another password is not', () => {
    const found = findings('7.22')
    const first = login(found)
    const hash = (change: Partial<OnboardingChoices>, as = first) => planOf(found, { ...choices, ...change }, as).hash
    expect(hash({})).toBe(hash({}, { ...first, password: 'another' }))
    expect(hash({})).not.toBe(hash({ onlyFromHere: true }))
    expect(hash({})).not.toBe(hash({}, { ...first, username: 'teller9' }))
  })

  it('a password has each kind of character, and all of it is chance', () => {
    const found = findings('7.22')
    expect(login(found).password).toMatch(/^Zz9\.[.]{24}$/)
    const drawn = newLogin(found, { counterId, inUse: new Set(), random: (limit) => Math.floor(limit / 2) }).password
    expect(drawn).toHaveLength(28)
    expect(drawn).not.toBe(login(found).password)
  })
})

describe('the surroundings', () => {
  const addresses = [
    { address: '192.168.88.1/24', interface: 'bridge', 'actual-interface': 'bridge' },
    { address: '203.0.113.5/24', interface: 'ether1' },
  ]

  it('we come in where the router’s address is that we spoke to, and where our network is', () => {
    expect([...ourInterfaces(findings('7.22', { addresses }))]).toEqual(['bridge'])
    const routed = findings('7.22', { addresses, ends: { ours: '10.9.9.9', theirs: '203.0.113.5' } })
    expect([...ourInterfaces(routed)]).toEqual(['ether1'])
    const unknown = findings('7.22', { addresses, ends: { ours: '10.9.9.9', theirs: 'fe80::1' } })
    expect([...ourInterfaces(unknown)]).toEqual([])
  })

  it.each([
    ['a version 7 route', { routes: [{ 'dst-address': '0.0.0.0/0', 'immediate-gw': '192.0.2.1%ether1' }] }],
    [
      'a version 6 route',
      { routes: [{ 'dst-address': '0.0.0.0/0', 'gateway-status': '192.0.2.1 reachable via  ether1' }] },
    ],
    ['a route to an interface', { routes: [{ 'dst-address': '0.0.0.0/0', gateway: 'ether1' }] }],
    ['an address from a provider', { dhcpClients: [{ interface: 'ether1', disabled: 'false' }] }],
    ['the list WAN', { listMembers: [{ list: 'WAN', interface: 'ether1' }] }],
  ])('the internet is known by %s', (_name, found) => {
    expect(internetInterfaces(findings('7.22', found)).has('ether1')).toBe(true)
  })
})

describe('the router’s clock', () => {
  const at = Date.UTC(2026, 10, 23, 16, 0, 0)

  it.each([
    [{ date: '2026-11-23', time: '19:00:00', 'gmt-offset': '+03:00' }, 0],
    [{ date: 'nov/23/2026', time: '11:00:30', 'gmt-offset': '-05:00' }, 30],
    [{ date: '1970-01-02', time: '00:00:00', 'gmt-offset': '+00:00' }, 86_400 - at / 1_000],
    [{ date: 'soon', time: '11:00:30', 'gmt-offset': '+00:00' }, undefined],
    [{}, undefined],
  ])('%j is off by %s seconds', (clock, seconds) => {
    expect(clockSkewSeconds(findings('7.22', { clock }), at)).toBe(seconds)
  })
})
