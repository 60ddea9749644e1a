/** The sale that a call is about, if the caller may see it. */
import type { SaleView } from '../../contract/sales.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { Signed } from '../callers.ts'
import type { sale } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** A sale this person may see. @throws AppError `no_such_sale`, also for other people's: nobody learns what exists. */
export function requireSale(store: Store, saleId: string, person: Signed): SaleView {
  return requireOwn(store, saleId, person).view
}

/** The same, as it stands in the books. @throws AppError `no_such_sale` */
export function requireSaleRow(store: Store, saleId: string, person: Signed): typeof sale.$inferSelect {
  return requireOwn(store, saleId, person).row
}

function requireOwn(store: Store, saleId: string, person: Signed) {
  const found = store.sales.read(saleId)
  const isOfHere = found?.row.locationId === person.locationId
  const isTheirs = found?.row.personId === person.id || holds(person.role, 'sale.read_all')
  if (!found || !isOfHere || !isTheirs) throw new AppError('not_found', 'no_such_sale')
  return found
}
