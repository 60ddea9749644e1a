/** A shift in which everything happened that a till knows, by dice with a seed: booked row by row as the calls book it. */
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { putPayments } from '../../src/backend/services/book-sale.ts'
import { putZReport, zFact } from '../../src/backend/services/z-report.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import * as tables from '../../src/backend/store/schema.ts'
import { COUNTER_LOCATION, putSetting, Store, type Tx } from '../../src/backend/store/store.ts'
import { postRefund, postSettlement } from '../../src/backend/store/takings.ts'
import type { Method } from '../../src/core/payments.ts'

type Below = (limit: number) => number

export interface Till {
  readonly store: Store
  readonly time: { now: number }
  /** A shift with `events` sales, refunds, settlements and movements of cash in it. */
  fill(below: Below, events: number): string
  /** Counts something, and closes it with its Z report. */
  close(shiftId: string, countedMinor: number): ReturnType<typeof putZReport>
}

const PEOPLE = ['Ana-María Fernández de la Vega', 'سارة 🌍', 'Joe'] as const
const PLANS = ['1 hour', 'يوم كامل من الإنترنت السريع', 'VPN month 🚀 for the whole family and their friends'] as const
const TAXES = [null, { taxName: 'VAT', taxBasisPoints: 1600 }, { taxName: 'TVA réduite', taxBasisPoints: 550 }] as const
const DAY = '2026-11-25'

/** The books of a café in this currency, in a folder. */
export function openTill(folder: string, currency: string): Till {
  const time = { now: Date.parse('2026-11-25T08:00:00Z') }
  const store = new Store(openDatabase(join(folder, DATABASE_FILE)), () => time.now)
  const ids = store.settle((tx) => furnish(tx, currency, time.now))
  let number = 0
  return {
    store,
    time,
    fill: (below, events) => {
      number += 1
      const shiftId = openShift(store, { ...ids, number, at: time.now })
      for (let n = 0; n < events; n += 1) {
        time.now += 60_000
        store.settle((tx, at) => happen(tx, { ...ids, shiftId, currency, below, at }))
      }
      return shiftId
    },
    close: (shiftId, countedMinor) =>
      store.write((tx, at) => {
        const counted = [{ currency, pieces: [{ valueMinor: countedMinor, pieces: 1 }] }]
        const set = { state: 'closed', counted, countedAt: at - 1_000, counts: 1, closedAt: at } as const
        const by = { closedById: ids.people[0], closedByName: PEOPLE[0] }
        tx.update(tables.shift)
          .set({ ...set, ...by })
          .where(eq(tables.shift.id, shiftId))
          .run()
        const value = putZReport(store, tx, shiftId, at)
        const subject = { type: 'shift', id: shiftId, name: '1' } as const
        return { value, fact: { kind: 'shift.closed', subject, data: zFact(value) } }
      }),
  }
}

interface Ids {
  readonly locationId: string
  readonly people: readonly string[]
  readonly plans: readonly string[]
  readonly customerId: string
}

interface Moment extends Ids {
  readonly shiftId: string
  readonly currency: string
  readonly below: Below
  readonly at: number
}

function furnish(tx: Tx, currency: string, createdAt: number): Ids {
  const locationId = uuidv7()
  const place = { id: locationId, name: 'Café «Šárka» مقهى', currency, timeZone: 'Africa/Nairobi', codeMark: 'AA' }
  tx.insert(tables.location)
    .values({ ...place, createdAt })
    .run()
  putSetting(tx, COUNTER_LOCATION, locationId)
  const people = PEOPLE.map((name) => {
    const row = { id: uuidv7(), name, role: 'staff' as const, passwordHash: '', createdAt }
    tx.insert(tables.person).values(row).run()
    return row.id
  })
  const plans = PLANS.map((name, position) => {
    const kind = position === 2 ? ('vpn' as const) : ('hotspot' as const)
    const row = { id: uuidv7(), locationId, name, kind, devices: 1, codeLength: 8, position, createdAt }
    tx.insert(tables.plan).values(row).run()
    return row.id
  })
  const customerId = uuidv7()
  tx.insert(tables.customer).values({ id: customerId, locationId, name: 'Juma', limitMinor: 1e9, createdAt }).run()
  return { locationId, people, plans, customerId }
}

function openShift(store: Store, { number, at, locationId, people }: Ids & { number: number; at: number }): string {
  const id = uuidv7()
  const who = { personId: people[0] ?? '', personName: PEOPLE[0] }
  return store.write((tx) => {
    tx.insert(tables.shift)
      .values({ id, number, locationId, ...who, state: 'open', openedAt: at, day: DAY })
      .run()
    const subject = { type: 'shift', id, name: String(number) } as const
    return { value: id, fact: { kind: 'shift.opened', subject, data: {} } }
  })
}

function happen(tx: Tx, moment: Moment): void {
  const dice = moment.below(10)
  if (dice < 6) sell(tx, moment)
  else if (dice < 8) giveBack(tx, moment)
  else if (dice < 9) move(tx, moment)
  else settle(tx, moment)
}

const by = ({ people, below }: Moment) => {
  const which = below(people.length)
  return { personId: people[which] ?? '', personName: PEOPLE[which] ?? '' }
}

