/** Provisioning against the practice router: grants arrive exactly once, whatever happens to the link. */
import { afterEach, describe, expect, it } from 'vitest'
import { NameTaken, NotKept } from '../../src/backend/provisioning/failures.ts'
import { type GrantResult, grantInMark, type HotspotGrant } from '../../src/backend/provisioning/grant.ts'
import { putHotspotUser, readBackHotspotUser, removeHotspotUser } from '../../src/backend/provisioning/hotspot.ts'
import { ensureHotspotProfile } from '../../src/backend/provisioning/hotspot-profile.ts'
import { probeRouter } from '../../src/backend/provisioning/probe.ts'
import { RouterLink } from '../../src/backend/provisioning/router-link.ts'
import {
  type RouterHealth,
  RouterWorker,
  type RouterWorkerOptions,
} from '../../src/backend/provisioning/router-worker.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'
import { MemoryQueue } from '../support/memory-queue.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const NOW = Math.floor(Date.now() / 1_000)
const login = { username: 'teller', password: 'geheim' }
const profile = { name: 'teller-000000000001', sharedUsers: 1, rateLimit: '512k/2048k' }
let grants = 0

function grant(change: Partial<HotspotGrant> = {}): HotspotGrant {
  grants += 1
  const tail = grants.toString(16).padStart(12, '0')
  return {
    id: `0199f3a1-7c2e-7b1a-9c3d-${tail}`,
    version: 1,
    wanted: 'present',
    username: `code${grants}`,
    password: `code${grants}`,
    profile,
    limitUptimeSeconds: 3_600,
    limitBytesTotal: 500_000_000,
    ...change,
  }
}

async function practiceRouter(options: Partial<PracticeRouterOptions> = {}): Promise<PracticeRouter> {
  const router = await startPracticeRouter({ ...login, ...options })
  cleanups.push(() => router.close())
  return router
}

async function connected(router: PracticeRouter): Promise<RouterConnection> {
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
  cleanups.push(() => connection.close())
  return connection
}

const named = (router: PracticeRouter, name: string) => router.users().filter((user) => user.name === name)

describe.each(['6.49.10', '7.16', '7.22'])('hotspot users on RouterOS %s', (version) => {
  async function start() {
    const router = await practiceRouter({ version })
    const connection = await connected(router)
    await ensureHotspotProfile(connection, profile)
    return { router, connection }
  }

  it('are made with every limit, marked as ours, and read back the same', async () => {
    const { router, connection } = await start()
    const wanted = grant()
    const routerRef = await putHotspotUser(connection, wanted, NOW)
    expect(named(router, wanted.username)).toMatchObject([
      {
        '.id': routerRef,
        password: wanted.password,
        profile: profile.name,
        'limit-uptime': '1h',
        'limit-bytes-total': '500000000',
        disabled: 'false',
        comment: `teller1:${grantInMark(wanted)}`,
      },
    ])
    expect(await readBackHotspotUser(connection, wanted, NOW)).toEqual({ state: 'same' })
  })

  it('are made once however often it is done, and put right when they differ', async () => {
    const { router, connection } = await start()
    const wanted = grant()
    const routerRef = await putHotspotUser(connection, wanted, NOW)
    const spoiled = { '.id': routerRef, 'limit-uptime': '9h', disabled: 'yes', password: 'other', profile: 'default' }
    await connection.run('/ip/hotspot/user/set', { attributes: spoiled })
    expect(await readBackHotspotUser(connection, wanted, NOW)).toMatchObject({ state: 'differs' })
    expect(await putHotspotUser(connection, wanted, NOW)).toBe(routerRef)
    expect(named(router, wanted.username)).toHaveLength(1)
    expect(named(router, wanted.username)[0]).toMatchObject({ 'limit-uptime': '1h', disabled: 'false' })
    expect(named(router, wanted.username)[0]).toMatchObject({ password: wanted.password, profile: profile.name })
    expect(await readBackHotspotUser(connection, wanted, NOW)).toEqual({ state: 'same' })
  })

  it('lose limits that the grant does not have', async () => {
    const { connection } = await start()
    const limited = grant()
    await putHotspotUser(connection, limited, NOW)
    const { limitUptimeSeconds: _, limitBytesTotal: __, ...unlimited } = limited
    await putHotspotUser(connection, unlimited, NOW)
    expect(await readBackHotspotUser(connection, unlimited, NOW)).toEqual({ state: 'same' })
    expect(await readBackHotspotUser(connection, limited, NOW)).toMatchObject({ state: 'differs' })
  })

  it('of someone else are never taken over, changed or removed', async () => {
    const { router, connection } = await start()
    const wanted = grant()
    const attributes = { name: wanted.username, password: 'theirs', comment: 'staff' }
    await connection.run('/ip/hotspot/user/add', { attributes })
    const before = named(router, wanted.username)
    await expect(putHotspotUser(connection, wanted, NOW)).rejects.toThrow(NameTaken)
    router.login(wanted.username, 'theirs', '02:00:00:00:00:01')
    await removeHotspotUser(connection, wanted)
    expect(named(router, wanted.username)[0]).toMatchObject({ ...attributes, '.id': before[0]?.['.id'] })
    expect(router.active()).toHaveLength(1)
  })

  it('go with their sessions and cookies, and going twice is no error', async () => {
    const { router, connection } = await start()
    const wanted = grant()
    await putHotspotUser(connection, wanted, NOW)
    router.login(wanted.username, wanted.password, '02:00:00:00:00:02')
    expect(router.active()).toHaveLength(1)
    await removeHotspotUser(connection, wanted)
    await removeHotspotUser(connection, wanted)
    expect([router.users(), router.active(), router.records('/ip/hotspot/cookie')]).toEqual([[], [], []])
  })

  it('get their own profile although a longer name begins with it', async () => {
    const { router, connection } = await start()
    const short = { name: 'teller-00000000000', sharedUsers: 3 }
    await Promise.all([ensureHotspotProfile(connection, short), ensureHotspotProfile(connection, short)])
    const wanted = grant({ profile: short })
    await putHotspotUser(connection, wanted, NOW)
    expect(named(router, wanted.username)[0]?.profile).toBe(short.name)
    const profiles = router.records('/ip/hotspot/user/profile').filter(({ name }) => name === short.name)
    expect(profiles).toMatchObject([{ 'shared-users': '3' }])
  })

  it('get a profile that follows its plan', async () => {
    const { router, connection } = await start()
    await ensureHotspotProfile(connection, { name: profile.name, sharedUsers: 2 })
    const [kept] = router.records('/ip/hotspot/user/profile').filter(({ name }) => name === profile.name)
    expect(kept).toMatchObject({ 'shared-users': '2' })
    expect(kept?.['rate-limit'] ?? '').toBe('')
  })
})

