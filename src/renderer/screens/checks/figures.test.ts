import { expect, test } from 'vitest'
import type { Verdict } from '../../../contract/reconcile.ts'
import { toneOf, wrongOf } from './figures.ts'

const none = { count: 0, valueMinor: 0 }
const line = { currency: 'EUR', expectedMinor: 100, countedMinor: 100, differenceMinor: 0 }
const clean: Verdict = {
  cash: { shifts: 1, shortShifts: 0, lines: [line], cashiers: [] },
  tokens: { sold: 1, seen: 0, unused: 1, givenBack: 0 },
  usedUnpaid: none,
  voidedUsed: none,
  notProvisioned: none,
  usedAfterRefund: none,
  strangers: 0,
  unsold: { count: 5, valueMinor: 500 },
  soldUnused: { count: 1, valueMinor: 100 },
  habits: [],
}

test('codes that are still out there are no disagreement, money that is missing or too much is', () => {
  expect(wrongOf(clean)).toEqual([])
  const cashOf = (differenceMinor: number): Verdict => ({
    ...clean,
    cash: { ...clean.cash, lines: [line, { ...line, currency: 'USD', differenceMinor }] },
  })
  expect(wrongOf(cashOf(-1))).toEqual(['cash'])
  expect(wrongOf(cashOf(1))).toEqual(['cash'])
})

test('what is wrong is marked as such, and a drawer that nobody counted is not called right', () => {
  expect(toneOf('strangers', { ...clean, strangers: 2 })).toBe('bad')
  expect(toneOf('cash', clean)).toBe('good')
  expect(toneOf('cash', { ...clean, cash: { ...clean.cash, shifts: 0, lines: [] } })).toBeNull()
})
