/** Routers that never answer: the others are as quick as without them, they cost next to nothing, and stopping is prompt. */
import v8 from 'node:v8'
import vm from 'node:vm'
import { afterEach, expect, test } from 'vitest'
import { AgreedTime } from '../../src/backend/provisioning/agreed-time.ts'
import { type PassBooks, runPass } from '../../src/backend/provisioning/pass.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { ConnectionClosed } from '../../src/backend/routeros/errors.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { type BlackHole, babbling, deaf, silentAfterLogin, unreachable } from '../support/black-holes.ts'
import { isVerified, newBacklog, newGrant } from '../support/exchanges.ts'
import { withinMs } from '../support/within.ts'
import { login, type WorkerAtOptions, workerAt } from '../support/worker-at.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Tries that end soon and are repeated at once: a real counter is a hundred times as patient. */
const impatient: WorkerAtOptions = {
  connect: { connectTimeoutMs: 40, commandTimeoutMs: 40 },
  backoff: { baseMs: 1, capMs: 10 },
  keepaliveMs: 20,
  pingTimeoutMs: 40,
}

async function fiveHoles(): Promise<{ readonly hole: BlackHole; readonly options: WorkerAtOptions }[]> {
  const [quiet, tls, noise, silent, away] = await Promise.all([
    deaf(),
    deaf(),
    babbling(),
    silentAfterLogin(),
    unreachable(),
  ])
  const all = [quiet, tls, noise, silent, away]
  for (const hole of all) cleanups.push(hole.close)
  const secure = { ...impatient, connect: { ...impatient.connect, tls: { trust: 'pin', fingerprint: 'ab' } as const } }
  return all.map((hole) => ({ hole, options: hole === tls ? secure : impatient }))
}

const GOOD = 15
const GRANTS = 10

async function goodRouters(): Promise<PracticeRouter[]> {
  const routers = await Promise.all(Array.from({ length: GOOD }, () => startPracticeRouter(login)))
  cleanups.push(() => Promise.all(routers.map((router) => router.close())))
  return routers
}

/** From starting the workers until every grant of every good router was read back; milliseconds. */
async function serve(good: readonly PracticeRouter[], options: WorkerAtOptions): Promise<number> {
  const startedAt = performance.now()
  const workers = good.map((router) => {
    const { worker, queue } = workerAt(router.port, options)
    const grants = newBacklog(GRANTS)
    queue.put(...grants)
    worker.kick()
    return { worker, done: Promise.all(grants.map((grant) => queue.until(grant, isVerified))) }
  })
  await Promise.all(workers.map(({ done }) => done))
  const took = performance.now() - startedAt
  await Promise.all(workers.map(({ worker }) => worker.stop()))
  return took
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** How many times as long the good routers take beside the black holes; in turns, so that both see the same machine. */
async function slowdown(rounds: number, gate: WorkerAtOptions = {}): Promise<number> {
  const [good, holes] = await Promise.all([goodRouters(), fiveHoles()])
  await serve(good, gate)
  const [alone, beside]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await serve(good, gate))
    const lost = holes.map(({ hole, options }) => workerAt(hole.port, { ...options, ...gate }))
    beside.push(await serve(good, gate))
    await Promise.all(lost.map(({ worker }) => worker.stop()))
  }
  return median(beside) / median(alone)
}

test('fifteen routers are as quick beside five black holes as without them', { timeout: 60_000 }, async () => {
  expect(await slowdown(5)).toBeLessThan(1.6)
})

test('sabotage: connecting one after the other would be noticed', { timeout: 60_000 }, async () => {
  let last: Promise<unknown> = Promise.resolve()
  const inLine = <T>(connect: () => Promise<T>): Promise<T> => {
    const next = last.then(connect)
    last = next.catch(() => new Promise((resolve) => setTimeout(resolve, 500)))
    return next
  }
  expect(await slowdown(1, { connecting: inLine })).toBeGreaterThan(1.6)
})

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc') as () => void

function held() {
  collect()
  const kinds = process.getActiveResourcesInfo()
  const count = (pattern: RegExp) => kinds.filter((kind) => pattern.test(kind)).length
  return { heap: process.memoryUsage().heapUsed, timers: count(/Timeout/), sockets: count(/TCP/) }
}

