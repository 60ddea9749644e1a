/** The changes of packages, each in one transaction with its journal fact. */
import { and, asc, eq, isNull, max, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { PlanEdit } from '../../contract/plan-form.ts'
import { AppError, type FieldProblem } from '../../core/errors.ts'
import { changesOf } from '../../core/journal.ts'
import { limitsOf } from '../../core/plan.ts'
import { actor, type Signed } from '../callers.ts'
import { location, plan, router, taxRate } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { currencyOf, factOf } from './plan-facts.ts'
import { putPrice } from './plan-price-edits.ts'
import { type PlanRow, requirePlan } from './plan-records.ts'

type Reader = Pick<Tx, 'select'>

/** Answers with its id. @throws AppError `check_fields` */
export function createPlan(store: Store, form: PlanEdit, priceMinor: number, person: Signed): string {
  return store.write((tx, at) => {
    const { locationId } = person
    requireFit(tx, form, { locationId })
    const id = putPlan(tx, form, { locationId, at })
    putPrice(tx, { planId: id, priceMinor, validFrom: at, at }, person)
    const data = { ...form, priceMinor, currency: currencyOf(tx, locationId) }
    return { value: id, fact: factOf('plan.created', { id, name: form.name }, person, data) }
  })
}

/** Codes that were sold keep their limits, because each has its own. @throws AppError `no_such_plan`, `check_fields` */
export function changePlan(store: Store, planId: string, form: PlanEdit, person: Signed): void {
  const row = requirePlan(store.db, planId, person.locationId)
  const changes = changesOf(formOf(row), form)
  if (Object.keys(changes.after).length === 0) return
  store.write((tx) => {
    const before = requirePlan(tx, planId, person.locationId)
    requireFit(tx, form, before)
    tx.update(plan).set(form).where(eq(plan.id, planId)).run()
    return { value: null, fact: factOf('plan.changed', before, person, changesOf(formOf(before), form)) }
  })
}

export interface Copy {
  readonly planId: string
  readonly name: string
  readonly locationId: string
  readonly priceMinor: number
}

/**
 * Answers with the copy's id. Its router and its tax are those of another place, and so are left out there.
 *
 * @throws AppError `no_such_plan`, `no_such_location`, `check_fields`
 */
export function duplicatePlan(store: Store, { planId, name, locationId, priceMinor }: Copy, person: Signed): string {
  return store.write((tx, at) => {
    const of = requirePlan(tx, planId, person.locationId)
    const currency = currencyOf(tx, locationId)
    const isElsewhere = locationId !== of.locationId
    const form = { ...formOf(of), name, ...(isElsewhere && { routerId: null, taxRateId: null }) }
    requireFit(tx, form, { locationId })
    const id = putPlan(tx, form, { locationId, at })
    putPrice(tx, { planId: id, priceMinor, validFrom: at, at }, person)
    const data = { ...form, priceMinor, currency, copyOf: of.name, ...(isElsewhere && { copiedTo: locationId }) }
    return { value: id, fact: factOf('plan.created', { id, name }, person, data) }
  })
}

/** Retired, or on sale again, after all others. @throws AppError `no_such_plan`, `check_fields` */
export function setActive(store: Store, planId: string, active: boolean, person: Signed): void {
  if (requirePlan(store.db, planId, person.locationId).active === active) return
  store.write((tx) => {
    const before = requirePlan(tx, planId, person.locationId)
    if (active) requireFreeName(tx, before.name, before)
    const position = active ? nextPosition(tx, before.locationId) : before.position
    tx.update(plan).set({ active, position }).where(eq(plan.id, planId)).run()
    return { value: null, fact: factOf(active ? 'plan.restored' : 'plan.retired', before, person, {}) }
  })
}

/** @throws AppError `plans_changed` when these are not the packages on sale any more */
export function reorderPlans(store: Store, planIds: readonly string[], person: Signed): void {
  const { locationId } = person
  store.write((tx) => {
    const isOnSale = and(eq(plan.locationId, locationId), eq(plan.active, true))
    const rows = tx.select().from(plan).where(isOnSale).orderBy(asc(plan.position), asc(plan.id)).all()
    const inOrder = planIds.flatMap((id) => rows.find((row) => row.id === id) ?? [])
    if (new Set(planIds).size !== rows.length || inOrder.length !== rows.length) {
      throw new AppError('conflict', 'plans_changed')
    }
    for (const [index, { id }] of inOrder.entries()) {
      tx.update(plan)
        .set({ position: index + 1 })
        .where(eq(plan.id, id))
        .run()
    }
    const names = (of: readonly PlanRow[]) => of.map(({ name }) => name)
    const place = tx.select().from(location).where(eq(location.id, locationId)).get()
    const subject = { type: 'location', id: locationId, name: place?.name ?? '' } as const
    const data = { before: names(rows), after: names(inOrder) }
    return { value: null, fact: { kind: 'plan.reordered', by: actor(person), subject, data } }
  })
}

/** A package's row as its form would hold it. */
function formOf(row: PlanRow) {
  const { name, kind, codeLength, colour, routerId, taxRateId, activeHours } = row
  return { name, kind, ...limitsOf(row), codeLength, colour, routerId, taxRateId, activeHours }
}

interface Placed {
  readonly locationId: string
  readonly at: number
}

function putPlan(tx: Tx, form: ReturnType<typeof formOf>, { locationId, at }: Placed): string {
  const id = uuidv7()
  tx.insert(plan)
    .values({ id, locationId, ...form, position: nextPosition(tx, locationId), createdAt: at })
    .run()
  return id
}

function nextPosition(tx: Reader, locationId: string): number {
  const last = tx
    .select({ n: max(plan.position) })
    .from(plan)
    .where(eq(plan.locationId, locationId))
    .get()
  return (last?.n ?? 0) + 1
}

type Self = Pick<PlanRow, 'locationId'> & Partial<Pick<PlanRow, 'id' | 'routerId' | 'taxRateId'>>

/** What only the books can tell of a form. A router or tax that it has had stays, although it is out of use now. */
function requireFit(tx: Reader, form: Pick<PlanRow, 'name' | 'routerId' | 'taxRateId'>, self: Self): void {
  requireFreeName(tx, form.name, self)
  const { routerId, taxRateId } = form
  if (routerId !== null && routerId !== self.routerId) {
    const isOurs = and(eq(router.id, routerId), eq(router.locationId, self.locationId), isNull(router.retiredAt))
    if (!tx.select({ id: router.id }).from(router).where(isOurs).get()) throw wrong('routerId', 'invalid')
  }
  if (taxRateId !== null && taxRateId !== self.taxRateId) {
    const isOurs = and(eq(taxRate.id, taxRateId), eq(taxRate.locationId, self.locationId), isNull(taxRate.retiredAt))
    if (!tx.select({ id: taxRate.id }).from(taxRate).where(isOurs).get()) throw wrong('taxRateId', 'invalid')
  }
}

/** Two packages on sale whose names differ by capitals or spaces only would be taken for each other. */
function requireFreeName(tx: Reader, name: string, { id, locationId }: Pick<Self, 'id' | 'locationId'>): void {
  const isOther = and(eq(plan.locationId, locationId), eq(plan.active, true), ne(plan.id, id ?? ''))
  const others = tx.select({ name: plan.name }).from(plan).where(isOther).all()
  if (others.some((other) => plain(other.name) === plain(name))) throw wrong('name', 'taken')
}

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

function wrong(field: keyof PlanEdit, problem: FieldProblem): AppError {
  return new AppError('bad_request', 'check_fields', { fields: { [`plan.${field}`]: problem } })
}
