/** Codes that lie ready: sold while the router is away, refilled when it can be, and never sold once somebody used one. */
import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { journalIn } from '../support/at-the-door.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'

const MAC = '02:00:00:00:00:01'

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

const firstPlan = async () => {
  const [plan] = await cafe.manager.plan.list(undefined)
  if (!plan) throw new Error('nothing is sold here')
  return plan
}
const keep = async (level: number) => cafe.manager.stock.setLevel({ planId: (await firstPlan()).id, level })
const stock = async () => {
  const { plans, leaks } = await cafe.manager.stock.list(undefined)
  const [first] = plans
  return { ready: first?.ready, waiting: first?.routers.map(({ waiting }) => waiting), leaks }
}
const isReady = async (many: number) => {
  await expect.poll(async () => (await stock()).ready, { timeout: 5_000 }).toBe(many)
}
const everywhere = async () => {
  await expect.poll(async () => (await stock()).waiting, { timeout: 5_000 }).toEqual([0, 0])
}
const unsold = () =>
  cafe.books((db) =>
    db
      .select()
      .from(tables.token)
      .where(and(isNull(tables.token.saleId), isNull(tables.token.voidedAt)))
      .orderBy(tables.token.createdAt, tables.token.id)
      .all(),
  )
const planBecomes = (change: Partial<typeof tables.plan.$inferInsert>) =>
  cafe.books((db) => void db.update(tables.plan).set(change).where(eq(tables.plan.position, 1)).run())
const offline = () => Promise.all([cafe.main.faults.goOffline(), cafe.roof.faults.goOffline()])
const isOffline = async () => {
  await offline()
  await expect
    .poll(async () => (await cafe.cashier.app.status(undefined)).routers.map(({ state }) => state))
    .toEqual(['offline', 'offline'])
}
const codesOf = (sale: SaleView) => sale.tokens.map(({ code }) => code)

test('with every router away a sale takes a ready code, its ticket comes out at once, and the customer logs in', async () => {
  await keep(2)
  await isReady(2)
  await everywhere()
  const [oldest, next] = unsold()
  await isOffline()
  const sale = await cafe.sell()
  expect(codesOf(sale)).toEqual([oldest?.code])
  expect(sale.tokens[0]).toMatchObject({
    grant: { state: 'on_router' },
    ticket: { state: expect.stringMatching(/queued|sending|confirmed/) },
  })
  await cafe.printer.waitForJob(1)
  expect(cafe.main.login(oldest?.code ?? '', oldest?.code ?? '', MAC)).toMatchObject({ ok: true })
  expect(codesOf(await cafe.sell())).toEqual([next?.code])
  // Nothing is left: the third waits for the router as it always did.
  expect((await cafe.sell()).tokens[0]).toMatchObject({ grant: { state: 'waiting' }, ticket: { state: 'held' } })
  const sold = journalIn(cafe.databaseFile).filter(({ kind }) => kind === 'sale.made')
  expect(sold.map(({ data }) => (data as { fromStock?: number }).fromStock)).toEqual([1, 1, undefined])
})

test('what was sold is made again once, however long the router is away, and is there when it comes back', async () => {
  await keep(2)
  await isReady(2)
  await everywhere()
  await isOffline()
  await cafe.sell(2)
  await expect.poll(async () => (await stock()).waiting).toEqual([2, 2])
  const made = unsold().map(({ id }) => id)
  // Every further sale is a reason to look again, and none of them to make more.
  for (let more = 0; more < 3; more++) await cafe.sell()
  await Promise.all([cafe.main.faults.goOnline(), cafe.roof.faults.goOnline()])
  await cafe.cashier.equipment.tryNow(undefined)
  await expect.poll(async () => (await stock()).ready, { timeout: 10_000 }).toBe(2)
  expect(unsold().map(({ id }) => id)).toEqual(made)
})

test('a code that somebody used is never sold, is replaced, and is told as a leak', async () => {
  await keep(1)
  await isReady(1)
  await everywhere()
  const [leaked] = unsold()
  const code = leaked?.code ?? ''
  const session = cafe.main.login(code, code, MAC)
  if (!session.ok) throw new Error('a code of the stock did not log in')
  cafe.main.transfer(session.sessionId, 1_000, 2_000)
  cafe.time.now += 60_000
  await cafe.manager.router.checkNow({ routerId: cafe.ids.main })
  const sale = await cafe.sell()
  expect(codesOf(sale)).not.toContain(code)
  await expect
    .poll(async () => (await stock()).leaks)
    .toMatchObject({
      count: 1,
      latest: [{ tokenId: leaked?.id, codeEnding: code.slice(-2), batchNumber: null, usedBytes: 3_000 }],
    })
  await expect.poll(() => cafe.main.active(), { timeout: 10_000 }).toEqual([])
  expect(cafe.main.users().some(({ name }) => name === code)).toBe(false)
})

