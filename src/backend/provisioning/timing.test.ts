import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs, Nap, realTimers } from './timing.ts'

describe('backoff', () => {
  it('stays between nothing and a bound that doubles up to the cap', () => {
    const bounds = { baseMs: 500, capMs: 30_000 }
    expect([1, 2, 3, 7, 8, 2_000].map((attempt) => backoffMs(bounds, attempt, () => 1))).toEqual([
      500, 1_000, 2_000, 30_000, 30_000, 30_000,
    ])
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5_000 }), (random, attempt) => {
        const delayMs = backoffMs(bounds, attempt, () => random)
        expect(delayMs).toBeGreaterThanOrEqual(0)
        expect(delayMs).toBeLessThanOrEqual(30_000)
      }),
    )
  })
})

describe('a nap', () => {
  it('ends early when told to, and leaves no timer behind', async () => {
    let cancelled = 0
    const nap = new Nap({
      now: () => 0,
      after: () => () => {
        cancelled += 1
      },
    })
    const sleeping = nap.sleep(1_000_000)
    nap.end()
    await sleeping
    expect(cancelled).toBe(1)
  })

  it('ends by itself', async () => {
    await new Nap(realTimers).sleep(1)
  })
})
