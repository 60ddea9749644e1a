/** What a customer is likely to hand over, by the notes and coins that are in circulation. */
import { denominationsOf } from './denominations.ts'
import { minorDigits } from './money.ts'

/** As many as stand beside each other under the cash field. */
const MAX_TENDERS = 5

/** Nobody counts more notes or coins of one kind onto the counter. */
const MAX_PIECES_OF_A_KIND = 10

/**
 * The amounts that are likely for this total, smallest first, the exact one included: for each note and coin the least
 * that is enough. Nobody hands over twenty times what they owe, unless a note of some units is what they have.
 */
export function likelyTenders(totalMinor: number, currency: string): number[] {
  const most = Math.max(totalMinor * 20, 20 * 10 ** minorDigits(currency))
  const amounts = denominationsOf(currency)
    .filter((piece) => piece * MAX_PIECES_OF_A_KIND >= totalMinor)
    .map((piece) => Math.ceil(totalMinor / piece) * piece)
    .filter((amount) => amount <= most)
  return [...new Set([totalMinor, ...amounts])].sort((a, b) => a - b).slice(0, MAX_TENDERS)
}
