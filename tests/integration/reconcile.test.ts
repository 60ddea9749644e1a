/** Whether the owner sees it, when cash, sales and router do not tell the same story. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE, type Db, openDatabase } from '../../src/backend/store/open.ts'
import * as tables from '../../src/backend/store/schema.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let running: Awaited<ReturnType<typeof startBackend>>
let owner: TellerClient
let ana: TellerClient
let books: Db
const NOW = Date.parse('2026-11-25T12:00:00Z')
const time = { now: NOW }
const days = { from: '2026-11-20', to: '2026-11-25' }
const all = { ...days, offset: 0, limit: 50, group: null }

beforeEach(async () => {
  time.now = NOW
  folder = temporaryFolder()
  running = await startBackend({ folder: folder.path, clock: () => time.now, practiceEquipment: NOBODY_LISTENS })
  owner = (await signedInAs(running.backend, 'super_admin')).client
  ana = (await signedInAs(running.backend, 'staff')).client
  books = openDatabase(join(folder.path, DATABASE_FILE))
})
afterEach(async () => {
  books.$client.close()
  await running.close()
  folder.remove()
})

async function sell(quantity = 1) {
  const [plan] = await ana.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity, tenderedMinor: null }
  return ana.sale.sell({ ...order, totalMinor: quantity * (plan?.priceMinor ?? 0) })
}

/** A batch of slips, handed to somebody who sells them elsewhere. */
async function slips(quantity: number): Promise<string[]> {
  const [plan] = await owner.plan.list(undefined)
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, deploy: 'off', note: '' } as const
  const { id } = await owner.batch.make({ requestId: randomUUID(), planId: plan?.id ?? '', quantity, ...codes })
  await expect.poll(async () => (await owner.batch.get({ batchId: id })).made).toBe(quantity)
  await owner.batch.hand({ batchId: id, sellerName: 'Kiosk' })
  const made = books.select().from(tables.token).where(eq(tables.token.batchId, id)).all()
  return made.map((row) => row.id)
}

const firstUsed = (id: string | undefined) =>
  books
    .update(tables.token)
    .set({ firstUsedAt: NOW })
    .where(eq(tables.token.id, id ?? ''))
    .run()
const onRouter = () => books.update(tables.grant).set({ state: 'on_router' }).run()

test('where all is well nothing is told, and what was sold is seen, unused or given back', async () => {
  const sale = await sell(3)
  onRouter()
  const [used, back] = sale.tokens
  firstUsed(used?.id)
  const what = { requestId: randomUUID(), saleId: sale.id, tokenIds: [back?.id ?? ''], amountMinor: 100 }
  await owner.sale.refund({ ...what, reason: 'x', approvalId: null })
  time.now += 3_600_000
  const none = { count: 0, valueMinor: 0 }
  const clean = { usedUnpaid: none, voidedUsed: none, notProvisioned: none, usedAfterRefund: none, strangers: 0 }
  expect(await owner.reconcile.verdict(days)).toMatchObject({
    ...clean,
    tokens: { sold: 3, seen: 1, unused: 1, givenBack: 1 },
    soldUnused: { count: 1, valueMinor: 100 },
  })
  const plans = await owner.reconcile.plans(days)
  expect(plans).toMatchObject([{ sold: 3, seen: 1, unused: 1, givenBack: 1 }])
})

test('slips that were used and never paid are told by their seller, at the price on them, with each code', async () => {
  const [first, second, third] = await slips(3)
  firstUsed(first)
  firstUsed(second)
  books
    .update(tables.token)
    .set({ voidedAt: NOW })
    .where(eq(tables.token.id, second ?? ''))
    .run()
  const verdict = await owner.reconcile.verdict(days)
  expect(verdict).toMatchObject({ usedUnpaid: { count: 1, valueMinor: 100 }, voidedUsed: { count: 1 } })
  expect(verdict.unsold).toEqual({ count: 2, valueMinor: 200 })
  const groups = await owner.reconcile.groups({ figure: 'used_unpaid', offset: 0, limit: 10 })
  expect(groups.rows).toMatchObject([{ count: 1, valueMinor: 100, batch: { sellerName: 'Kiosk' }, age: null }])
  const group = { planId: groups.rows[0]?.planId ?? '', batchId: groups.rows[0]?.batch?.id ?? null, age: null }
  const behind = await owner.reconcile.tokens({ ...all, figure: 'unsold', group })
  expect(new Set(behind.rows.map(({ tokenId }) => tokenId))).toEqual(new Set([first, third]))
})

