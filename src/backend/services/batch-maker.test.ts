import { join } from 'node:path'
import { count } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/folder.ts'
import { fillBooks } from '../../../tests/support/one-sale.ts'
import { silentLog } from '../log.ts'
import { openDatabase } from '../store/open.ts'
import * as tables from '../store/schema.ts'
import { Store } from '../store/store.ts'
import { BatchMaker } from './batch-maker.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
let kicked: string[]
let maker: BatchMaker
beforeEach(() => {
  folder = temporaryFolder()
  store = new Store(openDatabase(join(folder.path, 'teller.sqlite')), Date.now)
  fillBooks(store)
  kicked = []
})
afterEach(async () => {
  await maker.stop()
  store.close()
  folder.remove()
})

function putBatch(id: string, quantity: number): void {
  const plan = { planId: 'hour', planName: '1 hour', currency: 'EUR', priceMinor: 1, devices: 1 }
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, quantity, deploy: 'now', note: '' } as const
  const by = { locationId: 'cafe', personId: 'ana', personName: 'Ana', createdAt: 5 }
  const number = Number(id.slice(1))
  store.db
    .insert(tables.batch)
    .values({ id, requestId: id, number, ...plan, ...codes, ...by, state: 'making' })
    .run()
}
const makerOf = (random: (bound: number) => number, onChange: () => void = () => undefined) =>
  new BatchMaker({ store, random, log: silentLog, routers: { kick: (id) => kicked.push(id) }, onChange })
const tokens = () => store.db.select({ n: count() }).from(tables.token).get()?.n
const dice = (bound: number) => Math.floor(Math.random() * bound)
const isMade = () =>
  store.db
    .select()
    .from(tables.batch)
    .all()
    .every(({ state }) => state === 'made')

test('a full disk is told, loses and doubles nothing, and is gone on from when there is room', async () => {
  putBatch('b1', 3_000)
  maker = makerOf(dice)
  const pages = store.db.$client.pragma('page_count', { simple: true }) as number
  store.db.$client.pragma(`max_page_count = ${pages + 60}`)
  maker.kick()
  await expect.poll(() => maker.problemOf('b1'), { timeout: 10_000 }).toBe('database_full')
  const { made = 0 } = store.db.select().from(tables.batch).get() ?? {}
  expect(made).toBeGreaterThan(0)
  expect(tokens()).toBe(made)
  store.db.$client.pragma(`max_page_count = ${pages * 1_000}`)
  maker.kick()
  await expect.poll(isMade, { timeout: 10_000 }).toBe(true)
  expect(maker.problemOf('b1')).toBeNull()
  const places = store.db.select({ place: tables.token.batchPosition }).from(tables.token).all()
  expect(new Set(places.map(({ place }) => place)).size).toBe(3_000)
})

test('codes that are drawn twice are drawn again', async () => {
  // A hundred codes in all, so that half of the draws are in vain.
  putBatch('b1', 50)
  let at = 0
  const few = (bound: number) => (at++ % 6 < 4 ? 0 : dice(Math.min(bound, 10)))
  maker = makerOf(few)
  maker.kick()
  await expect.poll(isMade, { timeout: 10_000 }).toBe(true)
  expect(tokens()).toBe(50)
})

test('a batch without a router keeps no other one waiting, and what is sold later goes first on the router', async () => {
  putBatch('b1', 10)
  putBatch('b2', 10)
  store.db.update(tables.plan).set({ routerId: 'old' }).run()
  store.db.update(tables.router).set({ retiredAt: 1 }).run()
  maker = makerOf(dice)
  maker.kick()
  await expect
    .poll(() => [maker.problemOf('b1'), maker.problemOf('b2')])
    .toEqual(['plan_router_retired', 'plan_router_retired'])
  store.db.update(tables.router).set({ retiredAt: null }).run()
  maker.kick()
  await expect.poll(isMade, { timeout: 10_000 }).toBe(true)
  expect(new Set(kicked)).toEqual(new Set(['old']))
  expect(
    store.db
      .select()
      .from(tables.grant)
      .all()
      .every(({ createdAt }) => createdAt === 5),
  ).toBe(true)
})
