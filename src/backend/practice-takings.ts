/** A sample café's past till: four weeks of shifts and what was sold in them, so that reports have something to say. */
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { RandomBelow } from '../core/codes.ts'
import { denominationsOf } from '../core/denominations.ts'
import type { Method } from '../core/payments.ts'
import { limitsOf } from '../core/plan.ts'
import { dayOf, hourOf, startOfDay } from '../core/time.ts'
import { noise } from './practice-noise.ts'
import { freshCode } from './services/fresh-code.ts'
import { putZReport } from './services/z-report.ts'
import { priceOf } from './store/plan-prices.ts'
import { rebuildTakings } from './store/rebuild-takings.ts'
import { cashMovement, grant, payment, person, plan, router, sale, shift, token } from './store/schema.ts'
import type { Here, Store, Tx } from './store/store.ts'

const DAYS = 28
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const FLOAT_UNITS = 20

type PersonRow = typeof person.$inferSelect
type PlanRow = typeof plan.$inferSelect
type ShiftRow = typeof shift.$inferSelect
type SaleRow = typeof sale.$inferInsert

/** What every day of the past is made from. */
interface Past {
  readonly store: Store
  readonly tx: Tx
  readonly cafe: Here
  readonly random: RandomBelow
  readonly people: readonly PersonRow[]
  readonly plans: readonly (PlanRow & { readonly priceMinor: number })[]
  readonly routerId: string | undefined
  /** The number of the last sale. */
  readonly numbers: { last: number }
}

/** Up to yesterday; nothing of it is on a router any more. */
export function putSampleTakings(store: Store, tx: Tx, now: number, random: RandomBelow): void {
  const cafe = store.here()
  if (!cafe) return
  const people = tx.select().from(person).orderBy(asc(person.createdAt)).all()
  const plans = tx.select().from(plan).where(eq(plan.locationId, cafe.id)).orderBy(asc(plan.position)).all()
  const priced = plans.map((row) => ({ ...row, priceMinor: priceOf(tx, row.id, now) }))
  const routerId = tx.select({ id: router.id }).from(router).get()?.id
  const past = { store, tx, cafe, random, people, plans: priced, routerId, numbers: { last: 0 } }
  const today = startOfDay(now, cafe.timeZone)
  for (let ago = DAYS; ago > 0; ago--)
    putDay(past, DAYS - ago + 1, startOfDay(today - ago * DAY_MS + 12 * HOUR_MS, cafe.timeZone))
  rebuildTakings(store.db.$client)
}

/** One shift from morning to evening: its float, its sales, and its drawer as it was counted. */
function putDay(past: Past, n: number, midnight: number): void {
  const { tx, cafe, people } = past
  const cashier = people[n % 7 === 0 ? 1 : 2] ?? people[0]
  if (!cashier) return
  const who = { personId: cashier.id, personName: cashier.name }
  const [openedAt, closedAt] = [midnight + 7.75 * HOUR_MS, midnight + 22 * HOUR_MS]
  const day = dayOf(openedAt, cafe.timeZone)
  const id = uuidv7()
  const row = tx
    .insert(shift)
    .values({ id, number: n, locationId: cafe.id, ...who, state: 'counting', openedAt, day })
    .returning()
    .get()
  const floatMinor = FLOAT_UNITS * unitOf(past)
  const what = { kind: 'float' as const, currency: cafe.currency, amountMinor: floatMinor, reason: '' }
  tx.insert(cashMovement)
    .values({ id: uuidv7(), requestId: uuidv7(), shiftId: id, ...what, ...who, at: openedAt, day })
    .run()
  const cashMinor = putSales(past, row, n)
  closeShift(past, row, { n, closedAt, holdsMinor: floatMinor + cashMinor })
}

/** The cheapest package costs one unit. */
function unitOf({ plans }: Past): number {
  return Math.min(...plans.map(({ priceMinor }) => priceMinor))
}

/** Busier at the end of the week and in the afternoon. Answers how much cash they left in the drawer. */
function putSales(past: Past, row: ShiftRow, n: number): number {
  const many = 12 + Math.round(10 * noise(n)) + (n % 7 > 4 ? 6 : 0)
  const times = Array.from({ length: many }, (_, index) => {
    const share = (index + noise(n * 1_000 + index)) / many
    return row.openedAt + Math.round((0.02 + 0.96 * share ** 0.8) * 14 * HOUR_MS)
  })
  return times.reduce((cash, at, index) => cash + putSale(past, row, { at, index, seed: n * 1_000 + index }), 0)
}

