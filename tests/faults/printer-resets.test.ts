/** A printer's connection broken at every single byte of a ticket. */
import { expect, test } from 'vitest'
import { LAST_RESET, ResettingPrinter } from '../support/reset-printing.ts'

/** A practice printer keeps every piece of paper it ever printed. */
const MOST_PAPER = 250

test('at every byte: nothing is taken for printed, and nothing that left for unsent', async () => {
  const wrong: string[] = []
  for (let first = 0; first <= LAST_RESET; first += MOST_PAPER) {
    const printer = await ResettingPrinter.start()
    for (let bytes = first; bytes < first + MOST_PAPER; bytes++) {
      const found = await printer.wrongAfter(bytes)
      if (found) wrong.push(found)
    }
    await printer.close()
  }
  expect(wrong).toEqual([])
})
