/** A RouterOS client that is not ours works against the practice router as it does against a real one. */
import { RouterOSAPI } from 'node-routeros'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'

const login = { username: 'api', password: 'secret' }
let router: PracticeRouter

beforeEach(async () => {
  // From 7.18 on `!empty` would crash this client.
  router = await startPracticeRouter({ ...login, version: '7.16' })
})

afterEach(() => router.close())

async function openPeer(): Promise<RouterOSAPI> {
  const api = new RouterOSAPI({ host: '127.0.0.1', port: router.port, user: login.username, password: login.password })
  await api.connect()
  return api
}

test('node-routeros adds, prints, changes and removes a hotspot user', async () => {
  const api = await openPeer()
  expect(await api.write('/ip/hotspot/user/add', ['=name=peer', '=password=p', '=limit-uptime=1h'])).toEqual([
    { ret: '*1' },
  ])
  const [user] = await api.write('/ip/hotspot/user/print', ['?name=peer'])
  expect(user).toMatchObject({ '.id': '*1', name: 'peer', 'limit-uptime': '1h', disabled: 'false' })
  await api.write('/ip/hotspot/user/set', ['=.id=*1', '=comment=seen'])
  expect(router.users()).toMatchObject([{ name: 'peer', comment: 'seen' }])
  await api.write('/ip/hotspot/user/remove', ['=.id=*1'])
  expect(await api.write('/ip/hotspot/user/print', ['?name=peer'])).toEqual([])
  await api.close()
})

test('node-routeros hears the traps', async () => {
  const api = await openPeer()
  await api.write('/ip/hotspot/user/add', ['=name=peer'])
  await expect(api.write('/ip/hotspot/user/add', ['=name=peer'])).rejects.toThrow(
    'failure: already have user with this name for this server',
  )
  await api.close()
})

test('node-routeros gets back the bytes it sent in its own code page', async () => {
  const api = await openPeer()
  await api.write('/ip/hotspot/user/add', ['=name=café', '=comment=naïve €'])
  expect(await api.write('/ip/hotspot/user/print', ['?name=café'])).toMatchObject([
    { name: 'café', comment: 'naïve €' },
  ])
  await api.close()
})

test('node-routeros is told when its login is wrong', async () => {
  const api = new RouterOSAPI({ host: '127.0.0.1', port: router.port, user: 'api', password: 'wrong' })
  await expect(api.connect()).rejects.toMatchObject({ errno: 'CANTLOGIN' })
})
