/** What can happen while many new users go onto a router: each is there once, and nobody spins. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GrantResult, HotspotGrant, Settled } from '../../src/backend/provisioning/grant.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { AppError } from '../../src/core/errors.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { isVerified, newBacklog, newGrant, standingOn, wrongWith } from '../support/exchanges.ts'
import { MemoryQueue } from '../support/memory-queue.ts'
import { login, type WorkerAtOptions, withRun, workerAt } from '../support/worker-at.ts'

let router: PracticeRouter
let connection: RouterConnection
const cleanups: (() => unknown)[] = []
beforeEach(async () => {
  router = await startPracticeRouter(login)
  connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
  cleanups.push(
    () => router.close(),
    () => connection.close(),
  )
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const isTold = (result: GrantResult) => result.state !== 'waiting'

function atWork(options: WorkerAtOptions = {}) {
  const commands: string[] = []
  const started = workerAt(router.port, {
    session: (connection) =>
      withRun(connection, (path, given) => {
        commands.push(path)
        return connection.run(path, given)
      }),
    ...options,
  })
  cleanups.push(() => started.worker.stop())
  return { ...started, adds: () => commands.filter((path) => path === '/ip/hotspot/user/add').length }
}

const allOver = (queue: MemoryQueue, grants: readonly HotspotGrant[], fits = isVerified) =>
  Promise.all(grants.map((grant) => queue.until(grant, fits)))
const problems = (grants: readonly HotspotGrant[]) => {
  const standing = standingOn(router)
  return grants.flatMap((grant) => wrongWith(standing, grant))
}

/** Resolves when the router has taken so many new users, in the very moment. */
function afterAdds(count: number, then: () => void): void {
  let added = 0
  const stop = router.onChange(({ menu, change }) => {
    if (menu !== '/ip/hotspot/user' || change !== 'add') return
    added += 1
    if (added < count) return
    stop()
    then()
  })
}

test('users that are there already, told to a program that was killed, are known again and not added on and on', async () => {
  const grants = newBacklog(60)
  const before = atWork()
  before.queue.put(...grants)
  before.worker.kick()
  await allOver(before.queue, grants)
  await before.worker.stop()
  const after = atWork()
  after.queue.put(...grants)
  after.worker.kick()
  await allOver(after.queue, grants)
  expect(problems(grants)).toEqual([])
  // Once in the bulk, and once by itself to find out whose the name is.
  expect(after.adds()).toBeLessThanOrEqual(2 * grants.length)
})

test.each([
  ['the router restarts', () => router.faults.restart()],
  ['the router answers nonsense', () => router.faults.garbage('/ip/hotspot/user/add')],
  ['the link dies before an answer', () => router.faults.cutBeforeReply('/ip/hotspot/user/add')],
])('%s in the middle of a bulk: each user is there once', async (_, fault) => {
  const grants = newBacklog(300)
  afterAdds(120, fault)
  const { worker, queue, sessions, adds } = atWork()
  queue.put(...grants)
  worker.kick()
  await allOver(queue, grants)
  expect(problems(grants)).toEqual([])
  expect(sessions()).toBe(2)
  expect(adds()).toBeLessThan(3 * grants.length)
})

test('the router hangs in the middle of a bulk, and goes on later: each user is there once', async () => {
  const grants = newBacklog(300)
  afterAdds(120, () => router.faults.stall())
  const { worker, queue, healthy, errors } = atWork({ keepaliveMs: 50, pingTimeoutMs: 100 })
  queue.put(...grants)
  worker.kick()
  await healthy(({ problem }) => problem === 'timeout')
  router.faults.resume()
  worker.tryNow()
  await allOver(queue, grants)
  expect([problems(grants), errors]).toEqual([[], []])
})

/** A disk that is full after so many results, until it is not. */
class FullDisk extends MemoryQueue {
  isFull = true
  #room: number

  constructor(room: number) {
    super()
    this.#room = room
  }