test('black holes hold no more after many tries than after a few', { timeout: 60_000 }, async () => {
  const holes = await fiveHoles()
  const before = held()
  const lost = holes.map(({ hole, options }) => workerAt(hole.port, options))
  cleanups.push(() => Promise.all(lost.map(({ worker }) => worker.stop())))
  for (const { queue } of lost) queue.put(...newBacklog(50))
  const tries = () => Math.min(...lost.map(({ seen }) => seen.filter(({ state }) => state === 'offline').length))
  const after = async (count: number) => {
    await expect.poll(tries, { timeout: 50_000 }).toBeGreaterThan(count)
    // What the test itself keeps is not what is measured.
    for (const { seen, queue } of lost) [seen.length, queue.results.length] = [0, 0]
    return held()
  }
  await after(10)
  const few = await after(5)
  const many = await after(40)
  expect(many.heap - few.heap).toBeLessThan(2 << 20)
  // For each: the deadline of connecting and those of commands, or the nap; and a socket at either end.
  expect(many.timers - before.timers).toBeLessThan(5 * 20)
  expect(many.sockets - before.sockets).toBeLessThan(5 * 4)
})

/** What a worker may be in the middle of; each comes with a worker that is there now, and would be for a minute. */
const middles: Readonly<Record<string, () => Promise<ReturnType<typeof workerAt>['worker']>>> = {
  connecting: async () => await midway(await unreachable(), {}),
  'a TLS handshake': async () => await midway(await deaf(), { connect: { tls: { trust: 'pin', fingerprint: 'ab' } } }),
  'a login': async () => await midway(await deaf(), {}),
  'finding out who answers': async () =>
    await midway(await silentAfterLogin(), { onOpen: ({ connection }) => connection.run('/x/print').then(() => {}) }),
  'a pass': async () =>
    await midway(await silentAfterLogin(), { check: ({ connection }) => connection.run('/x/print').then(() => {}) }),
  'a bulk': async () => {
    const router = await startPracticeRouter(login)
    cleanups.push(() => router.close())
    const { promise: underWay, resolve } = Promise.withResolvers<void>()
    router.onChange(({ menu }) => menu === '/ip/hotspot/user' && [router.faults.stall(), resolve()])
    const { worker, queue } = workerAt(router.port, patient)
    queue.put(...newBacklog(200))
    worker.kick()
    await underWay
    return worker
  },
  'a nap': async () => {
    const { worker, healthy } = workerAt(9, { ...patient, backoff: { baseMs: 60_000, capMs: 60_000 }, random: () => 1 })
    await healthy(({ state }) => state === 'offline')
    return worker
  },
}

const patient: WorkerAtOptions = {
  connect: { connectTimeoutMs: 60_000, commandTimeoutMs: 60_000 },
  pingTimeoutMs: 60_000,
}

async function midway(hole: BlackHole, change: WorkerAtOptions) {
  cleanups.push(hole.close)
  const { worker } = workerAt(hole.port, { ...patient, ...change, connect: { ...patient.connect, ...change.connect } })
  // Nothing is heard from inside a black hole: long enough to be in it.
  await new Promise((resolve) => setTimeout(resolve, 100))
  return worker
}

test.each(Object.entries(middles))('stopping in the middle of %s is prompt', async (_, begin) => {
  const worker = await begin()
  expect(await withinMs(1_000, worker.stop())).toBe(true)
})

test('a pass ends with its session, however many grants are in the books', async () => {
  const router = await startPracticeRouter(login)
  cleanups.push(() => router.close())
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
  const grant = newGrant()
  const unused = { usedSeconds: 0, usedBytes: 0, carriedSeconds: 0, carriedBytes: 0 }
  const held = { grant, tokenId: 't', state: 'on_router', used: unused, device: null, settledAt: 0 } as const
  const books: PassBooks = {
    held: () => [{ ...held, hasSiblings: false, openDriftId: null }],
    note: () => connection.close(),
    ended: () => [],
    noteForeign: () => undefined,
  }
  const moment = () => new AgreedTime(connection, Date.now).ask()
  await expect(runPass(connection, { routerId: 'r1', books, now: Date.now, moment })).rejects.toThrow(ConnectionClosed)
})

test('sabotage: connecting that cannot be given up would be noticed', async () => {
  const hole = await deaf()
  cleanups.push(hole.close)
  const connect = { ...login, host: '127.0.0.1', port: hole.port, connectTimeoutMs: 2_000 }
  const { worker } = workerAt(hole.port, { connecting: () => connectRouter(connect) })
  await new Promise((resolve) => setTimeout(resolve, 50))
  const stopped = worker.stop()
  expect(await withinMs(1_000, stopped)).toBe(false)
  await stopped
})
