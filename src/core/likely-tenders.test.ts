/** The likely amounts: what can really be handed over, the exact amount first. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { denominationsOf } from './denominations.ts'
import { likelyTenders } from './likely-tenders.ts'

test('the notes and coins of the place are proposed, and none that it does not have', () => {
  expect(likelyTenders(350, 'EUR')).toEqual([350, 400, 500, 1_000, 2_000])
  expect(likelyTenders(1_234, 'EUR')).toEqual([1_234, 1_400, 1_500, 2_000, 5_000])
  // Shillings of Uganda: two-hundreds and twenty-thousands, which no euro has.
  expect(likelyTenders(1_100, 'UGX')).toEqual([1_100, 1_200, 1_500, 2_000, 5_000])
  expect(likelyTenders(15_000, 'UGX')).toEqual([15_000, 16_000, 20_000, 50_000])
  // Naira end at a thousand: more is several of them.
  expect(likelyTenders(150_000, 'NGN')).toEqual([150_000, 160_000, 200_000])
  // A quarter and a half dinar, three digits behind the point.
  expect(likelyTenders(150, 'KWD')).toEqual([150, 160, 200, 250, 500])
  // No rupiah is smaller than a hundred.
  expect(likelyTenders(299_900, 'IDR')).toEqual([299_900, 300_000, 400_000, 500_000, 1_000_000])
})

test('what is free has one amount', () => {
  expect(likelyTenders(0, 'EUR')).toEqual([0])
})

test('whatever is owed: the exact amount first, rising, and the others made up of ten pieces of one kind at most', () => {
  const owed = fc.record({
    totalMinor: fc.integer({ min: 1, max: 100_000_000 }),
    currency: fc.constantFrom('EUR', 'USD', 'KES', 'UGX', 'KWD', 'JPY', 'MRU', 'CLF'),
  })
  fc.assert(
    fc.property(owed, ({ totalMinor, currency }) => {
      const [first, ...others] = likelyTenders(totalMinor, currency)
      expect(first).toBe(totalMinor)
      const isPayable = (amount: number) =>
        denominationsOf(currency).some((piece) => amount % piece === 0 && amount / piece <= 10)
      expect(others.filter((amount) => !isPayable(amount))).toEqual([])
      const rising = [...new Set([totalMinor, ...others])].sort((a, b) => a - b)
      expect([first, ...others]).toEqual(rising)
    }),
    { seed: 6 },
  )
})
