/** Kills a till again and again while it works off a long backlog, and then asks the books and the router what came of it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from './backend.ts'
import { readBooks } from './kill-till.ts'

/** Tokens in one sale. */
const SALE = 20
const password = 'secret'

export interface KillBulkOptions {
  readonly folder: string
  /** Sold while the router was away; a multiple of 20. */
  readonly tokens: number
  /** After at most so many new users on the router the till is killed. */
  readonly usersPerLife: number
  readonly random: () => number
}

/** Sells while the router is away, lets it come back, and kills the till until nothing waits any more. */
export async function killBulk({ folder, tokens, usersPerLife, random }: KillBulkOptions) {
  await sellOffline(folder, tokens)
  const router = await startPracticeRouter({ username: 'teller', password, latencyMs: 2 })
  try {
    let kills = 0
    for (;;) {
      const till = startTill(folder, router.port)
      const killed = killAfterUsers(router, till, 1 + Math.floor(random() * usersPerLife), random() * 20)
      const isOver = await Promise.race([killed, untilNothingWaits(folder, till)])
      till.kill('SIGKILL')
      if (till.exitCode === null && till.signalCode === null) await once(till, 'exit')
      if (isOver) return { kills, tokenCount: tokens, users: router.users(), ...readBooks(folder) }
      kills += 1
    }
  } finally {
    await router.close()
  }
}

async function sellOffline(folder: string, tokens: number): Promise<void> {
  const { backend, close } = await startBackend({ folder, practiceEquipment: NOBODY_LISTENS })
  const { client } = await signedInAs(backend, 'staff')
  const [plan] = await client.plan.list(undefined)
  if (!plan) throw new Error('nothing is sold here')
  for (let sold = 0; sold < tokens; sold += SALE) {
    const order = { requestId: randomUUID(), planId: plan.id, quantity: SALE, totalMinor: plan.priceMinor * SALE }
    await client.sale.sell({ ...order, tenderedMinor: null })
  }
  await close()
}

function startTill(folder: string, routerPort: number): ChildProcess {
  const args = [join(import.meta.dirname, 'seller.ts'), folder, String(routerPort), '9', password, 'serve']
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Resolves with false when it was killed, a moment after so many more users were on the router. */
async function killAfterUsers(router: PracticeRouter, till: ChildProcess, users: number, ms: number): Promise<boolean> {
  let left = users
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  const stop = router.onChange(({ menu, change }) => {
    if (menu !== '/ip/hotspot/user' || change !== 'add') return
    left -= 1
    if (left === 0) resolve()
  })
  const exited = once(till, 'exit')
  await Promise.race([enough, exited])
  await delay(ms)
  till.kill('SIGKILL')
  await exited
  stop()
  return false
}

/** Resolves with true when every grant is on the router; never, when the till dies before. */
async function untilNothingWaits(folder: string, till: ChildProcess): Promise<boolean> {
  while (till.exitCode === null && till.signalCode === null) {
    if (readBooks(folder).grants.every(({ state }) => state === 'on_router')) return true
    await delay(150)
  }
  return await new Promise(() => undefined)
}
