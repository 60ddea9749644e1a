/** Parts of money make the whole, and a used code is never worth more than what was paid for it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from './apportion.ts'
import { MAX_AMOUNT_MINOR } from './money.ts'
import { moneyBack, type NetPayment, REFUND_WAYS } from './refund-ways.ts'
import { remainingOf, remainingOfTopUp, worthOf } from './refund-worth.ts'
import { extended } from './token-life.ts'

const seed = 6
const money = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR })
const seconds = fc.integer({ min: 1, max: 400 * 86_400 })
const bytes = fc.integer({ min: 1, max: 2 ** 50 })
const orNone = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const NOW = Date.parse('2026-11-25T12:00:00Z')
const lives = fc.record({
  timeLimitSeconds: orNone(seconds),
  dataLimitBytes: orNone(bytes),
  validitySeconds: orNone(seconds),
  expiresAt: orNone(fc.integer({ min: NOW - 10 ** 10, max: NOW + 10 ** 10 })),
})
const uses = fc.record({ seconds: fc.nat(10 ** 8), bytes: fc.nat(2 ** 30) })

test('shares make the whole, and no two equal ones differ by more than the smallest coin', () => {
  fc.assert(
    fc.property(money, fc.integer({ min: 1, max: 200 }), (total, many) => {
      const shares = apportion(total, Array<number>(many).fill(1))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }),
    { seed },
  )
})

test('weighted parts make the whole, and each is within one of its due', () => {
  fc.assert(
    fc.property(money, fc.array(money, { minLength: 1, maxLength: 30 }), (total, weights) => {
      const parts = apportion(total, weights)
      const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
      expect(parts.reduce((all, part) => all + part, 0)).toBe(total)
      if (sum === 0n) return
      for (const [index, part] of parts.entries()) {
        const due = BigInt(total) * BigInt(weights[index] ?? 0)
        const given = BigInt(part) * sum
        expect(given > due - sum && given < due + sum).toBe(true)
      }
    }),
    { seed },
  )
})

test('what is left is worth something between nothing and the whole, and never grows with use or time', () => {
  fc.assert(
    fc.property(money, lives, uses, uses, fc.nat(10 ** 9), (share, life, used, more, later) => {
      const worth = worthOf(share, remainingOf(life, used, NOW))
      const usedMore = { seconds: used.seconds + more.seconds, bytes: used.bytes + more.bytes }
      expect(worth).toBeGreaterThanOrEqual(0)
      expect(worth).toBeLessThanOrEqual(share)
      expect(worthOf(share, remainingOf(life, usedMore, NOW + later))).toBeLessThanOrEqual(worth)
    }),
    { seed },
  )
})

test('an unused code is worth all that was paid, and one of which a limit is used up nothing', () => {
  const life = { timeLimitSeconds: 3_600, dataLimitBytes: 1_000, validitySeconds: 86_400, expiresAt: null }
  const worth = (used: { seconds: number; bytes: number }, expiresAt: number | null = null) =>
    worthOf(1_000, remainingOf({ ...life, expiresAt }, used, NOW))
  expect(worth({ seconds: 0, bytes: 0 })).toBe(1_000)
  expect(worth({ seconds: 1_800, bytes: 333 })).toBe(500)
  expect(worth({ seconds: 900, bytes: 667 })).toBe(333)
  expect(worth({ seconds: 0, bytes: 0 }, NOW + 8_640_000)).toBe(100)
  expect(worth({ seconds: 0, bytes: 1_000 })).toBe(0)
  expect(worth({ seconds: 0, bytes: 0 }, NOW - 1)).toBe(0)
})

test('what was just put on a code can be taken off again whole', () => {
  const put = fc.record({ seconds, bytes, validitySeconds: seconds })
  fc.assert(
    fc.property(lives, uses, put, (life, used, more) => {
      const after = extended(life, used, more, NOW)
      expect(worthOf(1_000, remainingOfTopUp(after, used, more, NOW))).toBe(1_000)
    }),
    { seed },
  )
})

test('money goes back whole by any way, off an account no more than is owed, by a method no more than came by it', () => {
  const method = fc.constantFrom('cash' as const, 'mobile' as const, 'card' as const, 'bank' as const)
  const paid: fc.Arbitrary<NetPayment> = fc.oneof(
    fc.record({ method, customerId: fc.constant(null), amountMinor: fc.integer({ min: -500, max: 1_000 }) }),
    fc.record({ method: fc.constant('account' as const), customerId: fc.constant('c'), amountMinor: fc.nat(1_000) }),
  )
  const net = fc.uniqueArray(paid, { selector: (each) => each.method, maxLength: 5 })
  fc.assert(
    fc.property(fc.nat(2_000), net, fc.nat(1_500), fc.constantFrom(...REFUND_WAYS), (amount, came, owed, way) => {
      const back = moneyBack(amount, came, new Map([['c', owed]]), way)
      expect(back.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(amount)
      for (const each of back.filter((one) => one.method !== 'cash')) {
        const cameIn = came.find((one) => one.method === each.method)?.amountMinor ?? 0
        expect(each.amountMinor).toBeLessThanOrEqual(each.method === 'account' ? Math.min(cameIn, owed) : cameIn)
      }
    }),
    { seed },
  )
})
