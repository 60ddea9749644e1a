import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Allowance, RATES, type RateName, spend } from './rates.ts'

const NAMES = Object.keys(RATES) as RateName[]

test('never more than the burst and what has grown since, however the calls are spread', () => {
  const gaps = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), gaps, (name, waits) => {
      let [now, taken] = [0, 0]
      let allowance: Allowance | undefined
      for (const wait of waits) {
        now += wait
        const result = spend(name, allowance, now)
        if (result.ok) {
          allowance = result.after
          taken += 1
        }
      }
      expect(taken).toBeLessThanOrEqual(RATES[name].burst + (now * RATES[name].perMinute) / 60_000 + 1e-6)
    }),
  )
})

test('who waits as long as told may go on', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 40 }), (name, cost) => {
      const empty: Allowance = { left: 0, at: 0 }
      const refused = spend(name, empty, 0, cost)
      expect(refused.ok).toBe(false)
      if (!refused.ok) expect(spend(name, empty, refused.waitMs, cost).ok).toBe(true)
    }),
  )
})