const isConfirmed = (result: GrantResult) => result.state === 'on_router'
const isVerified = (result: GrantResult) => result.state === 'on_router' && result.verified
const isWaiting = (result: GrantResult) => result.state === 'waiting'

function startWorker(router: PracticeRouter, change: Partial<RouterWorkerOptions> & { password?: string } = {}) {
  const queue = new MemoryQueue()
  const seen: RouterHealth[] = []
  const errors: unknown[] = []
  const watchers = new Set<() => void>()
  let connects = 0
  const { password = login.password, ...options } = change
  const worker = new RouterWorker({
    routerId: 'r1',
    connect: (signal) => {
      connects += 1
      return connectRouter({ host: '127.0.0.1', port: router.port, ...login, password, signal, connectTimeoutMs: 500 })
    },
    queue,
    onHealth: (health) => {
      seen.push(health)
      for (const watch of watchers) watch()
    },
    onError: (error) => errors.push(error),
    backoff: { baseMs: 5, capMs: 20 },
    keepaliveMs: 40,
    pingTimeoutMs: 150,
    ...options,
  })
  cleanups.push(() => worker.stop())
  /** Resolves at the next health that fits, counting from `from` reports ago. */
  const healthy = (fits: (health: RouterHealth) => boolean, from = seen.length) =>
    new Promise<RouterHealth>((resolve) => {
      const look = () => {
        const found = seen.slice(from).find(fits)
        if (found) resolve(found)
      }
      watchers.add(look)
      look()
    })
  worker.start()
  return { worker, queue, healthy, errors, connects: () => connects, seen }
}

const isOnline = ({ state }: RouterHealth) => state === 'online'
const isOffline = ({ state }: RouterHealth) => state === 'offline'

