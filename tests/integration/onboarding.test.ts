/** Setting a router up: what is shown is what is done, and what is done is little, works, and can be taken back. */
import type { X509Certificate } from 'node:crypto'
import { connect as connectTls } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { RouterTrap } from '../../src/backend/routeros/errors.ts'
import type { Looked } from '../../src/contract/onboarding.ts'
import { ADMIN, settingsOf, unbox, type VisitWorld, visits } from '../support/router-visit.ts'

const VERSIONS = ['6.49', '7.10', '7.16', '7.18', '7.22', '7.24'] as const
const host = '127.0.0.1'
const { visit, afterwards, end } = visits()
afterEach(end)

/** A session with the new login. */
async function asTeller({ desk, visitor }: VisitWorld, looked: Looked) {
  const { form } = desk.result(visitor, looked.id)
  const tls = form.tls ? ({ trust: 'pin', fingerprint: form.fingerprint } as const) : false
  const connection = await connectRouter({ ...form, tls })
  afterwards(() => connection.close())
  return connection
}

const shownCertificate = (port: number) =>
  new Promise<X509Certificate>((resolve, reject) => {
    const socket = connectTls({ host, port, rejectUnauthorized: false }, () => {
      const certificate = socket.getPeerX509Certificate()
      socket.destroy()
      if (certificate) resolve(certificate)
    })
    socket.on('error', reject)
  })

describe.each(VERSIONS)('on RouterOS %s', (version) => {
  test('the plan makes a login of its own, encrypts, and works over the very certificate it made', async () => {
    const world = await visit({ version })
    const looked = await world.look()
    expect(looked.plan.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'group needed',
      'user needed',
      'certificate needed',
      'sign needed',
      'api_ssl needed',
      'clock already',
      'login needed',
      'trial needed',
    ])
    const outcome = await world.apply(looked)
    expect(outcome).toMatchObject({ done: true, problem: null })
    const shown = await shownCertificate(world.router.sslPort)
    expect(outcome.fingerprint).toBe(shown.fingerprint256)
    expect(world.desk.result(world.visitor, looked.id).form).toMatchObject({
      host,
      port: world.router.sslPort,
      tls: true,
      fingerprint: shown.fingerprint256,
      username: 'teller',
    })
    const teller = await asTeller(world, looked)
    expect((await teller.run('/system/identity/print')).rows).toEqual([{ name: 'Café' }])
  })

  test('a whole hotspot is made where there is none, on a free interface', async () => {
    const world = await visit({ version })
    await unbox(world)
    const looked = await world.look()
    const hotspot = { interface: 'ether3', network: '10.20.0.0/24', dnsName: 'wifi.cafe' }
    const { problem, done } = await world.apply(looked, { hotspot })
    expect({ problem, done }).toEqual({ problem: null, done: true })
    expect(world.router.records('/ip/hotspot')).toMatchObject([
      { interface: 'ether3', 'address-pool': 'teller-hotspot', profile: 'teller-hotspot', disabled: 'false' },
    ])
    expect(world.router.records('/ip/pool')).toMatchObject([{ ranges: '10.20.0.2-10.20.0.254' }])
    expect(world.router.records('/ip/dhcp-server')).toMatchObject([{ interface: 'ether3', disabled: 'false' }])
    expect(world.router.records('/ip/address').at(-1)).toMatchObject({ address: '10.20.0.1/24', interface: 'ether3' })
    expect(world.router.records('/ip/hotspot/profile').at(-1)).toMatchObject({
      'dns-name': 'wifi.cafe',
      'hotspot-address': '10.20.0.1',
      'login-by': 'cookie,http-chap,http-pap,mac-cookie',
    })
    expect(world.router.records('/ip/firewall/nat').at(-1)).toMatchObject({ 'src-address': '10.20.0.0/24' })
  })
})

