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
  for (let sample = 0; sample < 60; sample++) {
    const found = await printer.wrongAfter(Math.floor(random() * LAST_RESET))
    if (found) wrong.push(found)
  }
  expect(wrong).toEqual([])
})