  override settle(results: readonly Settled[]): void {
    this.#room -= results.length
    if (this.isFull && this.#room < 0) throw new AppError('unavailable', 'database_full')
    super.settle(results)
  }
}

test('the disk fills up in the middle of a bulk: nobody spins, and it goes on when there is room', async () => {
  const grants = newBacklog(300)
  const queue = new FullDisk(100)
  const { worker, errors, adds } = atWork({ queue, keepaliveMs: 100 })
  queue.put(...grants)
  worker.kick()
  await expect.poll(() => errors.length).toBeGreaterThan(0)
  const before = adds()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  // Ten looks at the queue, a bulk or a few single ones each.
  expect(adds() - before).toBeLessThan(12 * grants.length)
  expect(errors.every((error) => error instanceof AppError && error.reason === 'database_full')).toBe(true)
  queue.isFull = false
  await allOver(queue, grants)
  expect(problems(grants)).toEqual([])
})

test('sabotage: asking again at once for what could not be stored would be noticed', async () => {
  class Liar extends FullDisk {
    override settle(results: readonly Settled[]): void {
      try {
        super.settle(results)
      } catch {
        // Says that it is stored, and it is not.
      }
    }
  }
  const grants = newBacklog(40)
  const { worker, queue, adds } = atWork({ queue: new Liar(0) })
  queue.put(...grants)
  worker.kick()
  await expect.poll(adds, { interval: 10, timeout: 5_000 }).toBeGreaterThan(12 * grants.length)
})

test('names that are somebody else’s are told and never taken, whatever mark they bear', async () => {
  const grants = newBacklog(60)
  const comments = ['staff', '', 'teller1:00000000000000ff v=3600', 'teller2:0123456789abcdef']
  const taken = grants.filter((_, index) => index % 7 === 3).slice(0, comments.length)
  for (const [index, { username: name }] of taken.entries()) {
    const comment = comments[index] ?? ''
    await connection.run('/ip/hotspot/user/add', { attributes: { name, password: 'theirs', comment } })
    router.login(name, 'theirs', `02:0A:00:00:00:0${index}`)
  }
  const theirs = () =>
    JSON.stringify([
      router
        .users()
        .filter(({ password }) => password === 'theirs')
        .map(still),
    ])
  const before = theirs()
  const { worker, queue } = atWork()
  queue.put(...grants)
  worker.kick()
  const told = await allOver(queue, taken, isTold)
  expect(told.map((result) => result.state === 'refused' && result.reason)).toEqual(taken.map(() => 'name_taken'))
  const rest = grants.filter((grant) => !taken.includes(grant))
  await allOver(queue, rest)
  queue.put(...taken.map((grant) => ({ ...grant, version: 2, wanted: 'absent' as const })))
  worker.kick()
  await allOver(queue, taken, ({ state }) => state === 'off_router')
  expect([theirs(), router.active().length, problems(rest)]).toEqual([before, taken.length, []])
})

/** A record without what goes on by itself. */
const still = ({ uptime: _, ...record }: Readonly<Record<string, string>>) => record

test('sabotage: taking over somebody else’s name would be noticed', async () => {
  const grants = newBacklog(40)
  const name = grants[0]?.username ?? ''
  await connection.run('/ip/hotspot/user/add', { attributes: { name, password: 'theirs', comment: 'staff' } })
  const { worker, queue } = atWork({
    session: (connection) =>
      withRun(connection, async (path, options) => {
        const reply = await connection.run(path, options)
        const ours = grants.find(({ username }) => options?.query?.includes(`?name=${username}`))
        if (!ours) return reply
        return {
          ...reply,
          rows: reply.rows.map((row) => ({ ...row, comment: `teller1:${ours.id.slice(-17).replace('-', '')}` })),
        }
      }),
  })
  queue.put(...grants)
  worker.kick()
  await allOver(queue, grants, isTold)
  expect(router.users().filter(({ password }) => password === 'theirs')).toEqual([])
})

test('a sale in the middle of a bulk is on the router long before the bulk is', async () => {
  router.faults.latencyMs = 30
  const grants = newBacklog(1_000)
  const { worker, queue } = atWork()
  queue.put(...grants)
  const { promise: sold, resolve } = Promise.withResolvers<HotspotGrant>()
  afterAdds(30, () => {
    const sale = newGrant({ profile: (grants[0] as HotspotGrant).profile })
    queue.put(sale)
    worker.kick()
    resolve(sale)
  })
  const startedAt = performance.now()
  worker.kick()
  const sale = await sold
  const soldAt = performance.now()
  await queue.until(sale, isVerified)
  const took = performance.now() - soldAt
  await allOver(queue, grants)
  expect(took).toBeLessThan((performance.now() - startedAt) / 2)
})

test('what is to be done about an older user does not wait behind a bulk of newer ones', async () => {
  const [older] = newBacklog(1) as [HotspotGrant]
  router.faults.latencyMs = 30
  const grants = newBacklog(900)
  const { worker, queue } = atWork()
  queue.put({ ...older, wanted: 'absent', version: 2 }, ...grants)
  const { promise: underWay, resolve } = Promise.withResolvers<void>()
  afterAdds(300, resolve)
  worker.kick()
  await underWay
  await queue.until(older, ({ state }) => state === 'off_router')
  expect(router.users().length).toBeLessThan(grants.length)
})
