/** People on the practice router: they live by a seed, use codes that were sold, and leave alone what a person tries. */
import { afterEach, expect, test } from 'vitest'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { Crowd } from '../../src/practice/router/crowd.ts'
import { type LoginResult, login } from '../../src/practice/router/hotspot.ts'
import { menusOf } from '../../src/practice/router/menus.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { RouterState } from '../../src/practice/router/state.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function start(seed: number) {
  let now = Date.parse('2026-11-23T12:00:00Z')
  const state = new RouterState({
    version: '7.22',
    username: 'u',
    password: 'p',
    identity: 'r',
    serial: 'PRACTICE',
    clock: () => now,
    deviceMode: 'advanced',
    licenceLevel: 6,
    menus: menusOf,
  })
  const crowd = new Crowd(state, { seed })
  const addUser = (name: string, comment: string) =>
    state
      .table('/ip/hotspot/user')
      .add(new Map(Object.entries({ name, password: name, comment, uptime: '0s', profile: '*0' })))
  return {
    state,
    addUser,
    live: (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        now += 1_000
        crowd.step()
      }
    },
    sessions: () => state.table('/ip/hotspot/active').items(),
    bytes: () =>
      state
        .table('/ip/hotspot/active')
        .items()
        .reduce((sum, item) => sum + Number(item.get('bytes-out')), 0),
  }
}

test('the same seed brings the same people and the same bytes', () => {
  const [one, same, other] = [start(7), start(7), start(8)]
  for (const each of [one, same, other]) each.live(120)
  expect(one.sessions()).toEqual(same.sessions())
  expect(one.sessions()).not.toEqual(other.sessions())
  expect(one.bytes()).toBeGreaterThan(1_000_000)
})

test('a code that was sold is soon used by somebody, and its bytes are the interface’s too', () => {
  const { addUser, live, sessions, state } = start(7)
  addUser('7kqmx4p2d', 'teller1:0123456789abcdef')
  live(120)
  const session = sessions().find((item) => item.get('user') === '7kqmx4p2d')
  expect(session?.get('radius')).toBe('false')
  const [bridge] = state.table('/interface').named('bridge')
  const sum = sessions().reduce((bytes, item) => bytes + Number(item.get('bytes-out')), 0)
  expect(Number(bridge?.get('tx-byte'))).toBeGreaterThanOrEqual(sum)
})

test('a code that a person tries out is left to them, and users nobody here sold are left alone', () => {
  const { addUser, live, sessions, state } = start(7)
  addUser('7kqmx4p2d', 'teller1:0123456789abcdef')
  addUser('by-hand', 'not ours')
  const mine: LoginResult = login(state, { username: '7kqmx4p2d', password: '7kqmx4p2d', mac: '02:00:00:00:00:01' })
  expect(mine.ok).toBe(true)
  live(600)
  const of = (name: string) => sessions().filter((item) => item.get('user') === name)
  expect(of('7kqmx4p2d').map((item) => item.get('mac-address'))).toEqual(['02:00:00:00:00:01'])
  expect(of('by-hand')).toEqual([])
})

test('people come and go over hours, and the router’s load moves with them', () => {
  const { live, sessions, state } = start(3)
  const loads = new Set<string | undefined>()
  const seen = new Set<string | undefined>()
  for (let n = 0; n < 60; n += 1) {
    live(120)
    loads.add(state.table('/system/resource').single().get('cpu-load'))
    for (const item of sessions()) seen.add(item.get('mac-address'))
  }
  expect(loads.size).toBeGreaterThan(5)
  expect(seen.size).toBeGreaterThan(20)
  expect(sessions().length).toBeGreaterThan(2)
  expect(sessions().length).toBeLessThan(40)
})

test('nobody is on a router that was not asked for people', async () => {
  const router = await startPracticeRouter({ username: 'u', password: 'p' })
  cleanups.push(() => router.close())
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, username: 'u', password: 'p' })
  cleanups.push(() => connection.close())
  expect(router.active()).toEqual([])
  const crowded = await startPracticeRouter({ username: 'u', password: 'p', crowd: { seed: 1 } })
  cleanups.push(() => crowded.close())
  expect(crowded.active().length).toBeGreaterThan(3)
})
