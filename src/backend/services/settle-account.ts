/** Taking money for what a customer owes: one settlement, its payments, and the sums of the day, in one transaction. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import { actor, type Signed } from '../callers.ts'
import { readAccount } from '../store/accounts.ts'
import { payment, settlement } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { postSettlement } from '../store/takings.ts'
import { tillOf } from './book-sale.ts'
import { takePayment } from './take-payment.ts'
import { requireTill } from './till-now.ts'

type Order = z.output<TellerContract['customer']['settle']['input']>

/** What was booked. */
interface Settled {
  readonly id: string
  readonly amountMinor: number
  readonly changeMinor: number
  /** Has the drawer something to take? */
  readonly isCash: boolean
}

/**
 * Cash is not rounded here: whoever pays an account pays an amount that can be paid.
 *
 * @throws AppError `more_than_owed`, `method_off` for a payment on account, `no_open_shift`, and what `takePayment` throws
 */
export function settleAccount(store: Store, order: Order, person: Signed): Settled {
  const made = madeBy(store, order.requestId)
  if (made) return made
  return store.write((tx, at) => {
    const till = requireTill(store, tx, person, at)
    const { amountMinor, customerId, payments, note, requestId } = order
    const name = requireOwed(tx, order)
    if (payments.some(({ method }) => method === 'account')) throw new AppError('conflict', 'method_off')
    const bill = { grossMinor: amountMinor, discountMinor: 0, taxMinor: 0, dueMinor: amountMinor }
    const place = { ...tillOf(tx, person.locationId), cashStepMinor: 1 }
    const taken = takePayment(tx, place, bill, { totalMinor: amountMinor, tenderedMinor: null, payments })
    const who = { personId: person.id, personName: person.name }
    const id = uuidv7()
    tx.insert(settlement)
      .values({ id, requestId, customerId, amountMinor, note, ...who, ...till, at })
      .run()
    for (const row of taken.rows) {
      tx.insert(payment)
        .values({ id: uuidv7(), settlementId: id, shiftId: till.shiftId, at, ...row })
        .run()
      postSettlement(tx, till, row.method, row.amountMinor)
    }
    const subject = { type: 'customer', id: customerId, name } as const
    const data = {
      settlementId: id,
      amountMinor,
      currency: place.currency,
      ...taken.facts,
      ...(note !== null && { note }),
    }
    const value = { id, amountMinor, changeMinor: taken.changeMinor, isCash: taken.rows.some(isCash) }
    return { value, fact: { kind: 'customer.settled', by: actor(person), subject, data } }
  })
}

const isCash = ({ method }: { readonly method: string }) => method === 'cash'

/** The name of who owes that much. @throws AppError `more_than_owed` */
function requireOwed(tx: Tx, { customerId, amountMinor }: Order): string {
  const account = readAccount(tx, customerId)
  if (!account) throw new AppError('not_found', 'no_such_customer')
  if (amountMinor > account.owedMinor) {
    throw new AppError('conflict', 'more_than_owed', { values: { name: account.name } })
  }
  return account.name
}

/** The settlement that this press of the button has made already; its drawer was opened then. */
function madeBy({ db }: Store, requestId: string): Settled | undefined {
  const row = db.select().from(settlement).where(eq(settlement.requestId, requestId)).get()
  if (!row) return undefined
  const rows = db.select().from(payment).where(eq(payment.settlementId, row.id)).all()
  const changeMinor = rows.reduce((sum, each) => sum + each.changeMinor, 0)
  return { id: row.id, amountMinor: row.amountMinor, changeMinor, isCash: false }
}
