/** What the device, its licence and its VPN servers allow differs by version and by box, as on real routers. */
import { afterEach, describe, expect, test } from 'vitest'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'api', password: 'secret' }
const trap = (message: string) => [['!trap', `=message=${message}`], ['!done']]
const running: PracticeRouter[] = []

async function start(options: Partial<PracticeRouterOptions> = {}): Promise<[PracticeRouter, TestClient]> {
  const router = await startPracticeRouter({ ...login, ...options })
  running.push(router)
  return [router, await openClient(router.port, login)]
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((router) => router.close()))
})

describe('the OpenVPN server', () => {
  const path = '/interface/ovpn-server/server'

  test('is one record before 7.17', async () => {
    const [, client] = await start({ version: '7.16.2' })
    expect(await client.rows(`${path}/print`)).toMatchObject([{ enabled: 'false', port: '1194' }])
    expect(await client.run(`${path}/set`, '=enabled=yes')).toEqual([['!done']])
    expect((await client.run(`${path}/add`, '=name=x'))[0]).toContain('=message=no such command')
  })

  test('is a list from 7.17 on, empty at first', async () => {
    const [, client] = await start({ version: '7.18.2' })
    expect(await client.run(`${path}/print`)).toEqual([['!empty'], ['!done']])
    expect(await client.run(`${path}/set`, '=enabled=yes')).toEqual(trap('unknown parameter enabled'))
    expect(await client.run(`${path}/add`, '=name=vpn', '=disabled=no')).toHaveLength(1)
    expect(await client.rows(`${path}/print`)).toMatchObject([{ '.id': '*1', name: 'vpn', disabled: 'false' }])
  })
})

describe('the device', () => {
  test.each([
    ['home', '/ip/hotspot', true],
    ['home', '/system/scheduler', true],
    ['basic', '/ip/hotspot', true],
    ['basic', '/system/scheduler', false],
    ['advanced', '/ip/hotspot', false],
  ] as const)('in mode %s, adding to %s is forbidden: %s', async (deviceMode, menu, forbidden) => {
    const [, client] = await start({ deviceMode })
    const [reply] = await client.run(`${menu}/add`, '=name=x', ...(menu === '/ip/hotspot' ? ['=interface=ether1'] : []))
    expect(reply?.[0] === '!trap').toBe(forbidden)
    if (forbidden) expect(reply).toEqual(['!trap', '=message=failure: not allowed by device-mode'])
    expect(await client.rows('/system/device-mode/print')).toMatchObject([{ mode: deviceMode }])
  })

  test('has no modes before 7.17', async () => {
    const [, client] = await start({ deviceMode: 'home', version: '7.16' })
    expect(await client.run('/system/scheduler/add', '=name=x')).toEqual([['!done', '=ret=*1']])
  })

  test('lets in as many hotspot users as its licence says', async () => {
    const [router, client] = await start({ licenceLevel: 3 })
    await client.run('/ip/hotspot/user/add', '=name=a')
    await client.run('/ip/hotspot/user/add', '=name=b')
    expect(router.login('a', '', '02:00:00:00:00:01').ok).toBe(true)
    expect(router.login('b', '', '02:00:00:00:00:02')).toMatchObject({ ok: false })
    expect(await client.rows('/system/license/print')).toMatchObject([{ level: '3' }])
  })

  test('serves as many API connections as it was told, from 7.16 on', async () => {
    const [router, client] = await start({ version: '7.16' })
    await client.run('/ip/service/set', '=.id=api', '=max-sessions=2')
    const second = await openClient(router.port, login)
    const third = await openClient(router.port)
    await third.closed
    expect(await second.run('/system/identity/print')).toHaveLength(2)
    second.close()
  })
})

