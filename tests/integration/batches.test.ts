/** Batches through the contract, on a real backend and real practice routers. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import type { BatchView } from '../../src/contract/batch.ts'
import { readCode } from '../../src/core/codes.ts'
import { settleSum } from '../../src/renderer/screens/batches/settle-sum.ts'
import { journalIn } from '../support/at-the-door.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

const order = async (change: object = {}) => {
  const [plan] = await cafe.manager.plan.list(undefined)
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, deploy: 'now', note: '' } as const
  return { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 40, ...codes, ...change }
}
const isMade = async (id: string) => (await cafe.manager.batch.get({ batchId: id })).state === 'made'
const make = async (change: object = {}): Promise<BatchView> => {
  const { id } = await cafe.manager.batch.make(await order(change))
  await expect.poll(() => isMade(id), { interval: 5 }).toBe(true)
  return cafe.manager.batch.get({ batchId: id })
}
const counts = ({ id }: BatchView) => cafe.manager.batch.counts({ batchId: id })
const allOn = async (batch: BatchView) => {
  await expect.poll(async () => (await counts(batch)).onRouter, { timeout: 20_000 }).toBe(batch.quantity)
}
const tokensOf = ({ id }: BatchView) =>
  cafe.books((db) =>
    db.select().from(tables.token).where(eq(tables.token.batchId, id)).orderBy(tables.token.batchPosition).all(),
  )
const codesOf = (batch: BatchView) => tokensOf(batch).map(({ code }) => code)
const setTokens = ({ id }: BatchView, change: Partial<typeof tables.token.$inferInsert>) =>
  cafe.books((db) => void db.update(tables.token).set(change).where(eq(tables.token.batchId, id)).run())
const settle = async (batch: BatchView, which: 'used' | 'all', commission: object = { kind: 'amount', minor: 0 }) => {
  const asked = { batchId: batch.id, which, commission } as Parameters<typeof cafe.manager.batch.settlement>[0]
  const { quantity, totalMinor } = await cafe.manager.batch.settlement(asked)
  const booking = { ...asked, requestId: randomUUID(), quantity, totalMinor }
  return { booking, sale: await cafe.manager.batch.settle(booking) }
}

describe('a batch', () => {
  test('is on every router, each code once, and none of them in the journal', async () => {
    const asked = await order({ quantity: 300, prefix: 'Bar ', note: 'Summer' })
    const made = await cafe.manager.batch.make(asked)
    expect(made).toMatchObject({ number: 1, quantity: 300, state: 'making', prefix: 'bar', note: 'Summer' })
    // Pressing the button twice makes one.
    expect((await cafe.manager.batch.make(asked)).id).toBe(made.id)
    await expect.poll(() => isMade(made.id)).toBe(true)
    await allOn(made)
    const codes = codesOf(made)
    expect(new Set(codes).size).toBe(300)
    expect(codes.every((code) => readCode(code).ok && code.slice(2, 5) === 'bar')).toBe(true)
    expect(codes[0]).toHaveLength(made.characters)
    for (const router of [cafe.main, cafe.roof]) {
      await expect.poll(() => router.users().length, { timeout: 20_000 }).toBe(300)
      expect(new Set(router.users().map(({ name }) => name))).toEqual(new Set(codes))
    }
    const written = JSON.stringify(journalIn(cafe.databaseFile))
    expect(written).toContain('batch.made')
    expect(codes.filter((code) => written.includes(code))).toEqual([])
  })

  test('of a code that could be guessed is refused, with the field that says why', async () => {
    const short = await order({ quantity: 101, alphabet: 'digits', codeLength: 4 })
    await expect(cafe.manager.batch.make(short)).rejects.toMatchObject({
      detail: { reason: 'check_fields', fields: { codeLength: 'too_short' } },
    })
    await make({ quantity: 60, alphabet: 'digits', codeLength: 4, deploy: 'off' })
    // Those that are there already count as well.
    await expect(cafe.manager.batch.make({ ...short, quantity: 41 })).rejects.toThrow('check_fields')
    expect((await cafe.manager.batch.make({ ...short, quantity: 40, deploy: 'off' })).number).toBe(2)
  })

  test('can be stopped and gone on with, and says what it is doing', async () => {
    const { id } = await cafe.manager.batch.make(await order({ quantity: 5_000, deploy: 'off' }))
    const stopped = await cafe.manager.batch.stop({ batchId: id })
    expect(stopped.state).toBe('stopped')
    expect(stopped.made).toBeLessThan(5_000)
    expect((await cafe.manager.batch.get({ batchId: id })).made).toBe(stopped.made)
    await cafe.manager.batch.resume({ batchId: id })
    await expect.poll(() => isMade(id)).toBe(true)
    expect(await counts(stopped)).toMatchObject({ made: 5_000, waiting: 0, onRouter: 0 })
  })

  test('is found code by code, and narrowed to a state', async () => {
    const batch = await make({ quantity: 30, deploy: 'off' })
    const third = codesOf(batch)[2] ?? ''
    const find = (text: string, filter: 'printed' | 'unsold' | null) =>
      cafe.manager.batch.find({ batchId: batch.id, text, filter })
    expect(await find(third.toUpperCase(), null)).toEqual([3])
    expect(await find('', 'unsold')).toHaveLength(30)
    expect(await find('', 'printed')).toEqual([])
    const [row] = await cafe.manager.batch.tokens({ batchId: batch.id, places: [3] })
    expect(row?.codeGroups.join('')).toBe(third)
    expect(row).toMatchObject({ place: 3, state: null, soldAt: null, isOver: false })
  })
})

test('a sale goes ahead of two thousand slips that wait for the router', { timeout: 30_000 }, async () => {
  await cafe.main.faults.goOffline()
  const batch = await make({ quantity: 2_000 })
  cafe.time.now += 1_000
  const [sold] = (await cafe.sell()).tokens
  const { promise: isThere, resolve } = Promise.withResolvers<number>()
  cafe.main.onChange(() => {
    const users = cafe.main.users()
    if (users.some(({ name }) => name === sold?.code)) resolve(users.length)
  })
  await cafe.main.faults.goOnline()
  const isBack = async () => {
    await cafe.manager.equipment.tryNow(undefined)
    return (await cafe.manager.router.list(undefined)).every(({ state }) => state === 'online')
  }
  await expect.poll(isBack, { timeout: 10_000 }).toBe(true)
  // A handful of slips may be under way when its turn comes.
  expect(await isThere).toBeLessThan(100)
  expect((await counts(batch)).made).toBe(2_000)
})

describe('unsold slips', () => {
  test('that are let in only when sold cannot log in before', async () => {
    const batch = await make({ quantity: 3, deploy: 'disabled' })
    await allOn(batch)
    const [first = ''] = codesOf(batch)
    expect(cafe.main.login(first, first, '02:00:00:00:00:01').ok).toBe(false)
    await settle(batch, 'all')
    await expect.poll(() => cafe.main.login(first, first, '02:00:00:00:00:01').ok).toBe(true)
  })

  test('that are kept off the router are put there when they are sold', async () => {
    const batch = await make({ quantity: 3, deploy: 'off' })
    expect(cafe.main.users()).toEqual([])
    await settle(batch, 'all')
    await allOn(batch)
    await expect.poll(() => cafe.roof.users().length).toBe(3)
  })

  test('whose validity counts from the sale have no end before it', async () => {
    cafe.books((db) => void db.update(tables.plan).set({ validitySeconds: 3_600, validityFrom: 'sale' }).run())
    const batch = await make({ quantity: 2 })
    await allOn(batch)
    await cafe.manager.router.checkNow({ routerId: cafe.ids.main })
    expect(tokensOf(batch).map(({ expiresAt }) => expiresAt)).toEqual([null, null])
    expect(await counts(batch)).toMatchObject({ expired: 0, onRouter: 2 })
    await settle(batch, 'all')
    expect(tokensOf(batch)[0]?.expiresAt).toBe(cafe.time.now + 3_600_000)
  })

  test('that somebody uses are seen used', async () => {
    const batch = await make({ quantity: 3 })
    await allOn(batch)
    const [first = ''] = codesOf(batch)
    expect(cafe.main.login(first, first, '02:00:00:00:00:01').ok).toBe(true)
    const session = cafe.main.active()[0]?.['.id'] ?? ''
    cafe.main.transfer(session, 1_000, 2_000)
    await cafe.byHand(cafe.main, '/ip/hotspot/active/remove', { '.id': session })
    cafe.time.now += 60_000
    await cafe.manager.router.checkNow({ routerId: cafe.ids.main })
    expect(tokensOf(batch)[0]?.firstUsedAt).toBe(cafe.time.now)
    expect(await counts(batch)).toMatchObject({ used: 1, sold: 0 })
    const { sale } = await settle(batch, 'used')
    expect(sale.quantity).toBe(1)
  })

  test('get more together, and leave the routers when they are void', async () => {
    const batch = await make({ quantity: 40 })
    await allOn(batch)
    const more = { seconds: 600, bytes: 0, validitySeconds: 0, reason: 'Rain' }
    expect(await cafe.manager.batch.extend({ batchId: batch.id, ...more })).toEqual({ count: 40 })
    expect(tokensOf(batch)[7]?.timeLimitSeconds).toBe(4_200)
    await expect.poll(() => cafe.main.users()[0]?.['limit-uptime']).toBe('1h10m')
    const [slip = '', other = ''] = codesOf(batch)
    const one = { batchId: batch.id, text: slip, reason: 'Came back' }
    await cafe.manager.batch.voidSlip(one)
    await expect(cafe.manager.batch.voidSlip(one)).rejects.toThrow('already_void')
    const mistyped = other.slice(0, -1) + (other.endsWith('x') ? 'y' : 'x')
    await expect(cafe.manager.batch.voidSlip({ ...one, text: mistyped })).rejects.toThrow()
    expect(await cafe.manager.batch.voidUnsold({ batchId: batch.id, reason: 'Lost' })).toEqual({ count: 39 })
    await expect.poll(() => [...cafe.main.users(), ...cafe.roof.users()], { timeout: 10_000 }).toEqual([])
    await expect.poll(() => counts(batch)).toMatchObject({ void: 40, onRouter: 0, waiting: 0 })
  })
})

describe('a seller settles', () => {
  test('once for one press, for what was shown, and says what is left', async () => {
    const batch = await make({ quantity: 30, deploy: 'off' })
    await cafe.manager.batch.hand({ batchId: batch.id, sellerName: 'Kiosk Juma' })
    setTokens(batch, { firstUsedAt: null })
    cafe.books((db) => void db.run('update token set first_used_at = 1 where batch_position <= 25'))
    const asked = { batchId: batch.id, which: 'used', commission: { kind: 'percent', hundredths: 1_010 } } as const
    const shown = await cafe.manager.batch.settlement(asked)
    // 25 × 1.00, 10.1 % of which is 2.525.
    expect(shown).toMatchObject({ quantity: 25, grossMinor: 2_500, discountMinor: 253, totalMinor: 2_247, left: 5 })
    expect(shown.isRounded).toBe(true)
    const booking = { ...asked, requestId: randomUUID(), quantity: 25, totalMinor: 2_247 }
    await expect(cafe.manager.batch.settle({ ...booking, quantity: 24 })).rejects.toThrow('settlement_changed')
    const [once, twice] = [await cafe.manager.batch.settle(booking), await cafe.manager.batch.settle(booking)]
    expect(twice).toEqual(once)
    const sale = await cafe.manager.sale.get({ id: once.saleId })
    expect(sale).toMatchObject({ quantity: 25, totalMinor: 2_247, unlisted: 5 })
    expect(sale.tokens).toHaveLength(20)
    const sold = tokensOf(batch).filter(({ saleId }) => saleId === once.saleId)
    expect(sold.map(({ position }) => position)).toEqual(sold.map((_, at) => at + 1))
    expect(await cafe.manager.batch.settlement({ ...asked, which: 'all' })).toMatchObject({ quantity: 5, left: 0 })
    const [fact] = journalIn(cafe.databaseFile).filter(({ kind }) => kind === 'batch.settled')
    expect(fact?.data).toMatchObject({ quantity: 25, totalMinor: 2_247, discountMinor: 253, seller: 'Kiosk Juma' })
  })

  test('in coins that there are, with the tax on top, as the screen reckons it', async () => {
    cafe.books((db) => {
      const locationId = db.select().from(tables.location).get()?.id ?? ''
      const rate = { id: randomUUID(), locationId, name: 'VAT', basisPoints: 1_600, createdAt: 0 }
      db.insert(tables.taxRate).values(rate).run()
      db.update(tables.plan).set({ taxRateId: rate.id }).run()
      db.update(tables.location).set({ taxIncluded: false, cashStepMinor: 5, cashRounding: 'nearest' }).run()
    })
    const batch = await make({ quantity: 8, deploy: 'off' })
    const asked = { batchId: batch.id, which: 'all', commission: { kind: 'percent', hundredths: 1_010 } } as const
    const shown = await cafe.manager.batch.settlement(asked)
    // 8.00 less 0.81, with 1.15 of tax.
    expect(shown).toMatchObject({ totalMinor: 834, tax: { minor: 115 } })
    const { totalMinor } = settleSum(shown, await cafe.manager.money.settings(undefined), 'EUR')
    const booking = { ...asked, requestId: randomUUID(), quantity: 8, totalMinor }
    await expect(cafe.manager.batch.settle({ ...booking, totalMinor: 834 })).rejects.toThrow('settlement_changed')
    const { saleId } = await cafe.manager.batch.settle(booking)
    expect(await cafe.manager.sale.get({ id: saleId })).toMatchObject({ totalMinor: 835, roundingMinor: 1 })
  })

  test('never for what came back', async () => {
    const batch = await make({ quantity: 3, deploy: 'off' })
    await cafe.manager.batch.voidSlip({ batchId: batch.id, text: codesOf(batch)[1] ?? '', reason: 'Came back' })
    const { sale } = await settle(batch, 'all')
    expect(sale.quantity).toBe(2)
    expect(tokensOf(batch).map(({ saleId }) => saleId === null)).toEqual([false, true, false])
  })
})
