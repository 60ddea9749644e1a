/** What a refund would come to, and between what can be chosen, before anybody gives anything. */
import { eq } from 'drizzle-orm'
import type { RefundQuote, RefundWhat } from '../../contract/refunds.ts'
import { groupCode } from '../../core/codes.ts'
import { type MoneyBack, REFUND_WAYS, type RefundWay } from '../../core/refund-ways.ts'
import { LISTED_TOKENS } from '../../core/sale.ts'
import type { Signed } from '../callers.ts'
import { topUpsOn } from '../store/refund-books.ts'
import { customer } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { amountsOf } from './refund-amounts.ts'
import { type RefundCase, readCase, requireAllowed } from './refund-case.ts'

/** @throws AppError as `readCase` and `requireAllowed` */
export function quoteRefund(store: Store, what: RefundWhat, person: Signed, now: number): RefundQuote {
  const of = readCase(store, what, person, now)
  requireAllowed(store, of, what)
  const { amountMinor, taxMinor, back } = amountsOf(of, what, what.way)
  return {
    amountMinor,
    taxMinor,
    payments: named(store, back),
    ways: waysOf(store, of, what),
    tokens: tokensOf(of),
    left: of.pieces.filter(({ isRefunded }) => !isRefunded).length,
    mayVoid: of.mayVoid,
    mayBeRemaining: store.here()?.refundRemaining ?? false,
    topUps: topUpsOn(store.db, of.row.id),
  }
}

/** One where both come to the same. */
function waysOf(store: Store, of: RefundCase, what: RefundWhat): RefundQuote['ways'] {
  const ways = REFUND_WAYS.map((way: RefundWay) => {
    const { amountMinor, back } = amountsOf(of, what, way)
    return { way, amountMinor, payments: named(store, back) }
  })
  const [asPaid, inCash] = ways.map(({ payments }) => JSON.stringify(payments))
  return asPaid === inCash ? ways.slice(0, 1) : ways
}

/** With the customer's name, where it is taken off an account. */
function named({ db }: Store, back: readonly MoneyBack[]): RefundQuote['payments'] {
  return back.map(({ method, customerId, amountMinor }) => {
    const found = customerId && db.select().from(customer).where(eq(customer.id, customerId)).get()
    return { method, customerName: found ? found.name : null, amountMinor }
  })
}

function tokensOf({ pieces, chosen }: RefundCase): RefundQuote['tokens'] {
  const isFew = chosen.length <= LISTED_TOKENS
  const shown = pieces.filter((piece, index) => index < LISTED_TOKENS || (isFew && chosen.includes(piece)))
  return shown.flatMap(({ token, ...piece }) => {
    if (!token) return []
    const { shareMinor, worthMinor, isUsed, isRefunded } = piece
    return [{ id: token.id, codeGroups: groupCode(token.code), shareMinor, worthMinor, isUsed, isRefunded }]
  })
}
