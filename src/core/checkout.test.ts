import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bill, billOf, type CashRule, checkout, type Part, roundCash } from './checkout.ts'
import { tenderFor, worthInBase } from './exchange.ts'

const EXACT: CashRule = { stepMinor: 1, mode: 'nearest' }
const cash = (tenderedMinor: number | null): Part => ({ method: 'cash', tenderedMinor, foreign: null })
const plain = { priceMinor: 100, quantity: 3, discount: null, tax: null }

test('change is what was handed over, less what was owed; nothing typed is the exact amount', () => {
  const bill = billOf(plain)
  expect(checkout(bill, [cash(500)], EXACT, 'EUR')).toMatchObject({
    totalMinor: 300,
    changeMinor: 200,
    missingMinor: 0,
  })
  expect(checkout(bill, [cash(null)], EXACT, 'EUR').payments).toEqual([
    { amountMinor: 300, tenderedMinor: 300, changeMinor: 0 },
  ])
  expect(checkout(bill, [cash(299)], EXACT, 'EUR')).toMatchObject({ missingMinor: 1, changeMinor: 0 })
})

test('tax within a price of 1.16 at 16 % is 0.16, on top of 1.00 as well; it is rounded once for the whole sale', () => {
  const tax = { name: 'VAT', basisPoints: 1_600 }
  expect(billOf({ ...plain, priceMinor: 116, quantity: 1, tax: { ...tax, isIncluded: true } })).toMatchObject({
    taxMinor: 16,
    dueMinor: 116,
  })
  expect(billOf({ ...plain, quantity: 1, tax: { ...tax, isIncluded: false } })).toMatchObject({
    taxMinor: 16,
    dueMinor: 116,
  })
  // Three times 0.03 with 16 % is 0.0144: one cent for the sale, none for each.
  expect(billOf({ ...plain, priceMinor: 3, tax: { ...tax, isIncluded: false } }).taxMinor).toBe(1)
})

test('a discount is never more than the price, and half a unit of a percentage is rounded up', () => {
  expect(billOf({ ...plain, discount: { kind: 'amount', minor: 999 } })).toMatchObject({
    discountMinor: 300,
    dueMinor: 0,
  })
  const tenth = { kind: 'percent', basisPoints: 1_000 } as const
  expect(billOf({ ...plain, priceMinor: 255, quantity: 1, discount: tenth }).discountMinor).toBe(26)
})

test.each([
  ['nearest', 298, 300],
  ['nearest', 297, 295],
  ['up', 296, 300],
  ['down', 299, 295],
  ['nearest', 300, 300],
] as const)('rounded %s to 5, %i is %i', (mode, minor, rounded) => {
  expect(roundCash(minor, { stepMinor: 5, mode })).toBe(rounded)
})

test('only the part that is paid in cash is rounded', () => {
  const rule: CashRule = { stepMinor: 50, mode: 'nearest' }
  const bill = billOf({ ...plain, priceMinor: 480, quantity: 1 })
  expect(checkout(bill, [{ method: 'card', amountMinor: 480 }], rule, 'EUR')).toMatchObject({
    totalMinor: 480,
    roundingMinor: 0,
  })
  expect(checkout(bill, [{ method: 'card', amountMinor: 200 }, cash(null)], rule, 'EUR')).toMatchObject({
    roundingMinor: 20,
    totalMinor: 500,
  })
})

test('a card never gives change, and parts that lack something say how much', () => {
  const bill = billOf(plain)
  expect(checkout(bill, [{ method: 'card', amountMinor: 301 }], EXACT, 'EUR')).toMatchObject({ excessMinor: 1 })
  expect(checkout(bill, [{ method: 'mobile', amountMinor: 120 }], EXACT, 'EUR')).toMatchObject({ missingMinor: 180 })
})

test('foreign cash pays what it is worth, and its change is in the café’s currency', () => {
  const foreign = { currency: 'USD', rateNano: 129_500_000_000 }
  const paid = checkout(
    billOf({ ...plain, priceMinor: 10_000, quantity: 1 }),
    [{ method: 'cash', tenderedMinor: 100, foreign }],
    EXACT,
    'KES',
  )
  // One dollar is worth 129.50 shillings.
  expect(paid).toMatchObject({ totalMinor: 10_000, changeMinor: 2_950 })
  expect(paid.payments).toEqual([{ amountMinor: 10_000, tenderedMinor: 100, changeMinor: 2_950 }])
})

