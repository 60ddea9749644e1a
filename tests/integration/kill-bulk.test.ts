/** `kill -9` in the middle of a bulk: each token is on the router once, and the books know all of it. */
import { afterEach, expect, test } from 'vitest'
import { expectBulkWhole } from '../support/expect-bulk-whole.ts'
import { temporaryFolder } from '../support/folder.ts'
import { killBulk } from '../support/kill-bulk.ts'
import { seededRandom } from '../support/seeded-random.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

test('kills in the middle of a bulk double no token and lose none', { timeout: 120_000 }, async () => {
  const { random, seed } = seededRandom()
  const found = await killBulk({ folder: folder.path, tokens: 240, usersPerLife: 60, random })
  expect(found.kills, `seed ${seed}`).toBeGreaterThan(1)
  expectBulkWhole(found)

  // The same check notices what it is there for.
  const lost = { ...found, users: found.users.slice(1) }
  const doubled = { ...found, users: [...found.users, ...found.users.slice(0, 1)] }
  const forgotten = { ...found, grants: found.grants.map((row) => ({ ...row, routerRef: '*1' })) }
  const broken = { ...found, journalBreak: 7 }
  for (const spoiled of [lost, doubled, forgotten, broken]) expect(() => expectBulkWhole(spoiled)).toThrow()
})
