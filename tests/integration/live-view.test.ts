/** The live view beside routers that live: who is online, as it happens, also when links break. */
import { afterEach, describe, expect, test } from 'vitest'
import type { LiveDesk } from '../../src/backend/live/live-desk.ts'
import type { PracticeRouterOptions } from '../../src/practice/router/practice-router.ts'
import { startWatchedRouter, type WatchedRouter } from '../support/watched-router.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(options: Partial<PracticeRouterOptions> = {}): Promise<WatchedRouter> {
  const watched = await startWatchedRouter(options)
  cleanups.push(() => watched.close())
  return watched
}

async function watch(watched: WatchedRouter, hurry?: number) {
  const watching = await watched.watch(hurry)
  cleanups.push(() => watching.stop())
  return watching
}

const MAC = '02:00:00:00:00:01'
const OTHER_MAC = '02:00:00:00:00:02'

function logIn({ router, codes }: WatchedRouter, mac = MAC, code = codes[0]): string {
  const result = router.login(code, code, mac)
  if (!result.ok) throw new Error(result.reason)
  return result.sessionId
}

const namesOn = (desk: LiveDesk, { routerId }: WatchedRouter) => desk.sessions(routerId).map(({ username }) => username)

describe.each(['6.49.10', '7.9.2', '7.18.2', '7.22.3'])('on RouterOS %s', (version) => {
  test('somebody who logs in is seen at once, with device and limits, and gone at once when they leave', async () => {
    const watched = await start({ version })
    // Prints come every ten seconds here: what is seen sooner is news.
    const { desk, until } = await watch(watched, 1)
    await until(() => desk.router(watched.routerId).asOf !== null)
    expect(namesOn(desk, watched)).toEqual([])
    logIn(watched)
    await until(() => desk.router(watched.routerId).online === 1)
    expect(desk.sessions(watched.routerId)).toMatchObject([
      {
        username: watched.codes[0],
        mac: MAC,
        server: 'hotspot1',
        since: watched.time.now,
        byRadius: false,
        seconds: 0,
      },
    ])
    watched.router.faults.restart()
    await until(() => desk.router(watched.routerId).online === 0 || !desk.router(watched.routerId).isLive)
  })

  test('time, bytes and speeds are those of the router’s own counters', async () => {
    const watched = await start({ version })
    const sessionId = logIn(watched)
    const { desk, printed } = await watch(watched)
    await printed()
    expect(desk.sessions(watched.routerId)).toMatchObject([{ upBitsPerSecond: null, downBitsPerSecond: null }])
    watched.router.transfer(sessionId, 100_000, 2_000_000)
    watched.time.now += 10_000
    await printed()
    const [session] = desk.sessions(watched.routerId)
    expect(session).toMatchObject({ seconds: 10, bytesUp: 100_000, bytesDown: 2_000_000 })
    expect((session?.downBitsPerSecond ?? 0) / 1_600_000).toBeCloseTo(1, 2)
    expect((session?.upBitsPerSecond ?? 0) / 80_000).toBeCloseTo(1, 2)
    watched.time.now += 10_000
    await printed()
    expect(desk.sessions(watched.routerId)).toMatchObject([{ upBitsPerSecond: 0, downBitsPerSecond: 0 }])
  })

  test('a session that ends is gone with the next print, should its news get lost', async () => {
    const watched = await start({ version })
    logIn(watched)
    const { desk, printed, connection } = await watch(watched)
    await printed()
    expect(namesOn(desk, watched)).toHaveLength(1)
    // The router forgets whoever listens.
    await connection.run('/cancel')
    watched.router.faults.stall()
    watched.router.faults.resume()
    await connection.run('/ip/hotspot/active/remove', { attributes: { '.id': '*A053202' } })
    await printed()
    expect(namesOn(desk, watched)).toEqual([])
  })
})

test('whoever looks gets a fresh print', async () => {
  const watched = await start()
  const { desk, until } = await watch(watched, 1)
  await until(() => desk.router(watched.routerId).asOf !== null)
  watched.time.now += 60_000
  desk.look()
  await until(() => desk.router(watched.routerId).asOf === watched.time.now)
})

test('a router that is away leaves what was last known, and says of when it is', async () => {
  const watched = await start()
  logIn(watched)
  const watching = await watch(watched)
  const { desk, printed, hangUp } = watching
  await printed()
  const seenAt = watched.time.now
  await hangUp()
  watched.time.now += 600_000
  expect(desk.router(watched.routerId)).toEqual({ isLive: false, asOf: seenAt, online: 1 })
  expect(namesOn(desk, watched)).toEqual([watched.codes[0]])
  await expect(desk.blocked(watched.routerId)).rejects.toMatchObject({ reason: 'router_unreached' })
  watched.router.faults.restart()
  // Until the first print nothing new is known.
  const back = await watched.reconnect(watching)
  await back.printed()
  expect(desk.router(watched.routerId)).toEqual({ isLive: true, asOf: watched.time.now, online: 0 })
  back.connection.close()
})

test('another session at the same address is not taken for the one before', async () => {
  const watched = await start()
  const { desk, printed, connection } = await watch(watched)
  const first = logIn(watched)
  watched.router.transfer(first, 5_000, 9_000)
  watched.time.now += 60_000
  await printed()
  await connection.run('/ip/hotspot/active/remove', { attributes: { '.id': first } })
  expect(logIn(watched)).toBe(first)
  const loggedInAt = watched.time.now
  await printed()
  watched.time.now += 5_000
  await printed()
  const [session] = desk.sessions(watched.routerId)
  expect(session).toMatchObject({ seconds: 5, bytesDown: 0 })
  expect((session?.since ?? 0) - loggedInAt).toBeLessThan(1_000)
})