const base = fc.constantFrom('KWD', 'JPY', 'IDR', 'EUR', 'UGX')
const amount = fc.integer({ min: 0, max: 5_000_000 })
const rate = fc.integer({ min: 1, max: 1_000_000_000_000_000 })
const likelyRate = fc.integer({ min: 10_000, max: 1_000_000_000_000_000 })
const rule = fc.record({ stepMinor: fc.constantFrom(1, 5, 50, 500), mode: fc.constantFrom('nearest', 'up', 'down') })
const foreign = fc.record({ currency: fc.constantFrom('USD', 'JPY', 'KWD'), rateNano: rate })
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ method: fc.constant('cash'), tenderedMinor: amount, foreign: fc.option(foreign) }),
  fc.record({ method: fc.constant('cash'), tenderedMinor: fc.constant(null), foreign: fc.constant(null) }),
  fc.record({ method: fc.constantFrom('mobile', 'card', 'bank', 'account'), amountMinor: amount }),
) as fc.Arbitrary<Part>
const charge = fc.record({
  priceMinor: amount,
  quantity: fc.integer({ min: 1, max: 20 }),
  discount: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('amount' as const), minor: amount }),
      fc.record({ kind: fc.constant('percent' as const), basisPoints: fc.integer({ min: 0, max: 10_000 }) }),
    ),
  ),
  tax: fc.option(
    fc.record({ name: fc.constant('VAT'), basisPoints: fc.integer({ min: 0, max: 10_000 }), isIncluded: fc.boolean() }),
  ),
})

const isWhole = (bill: Bill) => Object.values(bill).every((minor) => Number.isSafeInteger(minor) && minor >= 0)

test('the parts of a payment that suffices sum to the total, and no more goes back than cash was worth', () => {
  fc.assert(
    fc.property(
      charge,
      fc.array(part, { minLength: 1, maxLength: 4 }),
      rule,
      base,
      (what, parts, cashRule, currency) => {
        const bill = billOf(what)
        expect(isWhole(bill)).toBe(true)
        const paid = checkout(bill, parts, cashRule as CashRule, currency)
        expect(paid.changeMinor).toBeGreaterThanOrEqual(0)
        const worth = parts.map((each, at) => worthOf(each, paid.payments[at]?.tenderedMinor ?? 0, currency))
        for (const [at, each] of paid.payments.entries()) expect(each.amountMinor + each.changeMinor).toBe(worth[at])
        const isCash = parts.some(({ method }) => method === 'cash')
        const cashWorth = parts.reduce((sum, each, at) => sum + (each.method === 'cash' ? (worth[at] ?? 0) : 0), 0)
        expect(paid.changeMinor).toBeLessThanOrEqual(cashWorth)
        expect(Math.abs(paid.roundingMinor)).toBeLessThan(cashRule.stepMinor)
        if (!isCash) expect(paid.roundingMinor).toBe(0)
        const sum = paid.payments.reduce((total, { amountMinor }) => total + amountMinor, 0)
        expect(sum + paid.missingMinor - Math.max(0, sumOfOthers(parts) - bill.dueMinor)).toBe(paid.totalMinor)
      },
    ),
    { seed: 6, numRuns: 2_000 },
  )
})

const sumOfOthers = (parts: readonly Part[]) =>
  parts.reduce((sum, each) => sum + (each.method === 'cash' ? 0 : each.amountMinor), 0)

function worthOf(each: Part, tendered: number, currency: string): number {
  if (each.method !== 'cash' || !each.foreign) return tendered
  return worthInBase(tendered, { ...each.foreign, foreign: each.foreign.currency, base: currency })
}

test('the foreign cash that is asked for suffices, and one unit less does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000_000 }), likelyRate, base, (minor, rateNano, currency) => {
      const pair = { rateNano, foreign: 'USD', base: currency }
      const tender = tenderFor(minor, pair)
      expect(worthInBase(tender, pair)).toBeGreaterThanOrEqual(minor)
      expect(worthInBase(tender - 1, pair)).toBeLessThan(minor)
    }),
    { seed: 6, numRuns: 1_000 },
  )
})
