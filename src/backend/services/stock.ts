/** The calls about the emergency stock: how much lies ready, how much should, and what was used without being sold. */
import { and, asc, count, desc, eq, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { Leak, PlanStock } from '../../contract/stock.ts'
import { AppError } from '../../core/errors.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { batch, grant, plan, router, token, tokenInStock } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { StockShelf } from './stock-shelf.ts'

export interface StockOptions {
  readonly store: Store
  /** A level was set. */
  readonly onChange: () => void
}

type StockCalls = TellerContract['stock']

export function stockService(options: StockOptions): GroupHandlers<StockCalls, CallContext> {
  const { store } = options
  const shelf = new StockShelf(store.db)
  return {
    list: (_, ctx) => {
      const { locationId } = ctx.person()
      return { plans: stockOfPlans(store, shelf, locationId), leaks: leaksAt(store, locationId) }
    },
    ready: (_, ctx) => {
      const ours = new Set(plansAt(store, ctx.person().locationId).map(({ id }) => id))
      return [...shelf.counts()].flatMap(([planId, ready]) => (ours.has(planId) ? [{ planId, ready }] : []))
    },
    setLevel: (input, ctx) => setLevel(options, input, ctx.person()),
  }
}

function plansAt({ db }: Store, locationId: string) {
  const isOnSale = and(eq(plan.locationId, locationId), eq(plan.active, true))
  return db.select().from(plan).where(isOnSale).orderBy(asc(plan.position)).all()
}

function stockOfPlans(store: Store, shelf: StockShelf, locationId: string): PlanStock[] {
  const ready = shelf.counts()
  const places = store.db
    .select()
    .from(router)
    .where(and(eq(router.locationId, locationId), isNull(router.retiredAt)))
    .orderBy(asc(router.createdAt), asc(router.id))
    .all()
  const at = countsAtRouters(store)
  return plansAt(store, locationId).map(({ id: planId, name: planName, stockLevel: level, routerId }) => ({
    planId,
    planName,
    level,
    ready: ready.get(planId) ?? 0,
    routers: places
      .filter(({ id }) => routerId === null || routerId === id)
      .map(({ id, name }) => ({ id, name, ...at(planId, id) })),
  }))
}

/** Codes of each package's stock at each router, by how they stand there. */
function countsAtRouters({ db }: Store) {
  const rows = db
    .select({ planId: token.planId, routerId: grant.routerId, state: grant.state, many: count() })
    .from(token)
    .innerJoin(grant, eq(grant.tokenId, token.id))
    .where(and(tokenInStock, ne(grant.wanted, 'absent')))
    .groupBy(token.planId, grant.routerId, grant.state)
    .all()
  return (planId: string, routerId: string) => {
    const many = (state: string) =>
      rows.find((row) => row.planId === planId && row.routerId === routerId && row.state === state)?.many ?? 0
    return { there: many('on_router'), waiting: many('waiting'), refused: many('refused') }
  }
}

/** The most that are listed one by one. */
const LISTED = 50

/** Of the stock, and of batches that nobody should log in with before they are sold. */
function leaksAt({ db }: Store, locationId: string): { count: number; latest: Leak[] } {
  const isHidden = or(eq(token.isStock, true), eq(batch.deploy, 'disabled'))
  const isLeak = and(isNull(token.saleId), isNotNull(token.firstUsedAt), isHidden, eq(plan.locationId, locationId))
  const used = (unit: 'seconds' | 'bytes') =>
    sql<number>`(select ifnull(sum(used_${sql.raw(unit)} + carried_${sql.raw(unit)}), 0) from ${grant} as g where g.token_id = ${token.id})`
  const rows = db
    .select({
      tokenId: token.id,
      code: token.code,
      planName: plan.name,
      batchNumber: batch.number,
      firstUsedAt: sql<number>`${token.firstUsedAt}`,
      usedSeconds: used('seconds'),
      usedBytes: used('bytes'),
      all: sql<number>`count(*) over ()`,
    })
    .from(token)
    .innerJoin(plan, eq(plan.id, token.planId))
    .leftJoin(batch, eq(batch.id, token.batchId))
    .where(isLeak)
    .orderBy(desc(token.firstUsedAt))
    .limit(LISTED)
    .all()
  const latest = rows.map(({ code, all: _, ...leak }) => ({ ...leak, codeEnding: code.slice(-2) }))
  return { count: rows[0]?.all ?? 0, latest }
}

/** @throws AppError `no_such_plan` */
function setLevel(
  { store, onChange }: StockOptions,
  { planId, level }: { readonly planId: string; readonly level: number },
  person: Signed,
): null {
  const isOurs = and(eq(plan.id, planId), eq(plan.locationId, person.locationId))
  const before = store.db.select().from(plan).where(isOurs).get()
  if (!before) throw new AppError('not_found', 'no_such_plan')
  if (before.stockLevel === level) return null
  store.write((tx) => {
    tx.update(plan).set({ stockLevel: level }).where(eq(plan.id, planId)).run()
    const subject = { type: 'plan', id: planId, name: before.name } as const
    return { value: null, fact: { kind: 'stock.level_set', by: actor(person), subject, data: { level } } }
  })
  onChange()
  return null
}
