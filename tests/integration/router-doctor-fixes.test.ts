import { afterEach, describe, expect, it } from 'vitest'
import { hotspotProfile } from '../../src/backend/provisioning/grant.ts'
import { CallError } from '../../src/contract/client.ts'
import type { CheckId, Saying } from '../../src/core/router-checks.ts'
import { openClinic } from '../support/clinic.ts'

type Clinic = Awaited<ReturnType<typeof openClinic>>

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function clinic(...given: Parameters<typeof openClinic>): Promise<Clinic> {
  const opened = await openClinic(...given)
  cleanups.push(opened.close)
  return opened
}

const reasonOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof CallError ? error.detail.reason : error
}

type Sick = readonly [CheckId, Saying, path: string, attributes: Record<string, string>, commands: string[]]

const SICK: readonly Sick[] = [
  [
    'zone',
    'zone_differs',
    '/system/clock/set',
    { 'time-zone-name': 'UTC' },
    ['/system clock set time-zone-autodetect=no time-zone-name=Africa/Nairobi'],
  ],
  ['ntp', 'ntp_off', '/system/ntp/client/set', { enabled: 'no' }, ['/system ntp client set enabled=yes']],
  ['server', 'server_off', '/ip/hotspot/disable', { '.id': 'hotspot1' }, ['/ip hotspot enable *1']],
  [
    'addresses',
    'addresses_unlimited',
    '/ip/hotspot/set',
    { '.id': 'hotspot1', 'addresses-per-mac': 'unlimited' },
    ['/ip hotspot set *1 addresses-per-mac=2'],
  ],
  [
    'login_methods',
    'methods_no_qr',
    '/ip/hotspot/profile/set',
    { '.id': 'default', 'login-by': 'http-chap' },
    ['/ip hotspot profile set *0 login-by=http-chap,http-pap,cookie'],
  ],
  [
    'login_page',
    'page_differs',
    '/ip/hotspot/profile/set',
    { '.id': 'default', 'dns-name': 'other.example' },
    ['/ip hotspot profile set *0 dns-name=wifi.example'],
  ],
]

describe.each(['6.49', '7.22'])('on RouterOS %s', (version) => {
  it.each(SICK)('%s is mended with what was shown, and well afterwards: %s', async (check, says, path, sick, shown) => {
    const at = await clinic({ version })
    await at.admin(path, sick)
    const finding = await at.finding(check)
    expect(finding).toMatchObject({ says, fix: { commands: shown } })
    const { refusal, examination } = await at.fix(check, finding.fix?.planHash ?? '')
    expect(refusal).toBeNull()
    expect(examination.findings.find((each) => each.check === check)).toMatchObject({ verdict: 'ok', fix: null })
    expect(await at.journal('router.fixed')).toMatchObject([
      {
        by: { name: 'Maria' },
        subject: { type: 'router', id: at.routerId, name: 'Main router' },
        data: { check, commands: shown, done: shown.length, refusal: null },
      },
    ])
  })
})

describe.each(['6.49', '7.9', '7.24'])('the task that ends codes, on RouterOS %s,', (version) => {
  it.each<[Saying, string, Record<string, string>]>([
    ['sweep_missing', '/system/scheduler/remove', {}],
    ['sweep_off', '/system/scheduler/disable', {}],
    ['sweep_changed', '/system/scheduler/set', { 'on-event': ':put nothing' }],
    ['sweep_powerless', '/system/scheduler/set', { policy: 'read' }],
  ])('is mended: %s', async (says, path, attributes) => {
    const at = await clinic({ version })
    await at.admin(path, { '.id': 'teller-sweep', ...attributes })
    const { says: said, fix } = await at.finding('sweep')
    expect(said).toBe(says)
    expect(fix?.commands).toHaveLength(1)
    const { refusal, examination } = await at.fix('sweep', fix?.planHash ?? '')
    expect(refusal).toBeNull()
    expect(examination.findings.find(({ check }) => check === 'sweep')?.verdict).toBe('ok')
  })
})

