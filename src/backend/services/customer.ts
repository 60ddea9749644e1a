/** The calls about customers with an account: who they are, and what a cashier may know of them. */
import { and, asc, count, desc, eq, type SQL, sql, sum } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { CustomerForm, CustomerView } from '../../contract/customers.ts'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { phoneDigits } from '../../core/customer.ts'
import { AppError } from '../../core/errors.ts'
import { changesOf } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { type Account, owedMinor, readAccount } from '../store/accounts.ts'
import { customer } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import type { CashDrawer } from './drawer.ts'
import { settleAccount } from './settle-account.ts'
import { statementOf } from './statement.ts'

export interface CustomerOptions {
  readonly store: Store
  readonly drawer: Pick<CashDrawer, 'afterCashSale'>
  /** Tells the screens that something of the till is otherwise now. */
  readonly onChange: () => void
}

type Calls = TellerContract['customer']

/** As many as a list shows; a search shows the rest. */
const LISTED = 200
const PICKED = 8

export function customerService(options: CustomerOptions): GroupHandlers<Calls, CallContext> {
  const { store } = options
  return {
    pick: ({ text }, ctx) => {
      const isIt = and(matching(store.db, text, ctx.person()), eq(customer.active, true))
      const rows = store.db.select({ customer, owedMinor }).from(customer).where(isIt)
      return rows
        .orderBy(asc(sql`lower(${customer.name})`))
        .limit(PICKED)
        .all()
        .map(({ customer: { id, name, phone, limitMinor }, owedMinor: owed }) => {
          return { id, name, phone, leftMinor: Math.max(0, limitMinor - owed) }
        })
    },
    list: ({ text }, ctx) => listOf(store, text, ctx.person()),
    save: ({ id, customer: form }, ctx) => viewOf(save(store, id, form, ctx.person())),
    statement: ({ id, offset, limit }, ctx) => {
      const account = requireAccount(store.db, id, ctx.person())
      return { customer: viewOf(account), ...statementOf(store.db, account, offset, limit) }
    },
    settle: (input, ctx) => {
      requireAccount(store.db, input.customerId, ctx.person())
      const settled = settleAccount(store, input, ctx.person())
      if (settled.isCash) options.drawer.afterCashSale(ctx.callerId)
      options.onChange()
      const { id, amountMinor, changeMinor } = settled
      const account = requireAccount(store.db, input.customerId, ctx.person())
      return { id, amountMinor, changeMinor, owedMinor: account.owedMinor }
    },
  }
}

function listOf({ db }: Store, text: string, person: Signed) {
  const where = matching(db, text, person)
  const rows = db.select({ customer, owedMinor }).from(customer).where(where)
  const all = db
    .select({ count: count(), owed: sum(owedMinor) })
    .from(customer)
    .where(where)
    .get()
  return {
    customers: rows
      .orderBy(desc(customer.active), desc(owedMinor), asc(sql`lower(${customer.name})`))
      .limit(LISTED)
      .all()
      .map((row) => viewOf({ ...row.customer, owedMinor: row.owedMinor })),
    count: all?.count ?? 0,
    owedMinor: Number(all?.owed ?? 0),
  }
}

/** By a part of the name or of the number. SQLite knows the capitals of Latin letters only: names are compared here. */
function matching(db: Pick<Tx, 'select'>, text: string, { locationId }: Signed): SQL | undefined {
  const isHere = eq(customer.locationId, locationId)
  if (text === '') return isHere
  const rows = db.select({ id: customer.id, name: customer.name, phone: customer.phone }).from(customer).where(isHere)
  const [part, digits] = [folded(text), phoneDigits(text) ?? '']
  const isIt = ({ name, phone }: { readonly name: string; readonly phone: string | null }) =>
    folded(name).includes(part) || (digits !== '' && (phone?.includes(digits) ?? false))
  const ids = rows.all().flatMap((row) => (isIt(row) ? [row.id] : []))
  return sql`${customer.id} in (select value from json_each(${JSON.stringify(ids)}))`
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

function viewOf({ id, name, phone, note, limitMinor, active, owedMinor: owed }: Account): CustomerView {
  return { id, name, phone, note, limitMinor, active, owedMinor: owed }
}

/** @throws AppError `no_such_customer` */
function requireAccount(db: Pick<Tx, 'select'>, id: string, { locationId }: Signed): Account {
  const account = readAccount(db, id)
  if (account?.locationId !== locationId) throw new AppError('not_found', 'no_such_customer')
  return account
}

/** @throws AppError `no_such_customer`, `customer_known` */
function save(store: Store, id: string | null, form: CustomerForm, by: Signed): Account {
  const currency = store.here()?.currency
  return store.write((tx, at) => {
    const before = id === null ? undefined : requireAccount(tx, id, by)
    const set = { ...form, note: form.note ?? '' }
    refuseTwin(tx, id, set, by)
    const row = { id: id ?? uuidv7(), locationId: by.locationId, createdAt: at, ...set }
    tx.insert(customer).values(row).onConflictDoUpdate({ target: customer.id, set }).run()
    const { name, phone, note, limitMinor, active } = before ?? {}
    const data = before
      ? { currency, ...changesOf({ name, phone, note, limitMinor, active }, set) }
      : { currency, ...set }
    const subject = { type: 'customer', id: row.id, name: row.name } as const
    return { value: requireAccount(tx, row.id, by), fact: { kind: 'customer.saved', by: actor(by), subject, data } }
  })
}

/** Two of one name are told apart by their number; without one they could not be. */
function refuseTwin(
  tx: Tx,
  id: string | null,
  { name, phone }: Pick<CustomerForm, 'name' | 'phone'>,
  by: Signed,
): void {
  const rows = tx.select().from(customer).where(eq(customer.locationId, by.locationId)).all()
  const isTwin = rows.some(
    (row) => row.id !== id && row.name.toLowerCase() === name.toLowerCase() && row.phone === phone,
  )
  if (isTwin) throw new AppError('conflict', 'customer_known')
}