test('two thousand sessions are seen, and printing them leaves the router its time', async () => {
  const watched = await start()
  const { connection, desk, printed } = await watch(watched)
  await connection.run('/ip/hotspot/user/profile/set', { attributes: { '.id': '*0', 'shared-users': 'unlimited' } })
  for (let n = 0; n < 2_000; n += 1) {
    logIn(watched, `02:00:00:00:${(n >> 8).toString(16).padStart(2, '0')}:${(n & 255).toString(16).padStart(2, '0')}`)
  }
  await printed()
  expect(desk.router(watched.routerId).online).toBe(2_000)
  desk.write(true)
}, 60_000)

describe('a device that is disconnected', () => {
  test('does not come back by itself: its cookie went with the session, and nobody else’s', async () => {
    const watched = await start()
    const { desk, printed } = await watch(watched)
    logIn(watched)
    logIn(watched, OTHER_MAC, watched.codes[1])
    await printed()
    const session = desk.sessions(watched.routerId).find(({ mac }) => mac === MAC)
    expect(session && (await desk.disconnect(watched.routerId, session))).toEqual({ sessions: 1, cookies: 1 })
    expect(watched.router.active().map((active) => active['mac-address'])).toEqual([OTHER_MAC])
    expect(watched.router.comeBack(MAC)).toEqual({ ok: false, reason: 'no valid cookie' })
    expect(watched.router.comeBack(OTHER_MAC).ok).toBe(true)
    await printed()
    expect(desk.sessions(watched.routerId).map(({ mac }) => mac)).toEqual([OTHER_MAC])
  })

  test('sabotage: without taking the cookie it would be back at once', async () => {
    const watched = await start()
    const { connection } = await watch(watched)
    const id = logIn(watched)
    await connection.run('/ip/hotspot/active/remove', { attributes: { '.id': id } })
    expect(watched.router.comeBack(MAC).ok).toBe(true)
  })

  test('may have left a moment before: then nothing is ended, and that is told', async () => {
    const watched = await start()
    const { desk, printed } = await watch(watched)
    logIn(watched)
    await printed()
    const [session] = desk.sessions(watched.routerId)
    watched.router.faults.restart()
    await expect(session && desk.disconnect(watched.routerId, session)).rejects.toMatchObject({
      reason: 'router_unreached',
    })
  })
})

describe.each(['6.49.10', '7.22.3'])('a device that is blocked on RouterOS %s', (version) => {
  test('is off at once and kept out, whatever code it has, until it is let on again', async () => {
    const watched = await start({ version })
    const { desk, routerId } = { ...(await watch(watched)), routerId: watched.routerId }
    await watched.addForeigner('someone')
    logIn(watched)
    expect(await desk.block(routerId, MAC)).toEqual({ sessions: 1, cookies: 1 })
    expect(watched.router.active()).toEqual([])
    expect(watched.router.login(watched.codes[1], watched.codes[1], MAC).ok).toBe(false)
    expect(watched.router.login('someone', 'someone', MAC).ok).toBe(false)
    expect(logIn(watched, OTHER_MAC)).toBeTruthy()
    const [blocked] = await desk.blocked(routerId)
    expect(blocked).toMatchObject({ mac: MAC, isOurs: true, isDisabled: false })
    expect(blocked?.at).toBe(Math.floor(watched.time.now / 1_000) * 1_000)
    expect(await desk.unblock(routerId, blocked?.id ?? '', MAC)).toBe(true)
    expect(logIn(watched, MAC, watched.codes[1])).toBeTruthy()
  })

  test('is blocked once however often it is done, also after somebody switched the block off', async () => {
    const watched = await start({ version })
    const { desk, connection } = await watch(watched)
    await desk.block(watched.routerId, MAC)
    const [blocked] = await desk.blocked(watched.routerId)
    const off = { '.id': blocked?.id ?? '', disabled: 'yes' }
    await connection.run('/ip/hotspot/ip-binding/set', { attributes: off })
    await desk.block(watched.routerId, MAC)
    expect(await desk.blocked(watched.routerId)).toMatchObject([{ id: blocked?.id, isOurs: true, isDisabled: false }])
  })
})

describe('what somebody else decided about a device', () => {
  test('is never changed: a device let through by hand is not blocked, and the person is told', async () => {
    const watched = await start()
    const { desk, connection } = await watch(watched)
    const bypass = { 'mac-address': MAC, type: 'bypassed', comment: 'the owner’s phone' }
    await connection.run('/ip/hotspot/ip-binding/add', { attributes: bypass })
    await expect(desk.block(watched.routerId, MAC)).rejects.toMatchObject({ reason: 'device_has_entry' })
    expect(watched.router.records('/ip/hotspot/ip-binding')).toMatchObject([bypass])
  })

  test('is shown, and not taken away', async () => {
    const watched = await start()
    const { desk, connection } = await watch(watched)
    const added = { 'mac-address': MAC, type: 'blocked', comment: 'thief' }
    const { ret: id = '' } = await connection.run('/ip/hotspot/ip-binding/add', { attributes: added })
    expect(await desk.blocked(watched.routerId)).toMatchObject([{ mac: MAC, isOurs: false, comment: 'thief' }])
    expect(await desk.unblock(watched.routerId, id, MAC)).toBe(false)
    expect(watched.router.records('/ip/hotspot/ip-binding')).toHaveLength(1)
  })

  test('stays: an id that belongs to another device by now is not removed', async () => {
    const watched = await start()
    const { desk } = await watch(watched)
    await desk.block(watched.routerId, MAC)
    const [blocked] = await desk.blocked(watched.routerId)
    expect(await desk.unblock(watched.routerId, blocked?.id ?? '', OTHER_MAC)).toBe(false)
    expect(await desk.blocked(watched.routerId)).toHaveLength(1)
  })
})