it.each([
  ['6.49', { 'primary-ntp': '0.0.0.0' }, '/system ntp client set enabled=yes server-dns-names=pool.ntp.org'],
  ['7.22', { servers: '' }, '/system ntp client set enabled=yes servers=pool.ntp.org,162.159.200.1'],
])(
  'a router of version %s that knows nobody to ask for the time is told whom to ask',
  async (version, none, command) => {
    const at = await clinic({ version })
    await at.admin('/system/ntp/client/set', none)
    await at.router.power.off()
    await at.router.power.on()
    const { says, fix } = await at.finding('ntp')
    expect(says).toBe('ntp_no_server')
    expect(fix?.commands).toEqual([command])
    const { examination } = await at.fix('ntp', fix?.planHash ?? '')
    expect(examination.findings.find(({ check }) => check === 'ntp')?.says).toBe('ntp_waiting')
    at.router.power.ntpArrives()
    expect((await at.finding('ntp')).says).toBe('ntp_synchronised')
  },
)

it('a profile that was changed and one that is missing are put back', async () => {
  const at = await clinic()
  // The packages of the sample café limit nothing but the number of devices.
  const { name } = hotspotProfile({ sharedUsers: 1 })
  await expect.poll(async () => (await at.finding('profiles')).says).toBe('profiles_there')
  await at.admin('/ip/hotspot/user/profile/set', { '.id': name, 'shared-users': '9' })
  const changed = await at.finding('profiles')
  expect(changed.says).toBe('profiles_changed')
  await at.fix('profiles', changed.fix?.planHash ?? '')
  await at.admin('/ip/hotspot/user/profile/remove', { '.id': name })
  const missing = await at.finding('profiles')
  expect(missing.says).toBe('profiles_missing')
  await at.fix('profiles', missing.fix?.planHash ?? '')
  expect((await at.finding('profiles')).says).toBe('profiles_there')
})

describe('a fix is refused, and nothing is changed,', () => {
  const sick = { '.id': 'default', 'login-by': 'http-chap' }
  const loginBy = ({ router }: Clinic) => router.records('/ip/hotspot/profile')[0]?.['login-by']

  it('when the router was changed since it was shown', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    await at.admin('/ip/hotspot/profile/set', { ...sick, 'login-by': 'mac,http-chap' })
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('fix_changed')
    expect(loginBy(at)).toBe('mac,http-chap')
    expect(await at.journal('router.fixed')).toEqual([])
  })

  it('when somebody else mended it meanwhile', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    await at.fix('login_methods', fix?.planHash ?? '')
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('fix_changed')
  })

  it('for the plan of another check', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
    const { fix } = await at.finding('zone')
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('fix_changed')
    expect(loginBy(at)).toBe('http-chap')
  })

  it('when the router is away', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    await at.router.faults.goOffline()
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('router_silent')
    expect(await at.journal('router.fixed')).toEqual([])
  })

  it('when whoever asked for it has signed out while the router was looked at', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    at.router.faults.latencyMs = 100
    const fixing = reasonOf(at.fix('login_methods', fix?.planHash ?? ''))
    await at.owner.client.session.signOut(undefined)
    expect(await fixing).toBe('sign_in_first')
    expect(loginBy(at)).toBe('http-chap')
  })
})

it('a command that the router does not take is told in its words, and how far it went is written down', async () => {
  const at = await clinic()
  await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
  await at.admin('/user/group/set', { '.id': 'teller', policy: '!write' })
  const { fix } = await at.finding('zone')
  const { refusal, examination } = await at.fix('zone', fix?.planHash ?? '')
  expect(refusal).toBe('not enough permissions (9)')
  expect(examination.findings.find(({ check }) => check === 'zone')?.says).toBe('zone_differs')
  expect(await at.journal('router.fixed')).toMatchObject([{ data: { done: 0, refusal } }])
})

it('a command whose answer never came counts as not done, and what became of it is looked at', async () => {
  const at = await clinic()
  await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
  const { fix } = await at.finding('zone')
  at.router.faults.cutBeforeReply('/system/clock/set')
  const { refusal, examination } = await at.fix('zone', fix?.planHash ?? '')
  expect(refusal).not.toBeNull()
  expect(examination.findings.find(({ check }) => check === 'zone')?.says).toBe('zone_same')
})

it('a task that is there and does not run is noticed at the second look', async () => {
  let now = Date.now()
  const at = await clinic({ clock: () => now })
  await at.admin('/system/scheduler/set', { '.id': 'teller-sweep', interval: '1m' })
  now += 120_000
  expect((await at.finding('sweep')).says).toBe('sweep_runs')
  at.router.become('/system/scheduler', { '.by-default': 'true' }, 'teller-sweep')
  now += 60_000
  expect((await at.finding('sweep')).says).toBe('sweep_runs')
  now += 120_000
  expect((await at.finding('sweep')).says).toBe('sweep_stopped')
})