describe('the worker', () => {
  it('puts a grant on the router, tells so at once, and again when it was read back', async () => {
    const router = await practiceRouter()
    const { worker, queue, healthy } = startWorker(router)
    expect((await healthy(isOnline)).latencyMs).toBeGreaterThan(0)
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await queue.until(sold, isVerified)
    const routerRef = named(router, sold.username)[0]?.['.id']
    expect(queue.results.map(({ result }) => result)).toEqual([
      { state: 'on_router', routerRef, verified: false },
      { state: 'on_router', routerRef, verified: true },
    ])
  })

  it('needs one round trip for the very first sale on a warm session', async () => {
    const router = await practiceRouter()
    const { worker, queue, healthy } = startWorker(router, { profiles: () => [profile], pingTimeoutMs: 5_000 })
    await healthy(isOnline)
    const names = () => router.records('/ip/hotspot/user/profile').map(({ name }) => name)
    await expect.poll(names).toContain(profile.name)
    await healthy(isOnline)
    router.faults.latencyMs = 300
    const sold = grant()
    queue.put(sold)
    const soldAt = performance.now()
    worker.kick()
    await queue.until(sold, isConfirmed)
    expect(performance.now() - soldAt).toBeLessThan(590)
  })

  it('overlaps the round trips of a batch, and serves more than its window', async () => {
    const router = await practiceRouter({ latencyMs: 100 })
    const { worker, queue, healthy } = startWorker(router, { profiles: () => [profile], keepaliveMs: 60_000 })
    await healthy(isOnline)
    const batch = Array.from({ length: 30 }, () => grant())
    queue.put(...batch)
    const startedAt = performance.now()
    worker.kick()
    await Promise.all(batch.map((one) => queue.until(one, isVerified)))
    // One after the other would take 30 × 2 × 100 ms.
    expect(performance.now() - startedAt).toBeLessThan(2_500)
    expect(router.users()).toHaveLength(30)
  })

  it('leaves exactly one user when the link dies between the add and its reply', async () => {
    const router = await practiceRouter()
    router.faults.cutBeforeReply('/ip/hotspot/user/add')
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await queue.until(sold, isVerified)
    expect(queue.results[0]?.result).toMatchObject({ state: 'waiting', error: 'closed' })
    expect(named(router, sold.username)).toHaveLength(1)
  })

  it('leaves exactly one user when the reply is garbage', async () => {
    const router = await practiceRouter()
    router.faults.garbage('/ip/hotspot/user/add')
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await healthy(({ problem }) => problem === 'protocol', 0)
    await queue.until(sold, isVerified)
    expect(named(router, sold.username)).toHaveLength(1)
  })

  it('leaves exactly one user when the router hangs and comes back', async () => {
    const router = await practiceRouter()
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    router.faults.stall()
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await healthy(({ problem }) => problem === 'timeout', 0)
    await queue.until(sold, isWaiting)
    router.faults.resume()
    await queue.until(sold, isVerified)
    expect(named(router, sold.username)).toHaveLength(1)
  })

  it('refuses a name that is someone else’s, in the router’s words, and goes on with the rest', async () => {
    const router = await practiceRouter()
    const connection = await connected(router)
    const taken = grant()
    await connection.run('/ip/hotspot/user/add', { attributes: { name: taken.username } })
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    const other = grant()
    queue.put(taken, other)
    worker.kick()
    expect(await queue.until(taken, () => true)).toEqual({
      state: 'refused',
      reason: 'name_taken',
      text: 'failure: already have user with this name for this server',
    })
    await queue.until(other, isVerified)
  })

  it('refuses a value that cannot be said to a router, without sending it', async () => {
    const router = await practiceRouter()
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    const bad = grant({ username: 'a\n/system/reset-configuration' })
    queue.put(bad)
    worker.kick()
    expect(await queue.until(bad, () => true)).toMatchObject({ state: 'refused', reason: 'bad_value' })
    expect(router.users()).toEqual([])
  })

  it('waits while the router is away and delivers when it is back, without delaying another router', async () => {
    const [dead, alive] = [await practiceRouter(), await practiceRouter()]
    await dead.faults.goOffline()
    const away = startWorker(dead)
    const present = startWorker(alive)
    await Promise.all([away.healthy(({ problem }) => problem === 'refused', 0), present.healthy(isOnline)])
    const [late, prompt] = [grant(), grant()]
    away.queue.put(late)
    present.queue.put(prompt)
    away.worker.kick()
    present.worker.kick()
    await present.queue.until(prompt, isVerified)
    expect(away.queue.results).toEqual([])
    await dead.faults.goOnline()
    away.worker.tryNow()
    await away.queue.until(late, isVerified)
  })

  it('comes back after a restart of the router', async () => {
    const router = await practiceRouter()
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    router.faults.restart()
    await healthy(isOffline, 0)
    await healthy(isOnline)
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await queue.until(sold, isVerified)
  })

  it('tells a wrong password, and does not try it again for every sale', async () => {
    const router = await practiceRouter()
    const wrong = startWorker(router, {
      password: 'wrong',
      random: () => 1,
      backoff: { baseMs: 60_000, capMs: 60_000 },
    })
    expect(await wrong.healthy(isOffline, 0)).toMatchObject({ problem: 'login' })
    wrong.worker.kick()
    await new Promise(setImmediate)
    expect(wrong.connects()).toBe(1)
    wrong.worker.tryNow()
    await wrong.healthy(isOffline)
    expect(wrong.connects()).toBe(2)
  })

  it('removes a grant that is not wanted any more', async () => {
    const router = await practiceRouter()
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await queue.until(sold, isVerified)
    queue.put({ ...sold, version: 2, wanted: 'absent' })
    worker.kick()
    await queue.until(sold, ({ state }) => state === 'off_router')
    expect(router.users()).toEqual([])
  })

  it('makes the profile again when someone removed it meanwhile', async () => {
    const router = await practiceRouter()
    const connection = await connected(router)
    const { queue, worker, healthy } = startWorker(router)
    await healthy(isOnline)
    const [before, after] = [grant(), grant()]
    queue.put(before)
    worker.kick()
    await queue.until(before, isVerified)
    const user = { '.id': named(router, before.username)[0]?.['.id'] ?? '' }
    await connection.run('/ip/hotspot/user/remove', { attributes: user })
    await connection.run('/ip/hotspot/user/profile/remove', { attributes: { numbers: profile.name } })
    queue.put(after)
    worker.kick()
    await queue.until(after, isVerified)
    expect(named(router, after.username)[0]?.profile).toBe(profile.name)
  })

  it('settles what is in flight when it stops, and nothing after', async () => {
    const router = await practiceRouter({ latencyMs: 200 })
    const { queue, worker, healthy } = startWorker(router, { profiles: () => [profile], pingTimeoutMs: 5_000 })
    await healthy(isOnline)
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await worker.stop()
    expect(queue.results.map(({ result }) => result.state)).toEqual(['waiting'])
    worker.kick()
    expect(queue.results).toHaveLength(1)
  })

  it('survives a queue that throws, tells of it, and does not spin', async () => {
    const router = await practiceRouter()
    const { queue, worker, healthy, errors } = startWorker(router, { keepaliveMs: 60_000 })
    await healthy(isOnline)
    const settle = queue.settle.bind(queue)
    queue.settle = () => {
      queue.settle = settle
      throw new Error('database is locked')
    }
    const sold = grant()
    queue.put(sold)
    worker.kick()
    await expect.poll(() => errors).toMatchObject([{ message: 'database is locked' }])
    worker.kick()
    await queue.until(sold, isVerified)
    expect(named(router, sold.username)).toHaveLength(1)
  })
})

