/** A printer's connection broken at any byte of a ticket; every byte is in tests/faults. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LAST_RESET, ResettingPrinter } from '../support/reset-printing.ts'
import { seededRandom } from '../support/seeded-random.ts'

let printer: ResettingPrinter
beforeAll(async () => {
  printer = await ResettingPrinter.start()
})
afterAll(() => printer.close())

test('wherever a connection breaks, nothing is taken for printed, and nothing that left for unsent', async () => {
  const { random } = seededRandom(9100)
  const wrong: string[] = []
  const samples = Array.from({ length: 50 }, () => Math.floor(random() * LAST_RESET))
  // The questions before the ticket, and its end with the cut.
  const edges = Array.from({ length: 12 }, (_, at) => [at, LAST_RESET - at]).flat()
  for (const bytes of [...samples, ...edges.sort((a, b) => a - b)]) {
    const found = await printer.wrongAfter(bytes)
    if (found) wrong.push(found)
  }
  expect(wrong).toEqual([])
})
