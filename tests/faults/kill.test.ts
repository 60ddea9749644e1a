/** The long kill test: `npm run faults -- kill`. */
import { afterEach, test } from 'vitest'
import { expectPromisesKept } from '../support/expect-promises-kept.ts'
import { temporaryFolder } from '../support/folder.ts'
import { killTill } from '../support/kill-till.ts'
import { seededRandom } from '../support/seeded-random.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

test('a hundred kills cost no acknowledged sale and double none', { timeout: 900_000 }, async () => {
  const { random, seed } = seededRandom()
  console.log(`seed ${seed}`)
  expectPromisesKept(await killTill({ folder: folder.path, kills: 100, random }))
})
