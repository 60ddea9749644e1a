/** A practice café with one router, whose passes are made when a test says so, by two clocks that can be set. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { AgreedTime, type Moment } from '../../src/backend/provisioning/agreed-time.ts'
import { type PassResult, runPass } from '../../src/backend/provisioning/pass.ts'
import { StoredPass } from '../../src/backend/provisioning/stored-pass.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import * as tables from '../../src/backend/store/schema.ts'
import { Store } from '../../src/backend/store/store.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from './backend.ts'
import { temporaryFolder } from './folder.ts'

const login = { username: 'teller', password: 'secret' }

export type CheckedRouter = Awaited<ReturnType<typeof startCheckedRouter>>

export async function startCheckedRouter() {
  const began = Date.parse('2026-11-23T12:00:00Z')
  const time = { counter: began, router: began }
  const folder = temporaryFolder()
  const router = await startPracticeRouter({ ...login, clock: () => time.router })
  const running = await startBackend({
    folder: folder.path,
    clock: () => time.counter,
    practiceEquipment: {
      ...NOBODY_LISTENS,
      router: { host: '127.0.0.1', port: router.port, ...login, loginHost: '' },
    },
  })
  const store = new Store(openDatabase(join(folder.path, DATABASE_FILE)), () => time.counter)
  const { client } = await signedInAs(running.backend, 'super_admin')
  const routerId = store.db.select().from(tables.router).get()?.id ?? ''
  const grants = () => store.db.select().from(tables.grant).all()

  const onConnection = async <T>(work: (connection: Awaited<ReturnType<typeof connectRouter>>) => Promise<T>) => {
    const connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
    try {
      return await work(connection)
    } finally {
      connection.close()
    }
  }

  /** Has the worker do what waits, and waits for it. */
  const settle = async () => {
    await client.equipment.tryNow(undefined)
    await expect.poll(() => grants().filter(({ state }) => state === 'waiting')).toEqual([])
  }

  return {
    time,
    router,
    store,
    client,
    routerId,
    grants,
    grant: () => grants()[0] as typeof tables.grant.$inferSelect,
    token: () => store.db.select().from(tables.token).get() as typeof tables.token.$inferSelect,
    user: (name: string) => router.users().find((user) => user.name === name),
    openDrifts: () =>
      store.db
        .select()
        .from(tables.drift)
        .all()
        .filter(({ settledAt }) => settledAt === null),
    settle,
    /** Both clocks go on. */
    later: (ms: number) => {
      time.counter += ms
      time.router += ms
    },
    /** Does something on the router as its own program does it. */
    byHand: (command: string, attributes: Record<string, string>) =>
      onConnection((connection) => connection.run(`/ip/hotspot/user/${command}`, { attributes })),
    /** One pass, after which nothing was done about what it found yet. */
    pass: (believe?: (counterMs: number) => Moment): Promise<PassResult> =>
      onConnection((connection) => {
        const asked = () => new AgreedTime(connection, () => time.counter).ask()
        const moment = believe ? async () => believe(time.counter) : asked
        const books = new StoredPass(store, () => undefined)
        return runPass(connection, { routerId, books, now: () => time.counter, moment })
      }),
    /** Sells one token of the first package, changed to these limits; resolves once it is on the router. */
    sell: (limits: Partial<typeof tables.plan.$inferInsert> = {}) => sell(store, client, limits, settle),
    close: async () => {
      store.close()
      await running.close()
      await router.close()
      folder.remove()
    },
  }
}

async function sell(
  store: Store,
  client: Caller['client'],
  limits: Partial<typeof tables.plan.$inferInsert>,
  settle: () => Promise<void>,
): Promise<string> {
  const [plan] = await client.plan.list(undefined)
  if (!plan) throw new Error('nothing is sold here')
  if (Object.keys(limits).length > 0) {
    store.db.update(tables.plan).set(limits).where(eq(tables.plan.id, plan.id)).run()
  }
  const order = { requestId: randomUUID(), planId: plan.id, quantity: 1, totalMinor: plan.priceMinor }
  const sale = await client.sale.sell({ ...order, tenderedMinor: null })
  await settle()
  return sale.tokens[0]?.code ?? ''
}