test('sold and not on a router, refused by one, made there by hand, or used after the money went back', async () => {
  const [waiting, refused, back] = [await sell(), await sell(), await sell()]
  const isOf = (sale: typeof back) => eq(tables.grant.tokenId, sale.tokens[0]?.id ?? '')
  expect((await owner.reconcile.verdict(days)).notProvisioned.count).toBe(0)
  books.update(tables.grant).set({ state: 'refused', problem: 'full' }).where(isOf(refused)).run()
  const given = { requestId: randomUUID(), saleId: back.id, amountMinor: 100, reason: 'x', approvalId: null }
  await owner.sale.refund(given)
  const [router] = books.select().from(tables.router).all()
  const span = { routerId: router?.id ?? '', username: 'x', startedAt: NOW, tokenId: back.tokens[0]?.id ?? null }
  books
    .insert(tables.sessionSpan)
    .values({ ...span, lastSeenAt: NOW + 600_000 })
    .run()
  const drift = { id: randomUUID(), routerId: router?.id ?? '', name: 'free', kind: 'added', differences: [] } as const
  books
    .insert(tables.drift)
    .values({ ...drift, foundAt: NOW })
    .run()
  time.now += 3_600_000
  expect(await owner.reconcile.verdict(days)).toMatchObject({
    notProvisioned: { count: 2, valueMinor: 200 },
    usedAfterRefund: { count: 1, valueMinor: 100 },
    strangers: 1,
  })
  const behind = await owner.reconcile.tokens({ ...all, figure: 'not_provisioned' })
  expect(new Map(behind.rows.map(({ sale, problem }) => [sale?.number, problem]))).toEqual(
    new Map([
      [waiting.number, null],
      [refused.number, 'full'],
    ]),
  )
  expect((await owner.reconcile.strangers({ offset: 0, limit: 5 })).rows).toMatchObject([{ name: 'free' }])
})

test('drawers that came out short are told by shift and by cashier, with the longest run', async () => {
  await sell()
  const [open] = books.select().from(tables.shift).all()
  if (!open) throw new Error('no shift is open')
  books.update(tables.shift).set({ state: 'closed', closedAt: NOW }).run()
  for (const [index, difference] of [0, -300, -200, 50].entries()) {
    const id = randomUUID()
    const number = index + 2
    books
      .insert(tables.shift)
      .values({ ...open, id, number, state: 'closed', closedAt: NOW, day: '2026-11-24' })
      .run()
    const money = { expectedMinor: 1_000, countedMinor: 1_000 + difference, differenceMinor: difference }
    const body = JSON.stringify({ cash: [{ currency: 'EUR', ...money }] })
    books.insert(tables.zReport).values({ id: randomUUID(), number, shiftId: id, at: NOW, body, hash: '' }).run()
  }
  const { cash } = await owner.reconcile.verdict(days)
  expect(cash).toMatchObject({
    shifts: 4,
    shortShifts: 2,
    lines: [{ expectedMinor: 4_000, countedMinor: 3_550, differenceMinor: -450 }],
    cashiers: [{ shifts: 4, shortShifts: 2, differenceMinor: -450, run: { shifts: 2, shortMinor: 500 } }],
  })
  const asked = { ...days, offset: 0, limit: 10, personId: cash.cashiers[0]?.personId ?? null, onlyDifferent: true }
  const { rows } = await owner.reconcile.shifts(asked)
  expect(rows.map(({ number, lines }) => [number, lines[0]?.differenceMinor])).toEqual([
    [5, 50],
    [4, -200],
    [3, -300],
  ])
})
