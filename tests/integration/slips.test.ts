/** Printed slips that are scanned at the counter: found whole, sold once, let in when they are paid for. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import { drawCode } from '../../src/core/codes.ts'
import { hotspotLoginUrl } from '../../src/core/ticket/login-url.ts'
import { journalIn } from '../support/at-the-door.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'
import { putUnsoldSlips, type UnsoldSlip } from '../support/unsold-slips.ts'

const MAC = '02:00:00:00:00:01'

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

/** Makes slips; what a maker would tell the routers is told by looking for what is due. */
const slips = async (deploy: 'now' | 'disabled' | 'off', many = 1): Promise<[UnsoldSlip, ...UnsoldSlip[]]> => {
  const [first, ...others] = cafe.books((db) => putUnsoldSlips(db, many, deploy, cafe.time.now))
  if (!first) throw new Error('no slip was made')
  await cafe.cashier.equipment.tryNow(undefined)
  if (deploy !== 'off') await expect.poll(() => cafe.main.users().length, { timeout: 5_000 }).toBe(many)
  return [first, ...others]
}
const find = (text: string) => cafe.cashier.slip.find({ text })
const sell = ({ tokenId, priceMinor }: UnsoldSlip, who: TellerClient = cafe.cashier, requestId = randomUUID()) =>
  who.slip.sell({ requestId, tokenId, totalMinor: priceMinor, tenderedMinor: null })
const mayLogIn = (code: string) => cafe.main.login(code, code, MAC).ok
const set = (slip: UnsoldSlip, change: Partial<typeof tables.token.$inferInsert>) =>
  cafe.books((db) => void db.update(tables.token).set(change).where(eq(tables.token.id, slip.tokenId)).run())
const sales = () => cafe.books((db) => db.select().from(tables.sale).all())

test.each(['now', 'disabled', 'off'] as const)(
  'a slip deployed %s is sold at its printed price and lets its customer in',
  async (deploy) => {
    const [slip] = await slips(deploy)
    expect(mayLogIn(slip.code)).toBe(deploy === 'now')
    const found = await find(slip.code)
    expect(found).toMatchObject({ is: 'unsold', slip: { tokenId: slip.tokenId, priceMinor: 150, batchNote: 'Kiosk' } })
    const sale = await sell(slip)
    expect(sale).toMatchObject({ totalMinor: 150, tokens: [{ code: slip.code, ticket: { state: 'none' } }] })
    await expect.poll(() => mayLogIn(slip.code), { timeout: 5_000 }).toBe(true)
    await expect
      .poll(async () =>
        (await cafe.cashier.sale.get({ id: sale.id })).tokens[0]?.grant.routers.map(({ state }) => state),
      )
      .toEqual(['on_router', 'on_router'])
    expect(cafe.printer.jobs()).toEqual([])
    const [entry] = journalIn(cafe.databaseFile).filter(({ kind }) => kind === 'sale.made')
    expect(entry).toMatchObject({ data: { batchNumber: 1, totalMinor: 150, tokens: [{ id: slip.tokenId }] } })
    expect(JSON.stringify(entry)).not.toContain(slip.code)
  },
)

