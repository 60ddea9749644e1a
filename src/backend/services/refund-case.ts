/** A sale as one who gives its money back must know it: which codes, how much, by what way, and whether at all. */
import type { RefundWhat } from '../../contract/refunds.ts'
import { apportion } from '../../core/apportion.ts'
import { AppError } from '../../core/errors.ts'
import { QUOTE_LIFETIME_SECONDS } from '../../core/refund.ts'
import type { NetPayment } from '../../core/refund-ways.ts'
import { remainingOf, remainingOfTopUp, worthOf } from '../../core/refund-worth.ts'
import { type Consumed, takesAllOff } from '../../core/token-life.ts'
import type { Signed } from '../callers.ts'
import { readAccount } from '../store/accounts.ts'
import { codesOf, netPayments, putBy, refundsOf } from '../store/refund-books.ts'
import type { sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { requireSaleRow } from './require-sale.ts'
import { shiftNow } from './till-now.ts'

type TokenRow = typeof token.$inferSelect

/** One thing of a sale that can go back by itself: a code, or what was put on one. */
export interface Piece {
  /** Null: what was put on a code of another sale. */
  readonly token: TokenRow | null
  readonly isUsed: boolean
  readonly isRefunded: boolean
  readonly shareMinor: number
  /** What is left of the share at this moment. */
  readonly worthMinor: number
  /** The same some minutes ago, if somebody was online all the time since. */
  readonly worthBeforeMinor: number
}

/** A sale, what of it is asked back, and what may go back. */
export interface RefundCase {
  readonly row: typeof sale.$inferSelect
  readonly pieces: readonly Piece[]
  readonly chosen: readonly Piece[]
  /** Everything that is left of the sale. */
  readonly isRest: boolean
  readonly refunds: ReturnType<typeof refundsOf>
  readonly givenMinor: number
  readonly net: readonly NetPayment[]
  readonly owed: ReadonlyMap<string, number>
  readonly cashStepMinor: number
  readonly mayVoid: boolean
}

/** @throws AppError `no_such_sale`, `no_such_token`, `already_refunded` */
export function readCase(store: Store, what: RefundWhat, person: Signed, now: number): RefundCase {
  const row = requireSaleRow(store, what.saleId, person)
  const { db } = store
  const refunds = refundsOf(db, row.id)
  const pieces = piecesOf(store, row, refunds.length > 0, now)
  const left = pieces.filter(({ isRefunded }) => !isRefunded)
  if (left.length === 0) throw new AppError('conflict', 'already_refunded')
  const chosen = choose(pieces, left, what.tokenIds)
  const net = netPayments(db, row.id)
  const customers = [...new Set(net.flatMap(({ customerId }) => customerId ?? []))]
  return {
    row,
    pieces,
    chosen,
    isRest: chosen.length === left.length,
    refunds,
    givenMinor: refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    net,
    owed: new Map(customers.map((id) => [id, readAccount(db, id)?.owedMinor ?? 0])),
    cashStepMinor: store.here()?.cashStepMinor ?? 1,
    mayVoid: refunds.length === 0 && isOfOpenShift(store, row) && !pieces.some(({ isUsed }) => isUsed),
  }
}

function piecesOf({ db }: Store, row: typeof sale.$inferSelect, isGiven: boolean, now: number): Piece[] {
  const put = putBy(db, row.id)
  if (put) return [pieceOfTopUp(put, row.totalMinor, isGiven, now)]
  const codes = codesOf(db, row.id)
  const shares = apportion(row.totalMinor, Array<number>(codes.length).fill(1))
  return codes.map(({ row: code, used }, index) => {
    const shareMinor = shares[index] ?? 0
    const worth = (consumed: Consumed, at: number) => worthOf(shareMinor, remainingOf(code, consumed, at))
    return {
      token: code,
      isUsed: code.firstUsedAt !== null || used.seconds > 0 || used.bytes > 0,
      isRefunded: code.refundedAt !== null,
      shareMinor,
      worthMinor: worth(used, now),
      worthBeforeMinor: worth(before(used), now - QUOTE_LIFETIME_SECONDS * 1_000),
    }
  })
}

function pieceOfTopUp(
  { put, row, used }: NonNullable<ReturnType<typeof putBy>>,
  shareMinor: number,
  isRefunded: boolean,
  now: number,
): Piece {
  const worth = (consumed: Consumed, at: number) => worthOf(shareMinor, remainingOfTopUp(row, consumed, put, at))
  const isLost = row.refundedAt !== null
  return {
    token: null,
    isUsed: isLost || !takesAllOff(row, used, put, now),
    isRefunded,
    shareMinor,
    worthMinor: isLost ? 0 : worth(used, now),
    worthBeforeMinor: isLost ? 0 : worth(before(used), now - QUOTE_LIFETIME_SECONDS * 1_000),
  }
}

/** The least that can have been used when somebody read the amount. */
function before({ seconds, bytes }: Consumed): Consumed {
  return { seconds: Math.max(0, seconds - QUOTE_LIFETIME_SECONDS), bytes }
}

function choose(pieces: readonly Piece[], left: readonly Piece[], ids: readonly string[] | null): readonly Piece[] {
  if (ids === null) return left
  const meant = new Set(ids)
  const chosen = pieces.filter(({ token: row }) => row !== null && meant.has(row.id))
  if (chosen.length !== meant.size) throw new AppError('not_found', 'no_such_token')
  if (chosen.some(({ isRefunded }) => isRefunded)) throw new AppError('conflict', 'already_refunded')
  return chosen
}

function isOfOpenShift({ db }: Store, { shiftId }: typeof sale.$inferSelect): boolean {
  const open = shiftNow(db)
  return open?.state === 'open' && open.id === shiftId
}

/** @throws AppError `void_too_late`, `void_used`, `already_refunded`, `remaining_not_allowed`, `check_fields` */
export function requireAllowed(store: Store, of: RefundCase, what: RefundWhat): void {
  if (what.basis === 'remaining' && !store.here()?.refundRemaining) {
    throw new AppError('forbidden', 'remaining_not_allowed')
  }
  if (!what.isVoid || (of.mayVoid && what.tokenIds === null && what.basis === 'full')) return
  if (what.tokenIds !== null || what.basis !== 'full') throw new AppError('bad_request', 'check_fields')
  if (of.refunds.length > 0) throw new AppError('conflict', 'already_refunded')
  throw new AppError('conflict', isOfOpenShift(store, of.row) ? 'void_used' : 'void_too_late')
}
