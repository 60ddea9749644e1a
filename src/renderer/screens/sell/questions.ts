/** What is asked about the sale just made, and how a key answers it. */
import type { SaleView, SoldToken } from '../../../contract/sales.ts'
import { needOf, type TicketNeed } from '../../tickets/needs.ts'
import type { TicketActions } from '../../tickets/use-ticket-actions.ts'
import type { OpenQuestions, SellKey } from './sell-keys.ts'

/** Which questions stand on the screen; `tooEarly` holds back the one about a silent router. */
export function openQuestions(sale: SaleView | null, tooEarly: boolean): OpenQuestions {
  const asked = new Set(sale?.tokens.map(needOf))
  return { release: asked.has('release') && !tooEarly, retry: asked.has('retry'), answer: asked.has('answer') }
}

/**
 * Answers by key. Printing concerns every ticket of the sale that waits for it; "did it come out?" is asked of one
 * ticket after the other, because each has its own answer.
 */
export function answerByKey(key: SellKey['do'], sale: SaleView, actions: TicketActions): void {
  const that = (need: TicketNeed): SoldToken[] => sale.tokens.filter((token) => needOf(token) === need)
  if (key === 'print_anyway') for (const token of that('release')) actions.release(token)
  if (key === 'print_again') for (const token of that('retry')) actions.retry(token)
  if (key !== 'came_out' && key !== 'did_not') return
  const [first] = that('answer')
  if (first) actions.answer(first, key === 'came_out')
}