describe('the new login', () => {
  test('does everything that selling does', async () => {
    const world = await visit()
    const looked = await world.look()
    await world.apply(looked)
    const teller = await asTeller(world, looked)
    await teller.run('/ip/hotspot/user/profile/add', { attributes: { name: 'teller-1', 'shared-users': '1' } })
    const { ret = '' } = await teller.run('/ip/hotspot/user/add', {
      attributes: { name: 'AB12', password: 'p', profile: 'teller-1', comment: 'teller1:x' },
    })
    expect((await teller.run('/ip/hotspot/user/print', { query: ['?name=AB12'] })).rows).toMatchObject([
      { password: 'p', profile: 'teller-1' },
    ])
    await teller.run('/ip/hotspot/user/set', { attributes: { '.id': ret, 'limit-uptime': '1h' } })
    world.router.login('AB12', 'p', '02:00:00:00:00:01')
    const { rows: active } = await teller.run('/ip/hotspot/active/print', { query: ['?user=AB12'] })
    await teller.run('/ip/hotspot/active/remove', { attributes: { '.id': active[0]?.['.id'] ?? '' } })
    const { rows: cookies } = await teller.run('/ip/hotspot/cookie/print')
    for (const row of cookies)
      await teller.run('/ip/hotspot/cookie/remove', { attributes: { '.id': row['.id'] ?? '' } })
    const entry = { name: 'teller', interval: '1m', 'on-event': ':log info x', policy: 'read,write,test' }
    await teller.run('/system/scheduler/add', { attributes: entry })
    await teller.run('/ip/hotspot/user/remove', { attributes: { '.id': ret } })
    expect(world.router.users()).toEqual([])
  })

  test.each([
    ['/user/add', { name: 'evil', group: 'full', password: 'x' }],
    ['/user/set', { '.id': 'admin', password: 'x' }],
    ['/user/remove', { '.id': 'admin' }],
    ['/user/group/set', { '.id': 'teller', policy: 'policy' }],
    ['/user/group/add', { name: 'evil', policy: 'policy' }],
  ])('may not %s', async (path, attributes) => {
    const world = await visit()
    const looked = await world.look()
    await world.apply(looked)
    const teller = await asTeller(world, looked)
    const before = settingsOf(world.router)
    const refusal = await teller.run(path, { attributes }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(RouterTrap)
    expect(refusal).toMatchObject({ message: 'not enough permissions (9)' })
    expect(settingsOf(world.router)).toEqual(before)
  })

  test('reads nobody’s password', async () => {
    const world = await visit()
    const looked = await world.look()
    await world.apply(looked)
    const { rows } = await (await asTeller(world, looked)).run('/user/print')
    expect(JSON.stringify(rows)).not.toContain(ADMIN.password)
    for (const row of rows) expect(row).not.toHaveProperty('password')
  })

  test('is let in from this computer only, if that is wanted', async () => {
    const world = await visit()
    const looked = await world.look()
    expect((await world.apply(looked, { onlyFromHere: true })).done).toBe(true)
    expect(world.router.records('/user').at(-1)).toMatchObject({ name: 'teller', address: looked.here })
    // The practice router sees every visitor at the same address; to be elsewhere, the list is moved away.
    const admin = await world.admin()
    await admin.run('/user/set', { attributes: { '.id': 'teller', address: '192.0.2.99' } })
    admin.close()
    await expect(asTeller(world, looked)).rejects.toThrow('invalid user name or password')
  })
})

describe('what is on the router', () => {
  test('what fits is used again, and what is somebody else’s stays as it is', async () => {
    const world = await visit()
    const admin = await world.admin()
    await admin.run('/user/group/add', { attributes: { name: 'teller', policy: 'read,write,api,sensitive,test,ftp' } })
    await admin.run('/user/add', { attributes: { name: 'teller', group: 'full', password: 'theirs' } })
    await admin.run('/certificate/add', { attributes: { name: 'teller-api', 'common-name': 'theirs' } })
    admin.close()
    const [group, user] = [world.router.records('/user/group').at(-1), world.router.records('/user').at(-1)]
    const looked = await world.look()
    expect((await world.apply(looked)).done).toBe(true)
    expect(world.router.records('/user/group')).toContainEqual(group)
    expect(world.router.records('/user')).toContainEqual(user)
    expect(world.router.records('/certificate')).toMatchObject([
      { name: 'teller-api', 'common-name': 'theirs' },
      { name: 'teller-api2', 'private-key': 'true' },
    ])
    expect(world.router.records('/user').at(-1)).toMatchObject({ name: 'teller2', group: 'teller2' })
  })

  test('a service that has a certificate keeps it', async () => {
    const world = await visit()
    const first = await world.look()
    await world.apply(first)
    const again = await world.look({ usernames: ['teller'] })
    expect(again.plan.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'group already',
      'user needed',
      'api_ssl already',
      'clock already',
      'login needed',
      'trial needed',
    ])
    expect((await world.apply(again)).done).toBe(true)
    expect(world.router.records('/certificate')).toHaveLength(1)
    expect(world.router.records('/user').map(({ name }) => name)).toEqual(['admin', 'teller', 'teller2'])
  })

  test('a user left by a try that was never saved is found, and gets a new password', async () => {
    const world = await visit()
    const first = await world.look()
    await world.apply(first)
    const lost = world.desk.result(world.visitor, first.id).form
    const again = await world.look()
    expect(again.plan.steps[1]).toMatchObject({ id: 'user_again', values: { name: 'teller' } })
    await world.apply(again)
    expect(world.router.records('/user')).toHaveLength(2)
    const tls = { trust: 'pin', fingerprint: lost.fingerprint } as const
    await expect(connectRouter({ ...lost, tls })).rejects.toThrow('invalid user name or password')
    await asTeller(world, again)
  })

  test('the plain API is used when that is chosen, and switched on when it is off', async () => {
    const world = await visit()
    const looked = await world.look()
    const plan = world.plan(looked, { encrypted: false })
    expect(plan.steps.map(({ id }) => id)).not.toContain('certificate')
    const outcome = await world.apply(looked, { encrypted: false })
    expect(outcome).toMatchObject({ done: true, fingerprint: '' })
    expect(world.desk.result(world.visitor, looked.id).form).toMatchObject({ tls: false, port: world.router.port })
  })

  test.each([
    ['6.49', 'server-dns-names'],
    ['7.22', 'servers'],
  ])('a clock without a source gets one, on %s by its %s', async (version, property) => {
    const world = await visit({ version })
    const admin = await world.admin()
    await admin.run('/system/ntp/client/set', { attributes: { enabled: 'no', [property]: '' } })
    admin.close()
    const looked = await world.look()
    expect(looked.offers.clock).toBe(true)
    expect((await world.apply(looked)).done).toBe(true)
    expect(world.router.records('/system/ntp/client')).toMatchObject([{ enabled: 'true', [property]: 'pool.ntp.org' }])
  })

  test('what a person must know first is told', async () => {
    const world = await visit({ deviceMode: 'home', licenceLevel: 3 })
    const admin = await world.admin()
    await admin.run('/system/clock/set', { attributes: { date: '1970-01-02', time: '00:00:00' } })
    await admin.run('/ip/service/set', { attributes: { '.id': 'api-ssl', address: '10.0.0.0/8' } })
    admin.close()
    const { warnings, router } = await world.look()
    expect(router).toMatchObject({ identity: 'Café', board: 'hAP ac^2', serial: 'HF80ABCDEF1', licence: '3' })
    expect(warnings.map(({ kind }) => kind)).toEqual([
      'login_in_clear',
      'service_elsewhere',
      'hotspot_forbidden',
      'scheduler_forbidden',
      'licence',
      'clock_wrong',
      'no_http_pap',
    ])
  })

  test('an admin by name who may not manage users is told at once, and nothing is done', async () => {
    const world = await visit()
    const admin = await world.admin()
    await admin.run('/user/add', { attributes: { name: 'helper', group: 'write', password: 'x' } })
    admin.close()
    const about = { counterId: 'c', usernames: [], routers: [] }
    const form = { host, api: { port: world.router.port, tls: false }, username: 'helper', password: 'x' }
    expect(await world.desk.look(world.visitor, form, about)).toEqual({ problem: 'permission', looked: null })
  })

  test.each([
    ['a wrong password', { password: 'wrong' }, 'login'],
    ['nobody there', { api: { port: 9, tls: false } }, 'refused'],
    ['no encryption where it is asked for', { api: { port: 9, tls: true } }, 'refused'],
  ])('%s is told in a word', async (_name, change, problem) => {
    const world = await visit()
    const about = { counterId: 'c', usernames: [], routers: [] }
    const form = { host, api: { port: world.router.port, tls: false }, ...ADMIN, ...change }
    expect(await world.desk.look(world.visitor, form, about)).toEqual({ problem, looked: null })
  })

  test('the admin comes in encrypted where the router can', async () => {
    const world = await visit()
    await world.apply(await world.look())
    const about = { counterId: 'c', usernames: [], routers: [] }
    const form = { host, api: { port: world.router.sslPort, tls: true }, ...ADMIN }
    const { looked } = await world.desk.look(world.visitor, form, about)
    expect(looked?.encrypted).toBe(true)
    expect(looked?.warnings.map(({ kind }) => kind)).not.toContain('login_in_clear')
  })
})
