/** A million random steps at a till: `npm run faults -- till-histories`. Two of these may run side by side. */
import { afterAll, expect, test } from 'vitest'
import { seededRandom } from '../support/seeded-random.ts'
import { forgetTemplates, VARIANTS } from '../support/till-histories/cafe.ts'
import { play } from '../support/till-histories/play.ts'

const STEPS = Number(process.env.TILL_STEPS ?? 1_000_000)
const A_HISTORY = 2_000

afterAll(forgetTemplates)

test(`${STEPS} steps agree with their ledgers`, { timeout: 7_200_000 }, async () => {
  const { seed } = seededRandom()
  console.log(`seed ${seed}`)
  for (let history = 0; history * A_HISTORY < STEPS; history++) {
    const variant = VARIANTS[history % VARIANTS.length] as (typeof VARIANTS)[number]
    const wrong = await play({ seed: seed + history, steps: A_HISTORY, variant })
    expect(wrong, `seed ${seed + history} in ${variant.currency}`).toEqual([])
    if (history % 5 === 4) console.log(`${(history + 1) * A_HISTORY} steps`)
  }
})
