/** Our client does right wherever the suite asks, and the suite notices a client that does not. */
import { expect, test } from 'vitest'
import { conformanceTable, RIGHT } from './routeros-conformance.ts'
import { cases } from './routeros-conformance-cases.ts'

test('conformance, beside node-routeros', { timeout: 120_000 }, async () => {
  const [, , ...rows] = (await conformanceTable()).trimEnd().split('\n')
  const cells = rows.map((row) => row.split(' | '))
  expect(cells.map(([name, ours]) => [name?.slice(2), ours])).toEqual(cases.map(({ name }) => [name, RIGHT]))
  const theirs = cells.filter(([, , peer]) => peer !== `${RIGHT} |`)
  expect(theirs.length, 'a suite that finds no fault with the peer finds none at all').toBeGreaterThan(4)
})