describe('what is scanned', () => {
  test('is understood as its QR code, and as people type it', async () => {
    const [slip] = await slips('off')
    const address = hotspotLoginUrl({ host: 'roof.example', username: slip.code, password: slip.code })
    for (const text of [address, slip.code.toUpperCase(), ` ${slip.code.slice(0, 3)}-${slip.code.slice(3)}`]) {
      expect((await find(text)).is).toBe('unsold')
    }
  })

  test('is told apart, each with its word', async () => {
    const [sold, gone, blocked] = await slips('off', 3)
    await sell(sold)
    if (gone) set(gone, { voidedAt: 1 })
    if (blocked) set(blocked, { blockedAt: 1 })
    expect(await find(sold.code)).toMatchObject({ is: 'sold', number: 1, byName: 'Ana' })
    expect((await find(gone?.code ?? '')).is).toBe('void')
    expect((await find(blocked?.code ?? '')).is).toBe('blocked')
    const wrong = sold.code.slice(0, -1) + (sold.code.endsWith('7') ? '8' : '7')
    expect((await find(wrong)).is).toBe('mistyped')
    expect((await find(drawCode('zz', 6, () => 3))).is).toBe('no_code')
    expect((await find(drawCode('9z', 6, () => 3))).is).toBe('other_cafe')
    const mark = sold.code.slice(0, 2)
    expect((await find(drawCode(mark, 6, () => 3))).is).toBe('unknown')
  })

  test('never is a part of a code, a word, or a code that was sold as it was made', async () => {
    const [slip] = await slips('off')
    const [token] = (await cafe.sell()).tokens
    for (const text of [slip.code.slice(0, 6), '%', 'Week', '12', '', token?.code ?? '']) {
      expect((await find(text)).is).not.toBe('unsold')
    }
    expect((await find(token?.code ?? '')).is).toBe('no_code')
  })

  test('at another café is another café’s', async () => {
    const [slip] = await slips('off')
    cafe.books((db) => {
      const other = { id: 'other', name: 'Other', currency: 'EUR', timeZone: 'UTC', codeMark: 'zz', createdAt: 1 }
      db.insert(tables.location).values(other).run()
      db.update(tables.batch).set({ locationId: 'other' }).run()
    })
    expect((await find(slip.code)).is).toBe('other_cafe')
    await expect(sell(slip)).rejects.toThrow('no_such_slip')
  })
})

describe('a slip is sold once', () => {
  test('at two windows at the same moment the second hears who sold it', async () => {
    const [slip] = await slips('disabled')
    await cafe.cashier.till.open({ requestId: randomUUID(), floatMinor: 0 })
    const tries = await Promise.allSettled([sell(slip), sell(slip, cafe.manager)])
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = tries.find((each) => each.status === 'rejected')
    const values = { name: 'Ana', number: 1 }
    expect(refused?.reason).toMatchObject({ detail: { reason: 'slip_sold', values } })
    expect(sales()).toHaveLength(1)
  })

  test('and the same press of the button twice is one sale', async () => {
    const [slip] = await slips('off')
    const requestId = randomUUID()
    const first = await sell(slip, cafe.cashier, requestId)
    expect((await sell(slip, cafe.cashier, requestId)).id).toBe(first.id)
    expect(sales()).toHaveLength(1)
  })

  test('not at all when it is void, blocked, or costs something else than the screen said', async () => {
    const [gone, blocked, dear] = await slips('off', 3)
    if (!blocked || !dear) throw new Error('too few slips')
    set(gone, { voidedAt: 1 })
    set(blocked, { blockedAt: 1 })
    await expect(sell(gone)).rejects.toThrow('slip_void')
    await expect(sell(blocked)).rejects.toThrow('token_blocked')
    await expect(sell({ ...dear, priceMinor: 100 })).rejects.toThrow('price_changed')
    expect(sales()).toEqual([])
  })
})

test('with every router away a slip that is on them works at once', async () => {
  const [slip] = await slips('now')
  await expect.poll(() => cafe.roof.users().length).toBe(1)
  await Promise.all([cafe.main.faults.goOffline(), cafe.roof.faults.goOffline()])
  const sale = await sell(slip)
  expect(sale.tokens[0]?.grant.state).toBe('on_router')
})

test('a slip whose money was given back never works again', async () => {
  const [slip] = await slips('disabled')
  const sale = await sell(slip)
  await expect.poll(() => mayLogIn(slip.code), { timeout: 5_000 }).toBe(true)
  await cafe.manager.sale.refund({
    requestId: randomUUID(),
    saleId: sale.id,
    amountMinor: 150,
    reason: 'x',
    approvalId: null,
  })
  await expect.poll(() => cafe.main.users(), { timeout: 5_000 }).toEqual([])
  expect(mayLogIn(slip.code)).toBe(false)
  expect((await find(slip.code)).is).toBe('sold')
  await expect(sell(slip)).rejects.toThrow('slip_sold')
})
