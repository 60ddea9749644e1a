/** `kill -9` at any moment: what was acknowledged is there once, on the router once, on paper at most once. */
import { afterEach, expect, test } from 'vitest'
import { expectPromisesKept } from '../support/expect-promises-kept.ts'
import { temporaryFolder } from '../support/folder.ts'
import { killTill } from '../support/kill-till.ts'

const folder = temporaryFolder()
afterEach(() => folder.remove())

test('six kills cost no acknowledged sale and double none', { timeout: 60_000 }, async () => {
  const found = await killTill({ folder: folder.path, kills: 6, random: Math.random })
  expectPromisesKept(found)

  // Both ways of selling were under way when it was killed.
  const ways = new Set(found.tokens.filter(({ saleId }) => saleId !== null).map(({ isStock }) => isStock))
  expect(ways.size).toBe(2)

  // The same check notices what it is there for.
  const [first] = found.promised
  const lost = { ...found, sales: found.sales.filter((row) => row.id !== first?.sold) }
  const doubled = { ...found, users: [...found.users, ...found.users.slice(0, 1)] }
  const printedTwice = { ...found, papers: [...found.papers, ...found.papers.slice(0, 1)] }
  for (const broken of [lost, doubled, printedTwice]) expect(() => expectPromisesKept(broken)).toThrow()
})
