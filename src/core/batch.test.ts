import { expect, test } from 'vitest'
import { settleShare } from './batch.ts'

test('a percentage is kept in whole units, a half of one by the seller', () => {
  const twelveAndAHalf = { kind: 'percent', hundredths: 1_250 } as const
  expect(settleShare(100, 7, twelveAndAHalf)).toEqual({
    grossMinor: 700,
    discountMinor: 88,
    totalMinor: 612,
    isRounded: true,
  })
  expect(settleShare(100, 8, twelveAndAHalf)).toMatchObject({ discountMinor: 100, isRounded: false })
})

test('nobody keeps more than was sold', () => {
  expect(settleShare(100, 3, { kind: 'amount', minor: 500 })).toMatchObject({ discountMinor: 300, totalMinor: 0 })
  expect(settleShare(100, 3, { kind: 'percent', hundredths: 10_000 })).toMatchObject({ totalMinor: 0 })
})
