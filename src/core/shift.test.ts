/** What a count says: nothing that was expected or counted is left out, and the difference is the cashier's. */
import { expect, test } from 'vitest'
import { checkDrawer, isForgotten } from './shift.ts'

const HOUR_MS = 3_600_000

test('each currency that was expected or counted is checked, with its own difference', () => {
  const expected = [
    { currency: 'KES', expectedMinor: 150_050 },
    { currency: 'USD', expectedMinor: 2_000 },
    { currency: 'EUR', expectedMinor: 0 },
  ]
  const counted = [
    {
      currency: 'KES',
      pieces: [
        { valueMinor: 100_000, pieces: 1 },
        { valueMinor: 5_000, pieces: 10 },
      ],
    },
    { currency: 'GBP', pieces: [{ valueMinor: 500, pieces: 1 }] },
  ]
  expect(checkDrawer(expected, counted)).toEqual([
    { currency: 'KES', expectedMinor: 150_050, countedMinor: 150_000, differenceMinor: -50 },
    { currency: 'USD', expectedMinor: 2_000, countedMinor: 0, differenceMinor: -2_000 },
    { currency: 'GBP', expectedMinor: 0, countedMinor: 500, differenceMinor: 500 },
  ])
})

test('a shift is forgotten after sixteen hours; one that begins in the future is not', () => {
  expect(isForgotten(0, 16 * HOUR_MS)).toBe(false)
  expect(isForgotten(0, 16 * HOUR_MS + 1)).toBe(true)
  expect(isForgotten(400 * 24 * HOUR_MS, 0)).toBe(false)
})
