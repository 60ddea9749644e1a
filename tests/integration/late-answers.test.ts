/** A router that answers after its deadline: a late answer is nobody else's, and each grant is on the router once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HotspotGrant } from '../../src/backend/provisioning/grant.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { RouterTimeout } from '../../src/backend/routeros/errors.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { isVerified, newBacklog, newGrant, standingOn, wrongWith } from '../support/exchanges.ts'
import { withinMs } from '../support/within.ts'
import { login, type WorkerAtOptions, withRun, workerAt } from '../support/worker-at.ts'

const DEADLINE_MS = 60

let router: PracticeRouter
const cleanups: (() => unknown)[] = []
beforeEach(async () => {
  router = await startPracticeRouter(login)
  cleanups.push(() => router.close())
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Provisions over a router that is late for a while, and tells what the books say of it. */
async function provisionLate(grants: readonly HotspotGrant[], options: WorkerAtOptions = {}) {
  const timing = { connect: { commandTimeoutMs: DEADLINE_MS }, keepaliveMs: 30, pingTimeoutMs: 5_000 }
  const { worker, queue, healthy, sessions } = workerAt(router.port, { ...timing, ...options })
  cleanups.push(() => worker.stop())
  await healthy(({ state }) => state === 'online')
  router.faults.latencyMs = DEADLINE_MS * 2.5
  queue.put(...grants)
  worker.kick()
  const unanswered = () => queue.results.filter(({ result }) => result.state === 'waiting').length
  await expect.poll(unanswered).toBeGreaterThan(Math.min(12, grants.length - 1))
  router.faults.latencyMs = 0
  const isOver = await withinMs(10_000, Promise.all(grants.map((grant) => queue.until(grant, isVerified))))
  const standing = standingOn(router)
  const refs = new Map(router.users().map((user) => [user.name, user['.id']]))
  const told = queue.results.flatMap(({ id, result }) =>
    result.state === 'on_router' ? [{ id, ref: result.routerRef }] : [],
  )
  return {
    sessions: sessions(),
    isOver,
    problems: grants.flatMap((grant) => wrongWith(standing, grant)),
    mistaken: grants.filter(({ id, username }) =>
      told.some((each) => each.id === id && each.ref !== refs.get(username)),
    ),
  }
}

test('every grant of twenty is there once, under its own id, in the one session there was', async () => {
  const grants = Array.from({ length: 20 }, () => newGrant())
  expect(await provisionLate(grants)).toEqual({ sessions: 1, isOver: true, problems: [], mistaken: [] })
})

test('a backlog is there once as well', async () => {
  const grants = newBacklog(60)
  expect(await provisionLate(grants)).toEqual({ sessions: 1, isOver: true, problems: [], mistaken: [] })
})

test('sabotage: taking the next answer for one’s own would be noticed', async () => {
  const grants = Array.from({ length: 4 }, () => newGrant())
  const found = await provisionLate(grants, { session: oneByOneWithoutTags })
  expect(found).not.toEqual({ sessions: 1, isOver: true, problems: [], mistaken: [] })
})

/** As clients without tags do it: one command at a time, and what comes next is its answer. */
function oneByOneWithoutTags(connection: RouterConnection): RouterConnection {
  let last: Promise<unknown> = Promise.resolve()
  return withRun(connection, (path, options) => {
    const next = last.then(() => connection.run(path, { ...options, untagged: true }))
    last = next.catch((error: unknown) => {
      if (!(error instanceof RouterTimeout)) connection.close()
    })
    return next
  })
}
