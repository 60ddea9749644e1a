/** Money that goes back in part, by what is left, by several methods: what would let money or codes out if it were wrong. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DATABASE_FILE, type Db, openDatabase } from '../../src/backend/store/open.ts'
import { takingsAnew } from '../../src/backend/store/rebuild-takings.ts'
import * as tables from '../../src/backend/store/schema.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { journalIn } from '../support/at-the-door.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let running: Awaited<ReturnType<typeof startBackend>>
let owner: TellerClient
let ana: TellerClient
let books: Db
const time = { now: 0 }

beforeEach(async () => {
  time.now = Date.parse('2026-11-25T12:00:00Z')
  folder = temporaryFolder()
  running = await startBackend({
    folder: folder.path,
    clock: () => time.now,
    practiceEquipment: NOBODY_LISTENS,
  })
  owner = (await signedInAs(running.backend, 'super_admin')).client
  ana = (await signedInAs(running.backend, 'staff')).client
  books = openDatabase(join(folder.path, DATABASE_FILE))
})
afterEach(async () => {
  books.$client.close()
  await running.close()
  folder.remove()
})

async function sell(quantity = 1): Promise<SaleView> {
  const [plan] = await ana.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity }
  return ana.sale.sell({ ...order, totalMinor: quantity * (plan?.priceMinor ?? 0), tenderedMinor: null })
}

type What = Parameters<TellerClient['sale']['refundQuote']>[0]

/** As the screen does it: first what it comes to, then exactly that. */
async function giveBack(what: What, more: { requestId?: string; by?: TellerClient } = {}): Promise<SaleView> {
  const { amountMinor } = await owner.sale.refundQuote(what)
  const order = { requestId: more.requestId ?? randomUUID(), ...what, amountMinor, reason: 'rain', approvalId: null }
  return (more.by ?? owner).sale.refund(order)
}

/** What the sale came to is as if it had been this. */
function setTotal({ id }: SaleView, totalMinor: number, taxMinor = 0): void {
  books.update(tables.sale).set({ totalMinor, taxMinor }).where(eq(tables.sale.id, id)).run()
  const money = { amountMinor: totalMinor, tenderedMinor: totalMinor }
  books.update(tables.payment).set(money).where(eq(tables.payment.saleId, id)).run()
}

const use = (tokenId: string | undefined, usedSeconds: number) =>
  books
    .update(tables.grant)
    .set({ usedSeconds })
    .where(eq(tables.grant.tokenId, tokenId ?? ''))
    .run()