describe('reading back', () => {
  it('notices a user that is gone, and puts one right that differs', async () => {
    const router = await practiceRouter()
    const link = new RouterLink(await connected(router), Date.now)
    const wanted = grant()
    const routerRef = await link.put(wanted)
    await link.connection.run('/ip/hotspot/user/set', { attributes: { '.id': routerRef, profile: 'default' } })
    await link.verify(wanted)
    expect(named(router, wanted.username)[0]?.profile).toBe(profile.name)
    await link.connection.run('/ip/hotspot/user/remove', { attributes: { '.id': routerRef } })
    await expect(link.verify(wanted)).rejects.toThrow(NotKept)
  })
})

describe('the probe', () => {
  const probe = (router: PracticeRouter, change = {}) =>
    probeRouter({ host: '127.0.0.1', port: router.port, ...login, connectTimeoutMs: 500, ...change })

  it.each(['6.49.10', '7.22'])('tells who the router is, on %s', async (version) => {
    const router = await practiceRouter({ version, identity: 'Café' })
    expect(await probe(router)).toMatchObject({ ok: true, identity: 'Café', hotspotServers: ['hotspot1'] })
    expect((await probe(router)).version).toContain(version)
  })

  it('tells a closed port from a wrong password', async () => {
    const router = await practiceRouter()
    expect(await probe(router, { password: 'wrong' })).toMatchObject({ ok: false, problem: 'login' })
    await router.faults.goOffline()
    expect(await probe(router)).toMatchObject({ ok: false, problem: 'refused' })
  })

  it('tells a hotspot that is switched off', async () => {
    const router = await practiceRouter()
    const connection = await connected(router)
    await connection.run('/ip/hotspot/disable', { attributes: { numbers: 'hotspot1' } })
    expect(await probe(router)).toMatchObject({ ok: false, problem: 'no_hotspot', identity: 'MikroTik' })
  })

  it('tells a policy that is missing', async () => {
    const router = await practiceRouter()
    const connection = await connected(router)
    await connection.run('/user/group/add', { attributes: { name: 'looks', policy: 'read,api,test' } })
    await connection.run('/user/add', { attributes: { name: 'guest', password: 'guest', group: 'looks' } })
    const found = await probe(router, { username: 'guest', password: 'guest' })
    expect(found).toMatchObject({ ok: false, problem: 'permission', problemText: 'missing policy: write' })
  })
})