function sell(tx: Tx, moment: Moment): void {
  const { below, at, shiftId, currency, plans, locationId } = moment
  const which = below(plans.length)
  const [priceMinor, quantity, taxIncluded] = [1 + below(5_000), 1 + below(4), below(2) === 0]
  const grossMinor = priceMinor * quantity
  const [discountMinor, roundingMinor, tax] = [below(priceMinor), below(5) - 2, TAXES[below(TAXES.length)] ?? null]
  const taxMinor = tax ? Math.floor(((grossMinor - discountMinor) * tax.taxBasisPoints) / 12_345) : 0
  const totalMinor = Math.max(0, grossMinor - discountMinor + (taxIncluded ? 0 : taxMinor) + roundingMinor)
  const round = totalMinor - (grossMinor - discountMinor + (taxIncluded ? 0 : taxMinor))
  const number = tx.select({ id: tables.sale.id }).from(tables.sale).all().length + 1
  const what = {
    planId: plans[which] ?? '',
    planName: PLANS[which] ?? '',
    planKind: which === 2 ? 'vpn' : 'hotspot',
  } as const
  const money = { priceMinor, quantity, discountMinor, taxMinor, taxIncluded, roundingMinor: round, totalMinor, ...tax }
  const id = uuidv7()
  const place = { locationId, shiftId, currency, day: DAY, hour: 8 }
  const row = tx
    .insert(tables.sale)
    .values({ id, requestId: uuidv7(), number, ...what, ...money, ...place, ...by(moment), at })
    .returning()
    .get()
  const first = below(totalMinor + 1)
  putPayments(tx, row, [payBy(moment, first), payBy(moment, totalMinor - first)])
}

/** One of all ways to pay an amount; foreign cash at a rate of two, with change in the location's currency. */
function payBy({ below, currency, customerId }: Moment, amountMinor: number) {
  const method = (['cash', 'cash', 'cash', 'mobile', 'card', 'bank', 'account'] as const)[below(7)] ?? 'cash'
  const plain = { method, currency, amountMinor, tenderedMinor: amountMinor, changeMinor: 0 }
  if (method === 'account') return { ...plain, customerId }
  if (method !== 'cash') return { ...plain, reference: 'MPESA QK7' }
  const changeMinor = below(500)
  if (below(4) > 0) return { ...plain, tenderedMinor: amountMinor + changeMinor, changeMinor }
  const tenderedMinor = Math.ceil(amountMinor / 2)
  return { ...plain, currency: 'CHF', tenderedMinor, changeMinor: tenderedMinor * 2 - amountMinor, rateNano: 2e9 }
}

function giveBack(tx: Tx, moment: Moment): void {
  const { below, at, shiftId, currency } = moment
  const sold = tx.select().from(tables.sale).all()
  const of = sold[below(Math.max(1, sold.length))]
  if (!of) return
  const amountMinor = below(of.totalMinor + 1)
  const kind = below(2) === 0 ? ('void' as const) : ('refund' as const)
  const taxMinor = Math.min(of.taxMinor, below(of.taxMinor + 1), amountMinor)
  const value = { id: uuidv7(), saleId: of.id, kind, amountMinor, taxMinor, reason: 'wrong package', ...by(moment) }
  const row = tx
    .insert(tables.refund)
    .values({ ...value, shiftId, at, day: DAY, hour: 9 })
    .returning()
    .get()
  const method: Method = below(3) === 0 ? 'mobile' : 'cash'
  const money = { method, currency, amountMinor: -amountMinor, tenderedMinor: -amountMinor, changeMinor: 0 }
  tx.insert(tables.payment)
    .values({ id: uuidv7(), refundId: row.id, shiftId, ...money, at })
    .run()
  postRefund(tx, row, of, [money])
}

function move(tx: Tx, moment: Moment): void {
  const { below, at, shiftId, currency } = moment
  const kind = (['float', 'pay_in', 'pay_out', 'drop'] as const)[below(4)] ?? 'drop'
  const what = { kind, currency: below(3) === 0 ? 'CHF' : currency, amountMinor: 1 + below(2_000) }
  const row = {
    id: uuidv7(),
    requestId: uuidv7(),
    shiftId,
    ...what,
    reason: '=1+1 حليب للقهوة',
    ...by(moment),
    at,
    day: DAY,
  }
  tx.insert(tables.cashMovement).values(row).run()
}

function settle(tx: Tx, moment: Moment): void {
  const { below, at, shiftId, currency, customerId } = moment
  const amountMinor = 1 + below(2_000)
  const stamp = { shiftId, at, day: DAY, hour: 10 }
  const row = { id: uuidv7(), requestId: uuidv7(), customerId, amountMinor, ...by(moment), ...stamp }
  tx.insert(tables.settlement).values(row).run()
  const method: Method = below(2) === 0 ? 'cash' : 'card'
  const changeMinor = method === 'cash' ? below(300) : 0
  const money = { method, currency, amountMinor, tenderedMinor: amountMinor + changeMinor, changeMinor }
  tx.insert(tables.payment)
    .values({ id: uuidv7(), settlementId: row.id, shiftId, ...money, at })
    .run()
  postSettlement(tx, { day: DAY }, method, amountMinor)
}
