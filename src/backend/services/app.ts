/** What this application is and where it stands. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { Clock } from '../../core/ports.ts'
import type { CallContext } from '../call-router.ts'
import { taxOf } from '../store/money-rules.ts'
import { priced } from '../store/plan-prices.ts'
import { plan, router } from '../store/schema.ts'
import type { Secrets } from '../store/secrets.ts'
import type { Store } from '../store/store.ts'
import type { StatusBoard } from './status-board.ts'

export interface AppOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly board: StatusBoard
  readonly version: string
  readonly practice: boolean
}

export function appService(options: AppOptions): GroupHandlers<TellerContract['app'], CallContext> {
  const { store, secrets, board, version, practice } = options
  return {
    info: () => {
      const place = store.here()
      return {
        version,
        practice,
        stage: place ? ('ready' as const) : ('first_run' as const),
        cafeName: place?.name ?? null,
        currency: place?.currency ?? null,
        timeZone: place?.timeZone ?? null,
        secretsKeptBySystem: secrets.keptBySystem,
      }
    },
    status: () => board.read(),
  }
}

export function planService(store: Store, clock: Clock): GroupHandlers<TellerContract['plan'], CallContext> {
  return {
    list: (_, ctx) => plansOnSale(store, ctx.person().locationId).map((row) => tileOf(store, row, clock())),
  }
}

/** A package as its tile shows it, with price and tax of this moment. */
export function tileOf({ db }: Store, row: typeof plan.$inferSelect, at: number) {
  return { ...priced(db, row, at), tax: taxOf(db, row.id) }
}

/** The packages on sale at a location, in the order of their tiles; not those whose router is out of use. */
export function plansOnSale({ db }: Store, locationId: string): (typeof plan.$inferSelect)[] {
  const isOnSale = and(eq(plan.locationId, locationId), eq(plan.active, true), isNull(router.retiredAt))
  const rows = db
    .select({ plan })
    .from(plan)
    .leftJoin(router, eq(router.id, plan.routerId))
    .where(isOnSale)
    .orderBy(asc(plan.position))
    .all()
  return rows.map((row) => row.plan)
}
