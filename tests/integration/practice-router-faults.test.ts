/** The practice router's faults do what they say, so that a test which uses them tests something. */
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { encodeSentence } from '../../src/backend/routeros/sentences.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'api', password: 'secret' }
let router: PracticeRouter

async function start(latencyMs = 0): Promise<TestClient> {
  router = await startPracticeRouter({ ...login, latencyMs })
  return openClient(router.port, login)
}

afterEach(() => router.close())

test('offline refuses new connections, drops the old ones, and comes back on the same port', async () => {
  const client = await start()
  const port = router.port
  await router.faults.goOffline()
  await client.closed
  await expect(openClient(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect((await fetch(router.portalUrl)).status).toBe(200)
  await router.faults.goOnline()
  expect(await (await openClient(port, login)).run('/system/identity/print')).toHaveLength(2)
})

test('a cut reply leaves the command done, once', async () => {
  const client = await start()
  router.faults.cutBeforeReply('/ip/hotspot/user/add')
  expect(await client.run('/ip/hotspot/user/add', '=name=a')).toEqual([])
  await client.closed
  expect(router.users()).toHaveLength(1)
  const again = await openClient(router.port, login)
  expect(await again.run('/ip/hotspot/user/add', '=name=b')).toEqual([['!done', '=ret=*2']])
})

test('garbage comes instead of one reply', async () => {
  await start()
  router.faults.garbage('/ip/hotspot/user/add')
  const socket = connect(router.port, '127.0.0.1')
  socket.write(encodeSentence(['/login', '=name=api', '=password=secret']))
  socket.write(encodeSentence(['/ip/hotspot/user/add', '=name=a']))
  const received: Buffer[] = []
  for await (const chunk of socket) {
    received.push(chunk as Buffer)
    if (Buffer.concat(received).includes(0xff)) break
  }
  expect(router.users()).toHaveLength(1)
})

test('a stalled router answers nothing and does nothing until it resumes', async () => {
  const client = await start()
  const witness = new Promise<string>((resolve) => router.onChange(({ menu }) => resolve(menu)))
  router.faults.stall()
  client.send('/ip/hotspot/user/add', '=name=a')
  const late = await openClient(router.port)
  late.send('/login', '=name=api', '=password=secret')
  // The portal is another way in: when it has answered, the sentences have long arrived.
  await fetch(router.portalUrl)
  expect(router.users()).toEqual([])
  router.faults.resume()
  expect(await client.next()).toEqual(['!done', '=ret=*1'])
  expect(await late.next()).toEqual(['!done'])
  expect(await witness).toBe('/ip/hotspot/user')
})

test('a restart drops connections and sessions and keeps the configuration', async () => {
  const client = await start()
  await client.run('/ip/hotspot/user/add', '=name=a', '=password=p')
  expect(router.login('a', 'p', '02:00:00:00:00:01').ok).toBe(true)
  router.faults.restart()
  await client.closed
  expect(router.active()).toEqual([])
  expect(router.users()).toHaveLength(1)
  expect(await (await openClient(router.port, login)).run('/system/identity/print')).toHaveLength(2)
})

test('latency is a delay of each round trip: commands in flight overlap and stay in order', async () => {
  const client = await start()
  router.faults.latencyMs = 150
  const before = performance.now()
  for (let number = 0; number < 20; number += 1) client.send('/ip/hotspot/user/add', `=name=${number}`)
  const ids: (string | undefined)[] = []
  for (let number = 0; number < 20; number += 1) ids.push((await client.next())?.[1])
  const elapsed = performance.now() - before
  expect(elapsed).toBeGreaterThan(148)
  expect(elapsed).toBeLessThan(1500)
  expect(ids).toEqual(Array.from({ length: 20 }, (_, index) => `=ret=*${(index + 1).toString(16).toUpperCase()}`))
})

test('a latency that is lowered does not let later replies overtake earlier ones', async () => {
  const client = await start(100)
  const witness = new Promise<void>((resolve) => router.onChange(() => resolve()))
  client.send('/ip/hotspot/user/add', '=name=slow')
  await witness
  router.faults.latencyMs = 0
  expect(await client.run('/ip/hotspot/user/add', '=name=quick')).toEqual([['!done', '=ret=*1']])
  expect(await client.next()).toEqual(['!done', '=ret=*2'])
})