describe('of a sale of three', () => {
  test('each code goes back by itself, and the parts make exactly what was paid, tax too', async () => {
    const sale = await sell(3)
    setTotal(sale, 1_000, 160)
    const ids = sale.tokens.map(({ id }) => id)
    const amounts: number[] = []
    for (const id of ids) {
      const after = await giveBack({ saleId: sale.id, tokenIds: [id] })
      amounts.push(after.refunds.at(-1)?.amountMinor ?? 0)
      const isBack = after.tokens.map(({ isRefunded }) => isRefunded)
      expect(isBack).toEqual(ids.map((each) => ids.indexOf(each) <= ids.indexOf(id)))
      expect(after.tokens.map(({ grant }) => grant.state)).toEqual(isBack.map((is) => (is ? 'removing' : 'waiting')))
      expect(after.tokens.map(({ ticket }) => ticket.state === 'cancelled')).toEqual(isBack)
    }
    expect(amounts).toEqual([334, 333, 333])
    const rows = books.select().from(tables.refund).all()
    expect(rows.reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(160)
    const parts = books.select().from(tables.refundToken).all()
    expect(parts.map(({ amountMinor }) => amountMinor)).toEqual([334, 333, 333])
    expect(await owner.sale.get({ id: sale.id })).toMatchObject({ isGivenBack: true, refundedMinor: 1_000 })
    await expect(giveBack({ saleId: sale.id })).rejects.toThrow('already_refunded')
  })

  test('a code that was given back is not given back again, and the sums of the day know each step', async () => {
    const sale = await sell(3)
    const [first] = sale.tokens
    await giveBack({ saleId: sale.id, tokenIds: [first?.id ?? ''] })
    const again = { saleId: sale.id, tokenIds: [first?.id ?? ''], amountMinor: 100, reason: 'x', approvalId: null }
    await expect(owner.sale.refund({ requestId: randomUUID(), ...again })).rejects.toThrow('already_refunded')
    const foreign = await sell()
    const other = { saleId: foreign.id, tokenIds: [first?.id ?? ''] }
    await expect(owner.sale.refundQuote(other)).rejects.toThrow('no_such_token')
    await giveBack({ saleId: sale.id })
    expect(await ana.sale.today({ text: '', limit: 10 })).toMatchObject({ count: 2, totalMinor: 100 })
    const kept = books.$client.prepare('select * from takings order by dimension, day, key').all()
    const anew = books.$client.prepare(`select * from (${takingsAnew()}) order by 2, 1, 3`).raw().all()
    expect(kept.map((row) => Object.values(row as object))).toEqual(anew)
  })

  test('the same press of the button twice gives once', async () => {
    const sale = await sell(2)
    const requestId = randomUUID()
    const what = { saleId: sale.id, tokenIds: [sale.tokens[0]?.id ?? ''] }
    await giveBack(what, { requestId })
    const order = { requestId, ...what, amountMinor: 100, reason: 'rain', approvalId: null }
    expect((await owner.sale.refund(order)).refunds).toHaveLength(1)
  })

  test('many small steps are one amount to a person’s limit', async () => {
    const sale = await sell(3)
    const [here] = await owner.location.list(undefined)
    const staff = (await owner.people.list(undefined)).find(({ role }) => role === 'staff')
    const person = { name: 'Ana', role: 'staff', locationIds: [here?.id ?? ''], refundLimitMinor: 200 } as const
    await owner.people.change({ id: staff?.id ?? '', person: { ...person, locationIds: [...person.locationIds] } })
    const again = (await signedInAs(running.backend, 'staff')).client
    const one = (index: number) => ({ saleId: sale.id, tokenIds: [sale.tokens[index]?.id ?? ''] })
    await giveBack(one(0), { by: again })
    await giveBack(one(1), { by: again })
    await expect(giveBack(one(2), { by: again })).rejects.toThrow('approval_needed')
  })
})

describe('by what is left', () => {
  test('only where the owner allows it; then the smallest part of what is left, down to the coin', async () => {
    const sale = await sell()
    const what = { saleId: sale.id, basis: 'remaining' } as const
    await expect(owner.sale.refundQuote(what)).rejects.toThrow('remaining_not_allowed')
    await owner.sale.saveRefundRules({ remaining: true })
    use(sale.tokens[0]?.id, 1_234)
    expect(await owner.sale.refundQuote(what)).toMatchObject({ amountMinor: 65, tokens: [{ shareMinor: 100 }] })
    books.update(tables.location).set({ cashStepMinor: 10 }).run()
    expect(await owner.sale.refundQuote(what)).toMatchObject({ amountMinor: 60 })
    const after = await giveBack(what)
    expect(after).toMatchObject({ refundedMinor: 60, isGivenBack: true, refunds: [{ basis: 'remaining' }] })
  })

  test('what was read some minutes ago is given, what was read long ago or dreamt of is not', async () => {
    await owner.sale.saveRefundRules({ remaining: true })
    const sale = await sell()
    const order = { saleId: sale.id, basis: 'remaining', reason: 'rain', approvalId: null } as const
    const give = (amountMinor: number) => owner.sale.refund({ requestId: randomUUID(), ...order, amountMinor })
    use(sale.tokens[0]?.id, 1_800)
    await expect(give(59)).rejects.toThrow('refund_changed')
    await expect(give(49)).rejects.toThrow('refund_changed')
    expect(await give(54)).toMatchObject({ refundedMinor: 54 })
  })
})

describe('the money', () => {
  test('is first taken off what a customer still owes, then goes back as it came, or in cash', async () => {
    const sale = await sell(4)
    const customerId = randomUUID()
    const locationId = books.select().from(tables.location).get()?.id ?? ''
    books
      .insert(tables.customer)
      .values({ id: customerId, locationId, name: 'Amina', limitMinor: 999, createdAt: 0 })
      .run()
    const [paid] = books.select().from(tables.payment).all()
    if (!paid) throw new Error('nothing was paid')
    const part = (method: 'card' | 'account', amountMinor: number) => ({
      ...paid,
      id: randomUUID(),
      method,
      amountMinor,
      tenderedMinor: amountMinor,
      customerId: method === 'account' ? customerId : null,
    })
    books.update(tables.payment).set({ amountMinor: 100, tenderedMinor: 100 }).run()
    books
      .insert(tables.payment)
      .values([part('card', 150), part('account', 150)])
      .run()
    const quote = await owner.sale.refundQuote({ saleId: sale.id })
    expect(
      quote.ways.map(({ way, payments }) => [way, payments.map((each) => [each.method, each.amountMinor])]),
    ).toEqual([
      [
        'as_paid',
        [
          ['account', 150],
          ['card', 150],
          ['cash', 100],
        ],
      ],
      [
        'cash',
        [
          ['account', 150],
          ['cash', 250],
        ],
      ],
    ])
    // Two hundred and fifty in cash were never put into the drawer.
    const inCash = { saleId: sale.id, way: 'cash' } as const
    await expect(giveBack(inCash)).rejects.toThrow('drawer_too_empty')
    // Whoever tries amounts could find out how much should be there.
    const tried = journalIn(join(folder.path, DATABASE_FILE)).filter(({ kind }) => kind === 'call.refused')
    expect(tried).toMatchObject([{ data: { path: 'sale.refund', reason: 'drawer_too_empty' } }])
    const after = await giveBack({ saleId: sale.id })
    expect(after.refunds[0]?.payments[0]).toEqual({ method: 'account', customerName: 'Amina', amountMinor: 150 })
    const sums = books.$client.prepare('select sum(amount_minor) as n from payment where customer_id is not null').get()
    expect(sums).toEqual({ n: 0 })
  })
})

describe('undoing a sale', () => {
  test('is for the whole of it, in its own shift, and before anybody used it', async () => {
    const [sale, used, late] = [await sell(2), await sell(), await sell()]
    use(used.tokens[0]?.id, 1)
    await expect(giveBack({ saleId: used.id, isVoid: true })).rejects.toThrow('void_used')
    expect((await owner.sale.refundQuote({ saleId: used.id })).mayVoid).toBe(false)
    expect(await giveBack({ saleId: sale.id, isVoid: true })).toMatchObject({
      refunds: [{ kind: 'void' }],
      refundedMinor: 200,
    })
    const day = books.select().from(tables.takings).where(eq(tables.takings.dimension, 'all')).get()
    expect(day).toMatchObject({ voids: 1, voidMinor: 200, refunds: 0, refundMinor: 0, totalMinor: 400 })
    books.update(tables.shift).set({ state: 'closed' }).run()
    await expect(giveBack({ saleId: late.id, isVoid: true })).rejects.toThrow('void_too_late')
  })
})