describe('VPN accounts', () => {
  test('connect where their service listens, and leave a trace', async () => {
    const [router, client] = await start({ version: '7.9.2', clock: () => Date.UTC(2023, 4, 1, 20, 52, 13) })
    await client.run('/ppp/secret/add', '=name=v', '=password=p', '=service=l2tp')
    expect(router.connectPpp('v', 'p', 'l2tp').ok).toBe(false)
    await client.run('/interface/l2tp-server/server/set', '=enabled=yes')
    expect(router.connectPpp('v', 'wrong', 'l2tp').ok).toBe(false)
    expect(router.connectPpp('v', 'p', 'pptp').ok).toBe(false)
    const result = router.connectPpp('v', 'p', 'l2tp', '203.0.113.9')
    expect(await client.rows('/ppp/active/print')).toMatchObject([
      { name: 'v', service: 'l2tp', 'caller-id': '203.0.113.9', uptime: '0s' },
    ])
    router.disconnectPpp(result.ok ? result.sessionId : '')
    expect(await client.rows('/ppp/active/print')).toEqual([])
    expect(await client.rows('/ppp/secret/print')).toMatchObject([
      {
        'last-caller-id': '203.0.113.9',
        'last-logged-out': 'may/01/2023 20:52:13',
        'last-disconnect-reason': 'hung-up',
      },
    ])
  })

  test('are ended by hand, and disabled ones stay out', async () => {
    const [router, client] = await start()
    await client.run('/interface/pptp-server/server/set', '=enabled=yes')
    await client.run('/ppp/profile/set', '=.id=default', '=only-one=yes')
    await client.run('/ppp/secret/add', '=name=v', '=password=p')
    router.connectPpp('v', 'p', 'pptp')
    router.connectPpp('v', 'p', 'pptp')
    const [session, ...others] = await client.rows('/ppp/active/print')
    expect(others).toEqual([])
    await client.run('/ppp/secret/disable', '=.id=v')
    expect(await client.rows('/ppp/active/print')).toHaveLength(1)
    expect(await client.run('/ppp/active/remove', `=.id=${session?.['.id']}`)).toEqual([['!done']])
    expect(router.connectPpp('v', 'p', 'pptp').ok).toBe(false)
  })

  test('have one name each, and profiles that are there', async () => {
    const [, client] = await start()
    await client.run('/ppp/secret/add', '=name=v')
    expect(await client.run('/ppp/secret/add', '=name=v')).toEqual(
      trap('failure: secret with the same name already exists'),
    )
    const [ambiguous] = await client.run('/ppp/secret/add', '=name=w', '=profile=defaul')
    expect(ambiguous?.at(-1)).toMatch(/ambiguous value of profile/)
    expect((await client.run('/ppp/profile/remove', '=.id=default-encryption'))[0]?.[0]).toBe('!trap')
  })
})

test('rows are put before others and moved', async () => {
  const [, client] = await start()
  const path = '/ip/firewall/filter'
  for (const comment of ['a', 'b'])
    await client.run(`${path}/add`, '=chain=input', '=action=accept', `=comment=${comment}`)
  await client.run(`${path}/add`, '=chain=input', '=action=drop', '=comment=c', '=place-before=*1')
  const order = async () => (await client.rows(`${path}/print`)).map((row) => row.comment)
  expect(await order()).toEqual(['c', 'a', 'b'])
  await client.run(`${path}/move`, '=numbers=*3', '=destination=*2')
  expect(await order()).toEqual(['a', 'c', 'b'])
  await client.run(`${path}/move`, '=.id=*1')
  expect(await order()).toEqual(['c', 'b', 'a'])
})

test('a device comes back with its cookie, within the same limits', async () => {
  const [router, client] = await start()
  const phone = '02:00:00:00:00:01'
  await client.run('/ip/hotspot/user/add', '=name=a', '=password=p')
  expect(router.comeBack(phone)).toMatchObject({ ok: false })
  router.login('a', 'p', phone)
  const [session] = router.active()
  await client.run('/ip/hotspot/active/remove', `=.id=${session?.['.id']}`)
  expect(router.comeBack(phone).ok).toBe(true)
  expect(router.active()).toMatchObject([{ 'login-by': 'mac-cookie' }])
  await client.run('/ip/hotspot/active/remove', `=.id=${session?.['.id']}`)
  await client.run('/ip/hotspot/user/disable', '=.id=a')
  expect(router.comeBack(phone).ok).toBe(false)
})

test('a command that is not practised says so', async () => {
  const [, client] = await start()
  expect(await client.run('/system/package/downgrade')).toEqual(
    trap('failure: the practice router does not do downgrade'),
  )
})
