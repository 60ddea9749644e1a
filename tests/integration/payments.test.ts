/** How sales are paid: what would put a wrong amount into the drawer, the books or the customer's hand. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { payment, planPrice, sale } from '../../src/backend/store/schema.ts'
import { type Paying, startPaying } from '../support/paying.ts'

let cafe: Paying
beforeEach(async () => {
  cafe = await startPaying()
})
afterEach(() => cafe.close())

const refused = (reason: string) => expect.objectContaining({ detail: expect.objectContaining({ reason }) })
const usd = (tenderedMinor: number) => ({ method: 'cash', currency: 'USD', tenderedMinor }) as const
const eur = (tenderedMinor: number | null) => ({ method: 'cash', currency: 'EUR', tenderedMinor }) as const
const mobile = (amountMinor: number, reference: string | null = 'QK7XW3') =>
  ({ method: 'mobile', amountMinor, reference }) as const
const card = (amountMinor: number) => ({ method: 'card', amountMinor }) as const
const offered = (basisPoints: number, approvalId: string | null = null) => ({
  size: { kind: 'percent', basisPoints } as const,
  reason: 'Regular guest',
  approvalId,
})

test('mobile money, a card and cash together pay one sale, and each is a row of its own', async () => {
  const sold = await cafe.sell(cafe.ana, { totalMinor: 300, payments: [mobile(100), card(50), eur(200)] }, 3)
  expect(sold).toMatchObject({ totalMinor: 300, tenderedMinor: 350, changeMinor: 50 })
  expect(sold.payments.map(({ method, amountMinor, reference }) => [method, amountMinor, reference])).toEqual([
    ['mobile', 100, 'QK7XW3'],
    ['card', 50, null],
    ['cash', 150, null],
  ])
  expect(cafe.drawer('EUR')).toBe(150)
  expect(cafe.fact('sale.made').data.payments[0]).toEqual({ method: 'mobile', amountMinor: 100, reference: 'QK7XW3' })
  expect(cafe.wrongSums()).toEqual([])
})

test('foreign cash is taken at the rate a manager fixed, and its change comes out of the own currency', async () => {
  await cafe.manager.client.money.setRate({ currency: 'USD', rateNano: 920_000_000 })
  const sold = await cafe.sell(cafe.ana, { totalMinor: 100, payments: [usd(500)] })
  expect(sold).toMatchObject({
    changeMinor: 360,
    payments: [{ currency: 'USD', tenderedMinor: 500, rateNano: 920_000_000 }],
  })
  expect([cafe.drawer('USD'), cafe.drawer('EUR')]).toEqual([500, -360])
  // A new rate changes nothing that was taken; a withdrawn one takes nothing more.
  await cafe.manager.client.money.setRate({ currency: 'USD', rateNano: null })
  expect((await cafe.ana.client.sale.get({ id: sold.id })).payments[0]?.rateNano).toBe(920_000_000)
  await expect(cafe.sell(cafe.ana, { totalMinor: 100, payments: [usd(500)] })).rejects.toEqual(
    refused('currency_not_taken'),
  )
  expect((await cafe.ana.client.money.settings(undefined)).currencies).toEqual([])
  expect((await cafe.manager.client.money.rates(undefined)).map(({ rateNano }) => rateNano)).toEqual([
    null,
    920_000_000,
  ])
  expect(cafe.wrongSums()).toEqual([])
})

test('tax on top and rounded cash are in the total, and a screen that does not know of them sells nothing', async () => {
  await cafe.tax(1_625)
  await cafe.rules({ taxIncluded: false, cashStepMinor: 5 })
  await expect(cafe.sell(cafe.ana, { totalMinor: 100 })).rejects.toEqual(refused('price_changed'))
  // 1.00 and 16.25 % are 1.16; in cash 1.15, on a card to the cent.
  const inCash = await cafe.sell(cafe.ana, { totalMinor: 115, tenderedMinor: 200 })
  expect(inCash).toMatchObject({
    changeMinor: 85,
    roundingMinor: -1,
    tax: { name: 'VAT', minor: 16, isIncluded: false },
  })
  expect(await cafe.sell(cafe.ana, { totalMinor: 116, payments: [card(116)] })).toMatchObject({ roundingMinor: 0 })
  for (const row of cafe.db.select().from(sale).all()) {
    const { priceMinor, quantity, discountMinor, taxMinor, roundingMinor, totalMinor } = row
    expect(priceMinor * quantity - discountMinor + taxMinor + roundingMinor).toBe(totalMinor)
  }
  expect(cafe.wrongSums()).toEqual([])
})

test('a tax cannot go while a package has it: it would sell untaxed', async () => {
  const id = await cafe.tax(1_600)
  await expect(cafe.owner.client.money.retireTax({ id })).rejects.toEqual(refused('tax_in_use'))
})

test('nothing is booked for too little, for too much on a card, without a needed reference, or by a way not taken', async () => {
  const tries = [
    [{ totalMinor: 100, payments: [mobile(99)] }, 'too_little_money'],
    [{ totalMinor: 100, payments: [card(101)] }, 'paid_too_much'],
    [{ totalMinor: 100, payments: [mobile(100, '  ')] }, 'reference_needed'],
    [{ totalMinor: 100, tenderedMinor: 99 }, 'too_little_money'],
  ] satisfies [Parameters<Paying['sell']>[1], string][]
  for (const [sent, reason] of tries) await expect(cafe.sell(cafe.ana, sent)).rejects.toEqual(refused(reason))
  const { methods } = await cafe.owner.client.money.settings(undefined)
  await cafe.rules({ methods: { ...methods, card: { isOn: false, needsReference: false } } })
  await expect(cafe.sell(cafe.ana, { totalMinor: 100, payments: [card(100)] })).rejects.toEqual(refused('method_off'))
  expect(cafe.db.select().from(sale).all()).toEqual([])
  expect(cafe.db.select().from(payment).all()).toEqual([])
})

test('a second press of the button finds the first sale, also when the price has changed meanwhile', async () => {
  const requestId = randomUUID()
  const sent = { requestId, totalMinor: 100, payments: [mobile(100)] }
  const first = await cafe.sell(cafe.ana, sent)
  const price = {
    id: randomUUID(),
    planId: cafe.plan.id,
    priceMinor: 150,
    validFrom: Date.now(),
    createdAt: Date.now(),
  }
  cafe.db.insert(planPrice).values(price).run()
  expect((await cafe.sell(cafe.ana, sent)).id).toBe(first.id)
  await expect(cafe.sell(cafe.ana, { ...sent, requestId: randomUUID() })).rejects.toEqual(refused('price_changed'))
})

describe('a discount', () => {
  const asked = (amountMinor: number, quantity = 1) =>
    ({ kind: 'sale.discount', planId: cafe.plan.id, tokenId: null, quantity, amountMinor }) as const
  const approve = async (amountMinor: number, quantity = 1) => {
    const action = asked(amountMinor, quantity)
    const [approver] = await cafe.ana.client.approval.approvers({ action })
    const proof = { kind: 'pin', pin: approver?.practicePin ?? '' } as const
    return (await cafe.ana.client.approval.give({ action, approverId: approver?.id ?? '', proof })).approvalId
  }

  test('of a cashier needs somebody’s word for exactly this; both names and the reason stand in the books', async () => {
    await expect(cafe.sell(cafe.ana, { totalMinor: 90, discount: offered(1_000) })).rejects.toEqual(
      refused('approval_needed'),
    )
    const forTen = await approve(10)
    const more = { totalMinor: 80, discount: offered(2_000, forTen) }
    await expect(cafe.sell(cafe.ana, more)).rejects.toEqual(refused('approval_not_valid'))
    const forTwo = { totalMinor: 180, discount: offered(1_000, await approve(20)) }
    await expect(cafe.sell(cafe.ana, forTwo, 2)).rejects.toEqual(refused('approval_not_valid'))
    const sold = await cafe.sell(cafe.ana, { totalMinor: 90, discount: offered(1_000, await approve(10)) })
    expect(sold).toMatchObject({ totalMinor: 90, discount: { minor: 10, reason: 'Regular guest' } })
    expect(sold.discount?.approvedByName).not.toBeNull()
    expect(cafe.fact('sale.made')).toMatchObject({ by: { name: 'Ana' }, approvedBy: {}, data: { discountMinor: 10 } })
    expect(cafe.wrongSums()).toEqual([])
  })

  test('within the own limit needs nobody, and one cent above it does', async () => {
    const people = await cafe.owner.client.people.list(undefined)
    const { id, name, role, locationIds, refundLimitMinor } =
      people.find((each) => each.role === 'staff') ?? (people[0] as (typeof people)[number])
    const person = { name, role, locationIds, refundLimitMinor, discountLimitPercent: 10 }
    await cafe.owner.client.people.change({ id, person })
    const tenCents = { size: { kind: 'amount', minor: 10 }, reason: 'Slow line', approvalId: null } as const
    expect(await cafe.sell(cafe.ana, { totalMinor: 90, discount: tenCents })).toMatchObject({ totalMinor: 90 })
    const eleven = { ...tenCents, size: { kind: 'amount', minor: 11 } } as const
    await expect(cafe.sell(cafe.ana, { totalMinor: 89, discount: eleven })).rejects.toEqual(refused('approval_needed'))
  })
})