test('and it is the note of its first use that keeps it from being sold', async () => {
  await keep(1)
  await isReady(1)
  await everywhere()
  const [ready] = unsold()
  const setFirstUse = (firstUsedAt: number | null) =>
    cafe.books((db) => void db.update(tables.token).set({ firstUsedAt, voidedAt: null }).run())
  setFirstUse(1)
  expect((await stock()).ready).toBe(0)
  setFirstUse(null)
  expect(codesOf(await cafe.sell())).toEqual([ready?.code])
})

test('only the first use is kept', async () => {
  const [token] = (await cafe.sell()).tokens
  const code = token?.code ?? ''
  await expect.poll(() => cafe.main.users().length).toBe(1)
  const session = cafe.main.login(code, code, MAC)
  if (!session.ok) throw new Error('a sold code did not log in')
  const firstUsedAt = () => cafe.books((db) => db.select().from(tables.token).get()?.firstUsedAt)
  const use = async () => {
    cafe.main.transfer(session.sessionId, 1_000, 2_000)
    cafe.time.now += 60_000
    await cafe.manager.router.checkNow({ routerId: cafe.ids.main })
  }
  expect(firstUsedAt()).toBeNull()
  await use()
  const first = cafe.time.now
  expect(firstUsedAt()).toBe(first)
  await use()
  expect(firstUsedAt()).toBe(first)
})

test('codes of yesterday’s package are voided and made anew, and taken off when none are wanted', async () => {
  await keep(2)
  await isReady(2)
  const before = unsold().map(({ id }) => id)
  planBecomes({ timeLimitSeconds: 7_200 })
  // Between the change and the keeper's look nobody gets the old ones.
  expect((await stock()).ready).toBe(0)
  const sale = await cafe.sell()
  expect(before).not.toContain(sale.tokens[0]?.id)
  await isReady(2)
  expect(unsold().every(({ timeLimitSeconds }) => timeLimitSeconds === 7_200)).toBe(true)
  await keep(0)
  await expect.poll(() => unsold(), { timeout: 5_000 }).toEqual([])
  await expect.poll(() => cafe.main.users().length, { timeout: 5_000 }).toBe(1)
})

test('validity from the sale begins with the sale, and the router learns the end as soon as it answers', async () => {
  planBecomes({ timeLimitSeconds: null, validitySeconds: 3_600, validityFrom: 'sale' })
  await keep(1)
  await isReady(1)
  await everywhere()
  const [ready] = unsold()
  expect(ready?.expiresAt).toBeNull()
  await isOffline()
  const sale = await cafe.sell()
  expect(sale.tokens[0]).toMatchObject({
    code: ready?.code,
    ticket: { state: expect.stringMatching(/queued|sending|confirmed/) },
  })
  const [found] = await cafe.cashier.token.find({ text: ready?.code ?? '' })
  expect(found?.expiresAt).toBe(sale.at + 3_600_000)
  await Promise.all([cafe.main.faults.goOnline(), cafe.roof.faults.goOnline()])
  await cafe.cashier.equipment.tryNow(undefined)
  const comment = () => cafe.main.users().find(({ name }) => name === ready?.code)?.comment ?? ''
  await expect.poll(comment, { timeout: 10_000 }).toContain(String((sale.at + 3_600_000) / 1_000))
})

test('two counters’ windows at the same moment never sell the same code', async () => {
  await keep(3)
  await isReady(3)
  const { id: planId, priceMinor: totalMinor } = await firstPlan()
  const order = () => ({ requestId: randomUUID(), planId, quantity: 1, totalMinor, tenderedMinor: null })
  const sales = await Promise.all(
    Array.from({ length: 6 }, (_, at) => (at % 2 ? cafe.cashier : cafe.manager).sale.sell(order())),
  )
  const codes = sales.flatMap(codesOf)
  expect(new Set(codes).size).toBe(6)
})

test('money given back for a code of the stock takes it off for good', async () => {
  await keep(1)
  await isReady(1)
  await everywhere()
  const sale = await cafe.sell()
  const [code = ''] = codesOf(sale)
  await cafe.manager.sale.refund({
    requestId: randomUUID(),
    saleId: sale.id,
    amountMinor: sale.totalMinor,
    reason: 'x',
    approvalId: null,
  })
  await expect.poll(() => cafe.main.users().some(({ name }) => name === code), { timeout: 5_000 }).toBe(false)
  expect(cafe.main.login(code, code, MAC).ok).toBe(false)
})
