/** What a sold token stands at, and what it needs from the cashier; one rule for the Sell and the Sales screen. */
import type { GrantState, SaleView, SoldToken, TicketState } from '../../contract/sales.ts'
import type { Tone } from '../components/tone.ts'

/** The answer a ticket waits for: print although the router is silent, print again, did it come out? */
export type TicketNeed = 'release' | 'retry' | 'answer'

/** What the ticket needs from a person; null when it takes care of itself, and once its code was taken back. */
export function needOf(token: SoldToken): TicketNeed | null {
  if (token.ticket.jobId === null || isTakenBack(token)) return null
  switch (token.ticket.state) {
    case 'held':
      return 'release'
    case 'failed':
      return 'retry'
    case 'uncertain':
      return 'answer'
    default:
      return null
  }
}

/** After a refund: the router must not have the code, whether or not it has let go of it yet. */
function isTakenBack({ grant, isRefunded }: SoldToken): boolean {
  return isRefunded || grant.state === 'removing' || grant.state === 'off_router'
}

export const GRANT_TONE: Readonly<Record<GrantState, Tone>> = {
  on_router: 'good',
  waiting: 'wait',
  refused: 'bad',
  removing: 'wait',
  off_router: 'good',
}

export const TICKET_TONE: Readonly<Record<TicketState, Tone>> = {
  held: 'wait',
  queued: 'wait',
  sending: 'wait',
  confirmed: 'good',
  sent: 'good',
  failed: 'bad',
  uncertain: 'ask',
  cancelled: 'good',
  none: 'wait',
}

/** A whole sale in one chip: the worst that any of its tokens stands at. */
export type SaleSummary =
  | 'refused'
  | 'notPrinted'
  | 'check'
  | 'waiting'
  | 'printing'
  | 'noTicket'
  | 'fine'
  | 'partly'
  | 'notRemoved'
  | 'removing'
  | 'refunded'

export const SUMMARY_TONE: Readonly<Record<SaleSummary, Tone>> = {
  refused: 'bad',
  notPrinted: 'bad',
  check: 'ask',
  waiting: 'wait',
  printing: 'wait',
  noTicket: 'wait',
  fine: 'good',
  partly: 'good',
  notRemoved: 'bad',
  removing: 'wait',
  refunded: 'good',
}

const WORST_FIRST: readonly SaleSummary[] = [
  'refused',
  'notPrinted',
  'check',
  'waiting',
  'printing',
  'noTicket',
  'fine',
]

export function summaryOf(sale: SaleView): SaleSummary {
  if (sale.isGivenBack) return removalOf(sale.tokens)
  const back = sale.tokens.filter(({ isRefunded }) => isRefunded)
  const found = new Set(sale.tokens.filter(({ isRefunded }) => !isRefunded).map(tokenSummary))
  const worst = WORST_FIRST.find((summary) => found.has(summary)) ?? 'fine'
  if (sale.refunds.length === 0 || worst !== 'fine') return worst
  return removalOf(back) === 'notRemoved' ? 'notRemoved' : 'partly'
}

/** Of codes that were given back only that they are gone still matters: nothing is printed any more. */
function removalOf(tokens: readonly SoldToken[]): SaleSummary {
  if (tokens.some(({ grant }) => grant.state === 'refused')) return 'notRemoved'
  return tokens.every(({ grant }) => grant.state === 'off_router') ? 'refunded' : 'removing'
}

function tokenSummary({ grant, ticket, isSlip }: SoldToken): SaleSummary {
  if (grant.state === 'refused') return 'refused'
  if (ticket.state === 'failed') return 'notPrinted'
  if (ticket.state === 'uncertain') return 'check'
  if (grant.state === 'waiting' || ticket.state === 'held') return 'waiting'
  if (ticket.state === 'queued' || ticket.state === 'sending') return 'printing'
  return ticket.state === 'none' && !isSlip ? 'noTicket' : 'fine'
}
