/** Many long histories of a café: `npm run faults -- histories`. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { play } from '../support/histories/play.ts'
import { histories } from '../support/histories/steps.ts'
import { seededRandom } from '../support/seeded-random.ts'

test('three hundred histories come to rest with books and routers in agreement', { timeout: 3_600_000 }, async () => {
  const { seed } = seededRandom()
  console.log(`seed ${seed}`)
  const agree = fc.asyncProperty(histories(100), async (steps) => {
    expect(await play(steps)).toEqual([])
  })
  await fc.assert(agree, { seed, numRuns: 300 })
})
