/** The long fuzz: `npm run faults -- routeros`. */
import { expect, test } from 'vitest'
import { fuzzDecoder } from '../integration/routeros-fuzz.ts'
import { seededRandom } from '../support/seeded-random.ts'

test('ten million bytes of nonsense into the decoder: no crash, bounded memory, bounded time', () => {
  const { random, seed } = seededRandom()
  console.log(`seed ${seed}`)
  const report = fuzzDecoder(10_000_000, random)
  expect(report.crashes).toEqual([])
  expect(report.refusals).toBeGreaterThan(1_000)
  expect(report.heapGrowthBytes).toBeLessThan(200 << 20)
  expect(report.milliseconds).toBeLessThan(120_000)
})