interface Sold {
  readonly at: number
  readonly index: number
  /** For everything that is drawn about it. */
  readonly seed: number
}

function putSale(past: Past, of: ShiftRow, { at, seed }: Sold): number {
  const { tx, cafe, plans } = past
  const what = plans[Math.floor(noise(seed + 0.3) ** 1.6 * plans.length)]
  if (!what) return 0
  const quantity = noise(seed + 0.5) > 0.9 ? 2 : 1
  const totalMinor = what.priceMinor * quantity
  past.numbers.last += 1
  const number = past.numbers.last
  const where = { locationId: cafe.id, shiftId: of.id, day: of.day, hour: hourOf(at, cafe.timeZone) }
  const goods = { planId: what.id, planName: what.name, planKind: what.kind, routerId: past.routerId ?? null }
  const money = { currency: cafe.currency, priceMinor: what.priceMinor, quantity, totalMinor }
  const who = { personId: of.personId, personName: of.personName }
  const id = uuidv7()
  const sold = { id, requestId: uuidv7(), number, ...where, ...goods, ...money, ...who, at } satisfies SaleRow
  tx.insert(sale).values(sold).run()
  const method = methodOf(seed)
  const reference = method === 'cash' ? null : String(100_000 + Math.floor(noise(seed + 0.9) * 899_999))
  const paid = { amountMinor: totalMinor, tenderedMinor: totalMinor, changeMinor: 0, reference }
  tx.insert(payment)
    .values({ id: uuidv7(), saleId: id, shiftId: of.id, method, currency: cafe.currency, ...paid, at })
    .run()
  for (let position = 1; position <= quantity; position++) putToken(past, what, { id, day: of.day, at, position, seed })
  return method === 'cash' ? totalMinor : 0
}

function methodOf(seed: number): Method {
  const share = noise(seed + 0.7)
  return share < 0.78 ? 'cash' : share < 0.94 ? 'mobile' : 'card'
}

interface SoldToken {
  readonly id: string
  readonly day: string
  readonly at: number
  readonly position: number
  readonly seed: number
}

/** A code that was used up, but for the few that nobody ever used. */
function putToken(
  { tx, cafe, random, routerId }: Past,
  what: PlanRow,
  { id: saleId, day, at, position, seed }: SoldToken,
): void {
  const code = freshCode(tx, random, cafe.codeMark, what.codeLength)
  const firstUsedAt = noise(seed + position + 0.1) > 0.06 ? at + 600_000 : null
  const id = uuidv7()
  const names = { id, saleId, planId: what.id, position, code, password: code }
  tx.insert(token)
    .values({ ...names, ...limitsOf(what), expiresAt: at + 30 * DAY_MS, firstUsedAt, soldDay: day, createdAt: at })
    .run()
  if (routerId === undefined) return
  const grown = { wanted: 'absent', state: 'off_router', createdAt: at, updatedAt: at } as const
  tx.insert(grant)
    .values({ id: uuidv7(), tokenId: id, routerId, ...grown })
    .run()
}

interface Closing {
  readonly n: number
  readonly closedAt: number
  /** What should lie in the drawer. */
  readonly holdsMinor: number
}

/** On most days the count is right; on some a coin is missing, or one too many is there. */
function closeShift(
  { store, tx, cafe }: Past,
  { id, personId, personName }: ShiftRow,
  { n, closedAt, holdsMinor }: Closing,
): void {
  const coin = denominationsOf(cafe.currency).at(-3) ?? 1
  const off = noise(n + 0.2)
  const countedMinor = holdsMinor + (off > 0.85 ? coin : off < 0.2 ? -2 * coin : 0)
  const counted = [{ currency: cafe.currency, pieces: piecesOf(countedMinor, cafe.currency) }]
  const closed = {
    counted,
    countedAt: closedAt - 300_000,
    counts: 1,
    closedAt,
    closedById: personId,
    closedByName: personName,
  }
  tx.update(shift)
    .set({ ...closed, state: 'closed' })
    .where(eq(shift.id, id))
    .run()
  putZReport(store, tx, id, closedAt)
}

/** As few pieces as will do. */
function piecesOf(minor: number, currency: string) {
  let left = minor
  return denominationsOf(currency).map((valueMinor) => {
    const pieces = Math.floor(left / valueMinor)
    left -= pieces * valueMinor
    return { valueMinor, pieces }
  })
}
