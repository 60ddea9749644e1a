/** The long kill test of bulks: `npm run faults -- kill-bulk`. */
import { afterEach, expect, test } from 'vitest'
import { expectBulkWhole } from '../support/expect-bulk-whole.ts'
import { temporaryFolder } from '../support/folder.ts'
import { killBulk } from '../support/kill-bulk.ts'
import { seededRandom } from '../support/seeded-random.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

test('kills all through a bulk of a thousand tokens double none and lose none', { timeout: 900_000 }, async () => {
  const { random, seed } = seededRandom()
  console.log(`seed ${seed}`)
  const found = await killBulk({ folder: folder.path, tokens: 1_000, usersPerLife: 60, random })
  console.log(`${found.kills} kills`)
  expect(found.kills).toBeGreaterThan(10)
  expectBulkWhole(found)
})
