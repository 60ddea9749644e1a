/** The calls about how money is taken here: taxes, rounding, ways of paying, exchange rates. */
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { MoneyRules, TaxRate } from '../../contract/money.ts'
import { AppError } from '../../core/errors.ts'
import { formatRate } from '../../core/exchange.ts'
import { changesOf } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { currenciesOf, MONEY_METHODS, methodsOf, rateOf } from '../store/money-rules.ts'
import { exchangeRate, location, plan, taxRate } from '../store/schema.ts'
import { type Here, putSetting, type Store, type Tx } from '../store/store.ts'

export interface MoneyOptions {
  readonly store: Store
  /** Tells the screens that something is reckoned otherwise now. */
  readonly onChange: () => void
}

type Calls = TellerContract['money']

/** So many rates are listed. */
const LISTED_RATES = 200

export function moneyService({ store, onChange }: MoneyOptions): GroupHandlers<Calls, CallContext> {
  const after = <T>(value: T): T => {
    onChange()
    return value
  }
  return {
    settings: (_, ctx) => {
      const place = requirePlace(store)
      const { discountLimitPercent } = ctx.person()
      return { ...rulesOf(store, place), currencies: currenciesOf(store.db, place.id), discountLimitPercent }
    },
    taxRates: () => taxesOf(store),
    addTax: (tax, ctx) => after({ id: addTax(store, tax, ctx.person()) }),
    retireTax: ({ id }, ctx) => after(retireTax(store, id, ctx.person())),
    saveRules: (rules, ctx) => after(saveRules(store, rules, ctx.person())),
    rates: () => {
      const { currency, rateNano, personName: byName, createdAt: at } = exchangeRate
      const isHere = eq(exchangeRate.locationId, requirePlace(store).id)
      const rows = store.db.select({ currency, rateNano, byName, at }).from(exchangeRate).where(isHere)
      return rows.orderBy(desc(at), desc(sql`rowid`)).limit(LISTED_RATES).all()
    },
    setRate: (rate, ctx) => after(setRate(store, rate, ctx.person())),
  }
}

function requirePlace(store: Store): Here {
  const place = store.here()
  if (!place) throw new AppError('conflict', 'not_set_up')
  return place
}

function rulesOf({ db }: Store, { taxIncluded, cashStepMinor, cashRounding }: Here): MoneyRules {
  return { taxIncluded, cashStepMinor, cashRounding, methods: methodsOf(db) }
}

function saveRules(store: Store, rules: MoneyRules, by: Signed): null {
  const place = requirePlace(store)
  const { methods, ...ofPlace } = rules
  store.write((tx) => {
    const before = facts(rulesOf(store, place))
    tx.update(location).set(ofPlace).where(eq(location.id, place.id)).run()
    putSetting(tx, MONEY_METHODS, methods)
    const subject = { type: 'location', id: place.id, name: place.name } as const
    const data = { currency: place.currency, ...changesOf(before, facts(rules)) }
    return { value: null, fact: { kind: 'money.rules_saved', by: actor(by), subject, data } }
  })
  return null
}

/** The rules as the journal names them: each way of paying by itself. */
function facts({ methods: { mobile, card, bank, account }, ...rules }: MoneyRules) {
  return { ...rules, mobile: worded(mobile), card: worded(card), bank: worded(bank), account: worded(account) }
}

function worded({ isOn, needsReference }: { readonly isOn: boolean; readonly needsReference?: boolean }): string {
  if (!isOn) return 'off'
  return needsReference ? 'with_reference' : 'on'
}

/** The taxes in use, each with how many packages on sale have it. */
function taxesOf(store: Store): TaxRate[] {
  const isHere = and(eq(taxRate.locationId, store.here()?.id ?? ''), isNull(taxRate.retiredAt))
  return store.db
    .select({ id: taxRate.id, name: taxRate.name, basisPoints: taxRate.basisPoints, packages: count(plan.id) })
    .from(taxRate)
    .leftJoin(plan, and(eq(plan.taxRateId, taxRate.id), eq(plan.active, true)))
    .where(isHere)
    .groupBy(taxRate.id)
    .orderBy(asc(taxRate.createdAt), asc(taxRate.id))
    .all()
}

type NewTax = Pick<typeof taxRate.$inferSelect, 'name' | 'basisPoints'>

function addTax(store: Store, { name, basisPoints }: NewTax, by: Signed): string {
  const { id: locationId } = requirePlace(store)
  const id = uuidv7()
  store.write((tx, at) => {
    tx.insert(taxRate).values({ id, locationId, name, basisPoints, createdAt: at }).run()
    const subject = { type: 'tax', id, name } as const
    return { value: null, fact: { kind: 'tax.added', by: actor(by), subject, data: { taxBasisPoints: basisPoints } } }
  })
  return id
}

/** @throws AppError `no_such_tax`, `tax_in_use`: a package must not lose its tax by the way */
function retireTax(store: Store, id: string, by: Signed): null {
  store.write((tx, at) => {
    const row = requireTax(tx, id, requirePlace(store).id)
    const packages = taxesOf(store).find((tax) => tax.id === id)?.packages ?? 0
    if (packages > 0) throw new AppError('conflict', 'tax_in_use', { values: { number: packages } })
    tx.update(taxRate).set({ retiredAt: at }).where(eq(taxRate.id, id)).run()
    const subject = { type: 'tax', id, name: row.name } as const
    return {
      value: null,
      fact: { kind: 'tax.retired', by: actor(by), subject, data: { taxBasisPoints: row.basisPoints } },
    }
  })
  return null
}

function requireTax(tx: Tx, id: string, locationId: string) {
  const isIt = and(eq(taxRate.id, id), eq(taxRate.locationId, locationId), isNull(taxRate.retiredAt))
  const row = tx.select().from(taxRate).where(isIt).get()
  if (!row) throw new AppError('not_found', 'no_such_tax')
  return row
}

/** A rate is a row with a date: what was taken before keeps its own. */
function setRate(
  store: Store,
  { currency, rateNano }: { currency: string; rateNano: number | null },
  by: Signed,
): null {
  const { id: locationId, currency: own } = requirePlace(store)
  if (currency === own) throw new AppError('bad_request', 'check_fields', { fields: { currency: 'invalid' } })
  store.write((tx, at) => {
    const before = rateOf(tx, locationId, currency)
    const who = { personId: by.id, personName: by.name }
    tx.insert(exchangeRate)
      .values({ id: uuidv7(), locationId, currency, rateNano, ...who, createdAt: at })
      .run()
    const subject = { type: 'currency', id: currency, name: currency } as const
    const shown = (nano: number | null | undefined) => ({ rate: nano ? formatRate(nano) : null })
    const data = { before: shown(before), after: shown(rateNano) }
    return { value: null, fact: { kind: 'money.rate_set', by: actor(by), subject, data } }
  })
  return null
}
