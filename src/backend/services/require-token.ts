/** The sold code that a call is about. */
import { AppError } from '../../core/errors.ts'
import type { Signed } from '../callers.ts'
import type { Tx } from '../store/store.ts'
import { readToken, type TokenRecord } from '../store/token-views.ts'

/** A token of this location whose money was not given back. @throws AppError `no_such_token`, `already_refunded` */
export function requireToken(db: Pick<Tx, 'select'>, tokenId: string, person: Signed): TokenRecord {
  const found = readToken(db, tokenId)
  if (found?.sale.locationId !== person.locationId) throw new AppError('not_found', 'no_such_token')
  if (found.token.refundedAt !== null) throw new AppError('conflict', 'already_refunded')
  return found
}
