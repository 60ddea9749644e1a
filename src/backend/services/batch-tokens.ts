/** The codes of a batch: counted, searched and listed piece by piece, because there may be ten thousand of them. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { BatchCounts, BatchToken } from '../../contract/batch.ts'
import type { TokenFilter } from '../../core/batch.ts'
import { groupCode } from '../../core/codes.ts'
import { standingOf, standingOfAll } from '../../core/grants.ts'
import { consumed, overBy } from '../../core/token-life.ts'
import { batch, grant, router, sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** Codes looked at in one piece: a few milliseconds, which no sale notices. */
const PIECE = 1_000

interface Asked {
  readonly batchId: string
  readonly now: number
}

type Look = ReturnType<ReturnType<typeof prepareLook>['all']>[number]

export class BatchTokens {
  readonly #store: Store
  readonly #look: ReturnType<typeof prepareLook>

  constructor(store: Store) {
    this.#store = store
    this.#look = prepareLook(store)
  }

  async counts(asked: Asked): Promise<BatchCounts> {
    const counts = { made: 0, onRouter: 0, waiting: 0, refused: 0, printed: 0, sold: 0, used: 0, expired: 0, void: 0 }
    for await (const each of this.#all(asked)) {
      counts.made += 1
      counts.onRouter += Number(is.on_router(each))
      counts.waiting += Number(is.waiting(each))
      counts.refused += Number(is.refused(each))
      counts.printed += Number(is.printed(each))
      counts.sold += Number(is.sold(each))
      counts.used += Number(is.used(each))
      counts.expired += Number(is.expired(each))
      counts.void += Number(is.void(each))
    }
    return counts
  }

  /** The places of the codes that hold this text and pass the filter, in order. */
  async find(asked: Asked & { readonly text: string; readonly filter: TokenFilter | null }): Promise<number[]> {
    const { filter } = asked
    const text = asked.text.toLowerCase().replaceAll(/[\s-]/g, '')
    const places: number[] = []
    for await (const each of this.#all(asked)) {
      if (each.code.includes(text) && (filter === null || is[filter](each))) places.push(each.place)
    }
    return places
  }

  async *#all({ batchId, now }: Asked): AsyncGenerator<Look> {
    const { made } = this.#store.db.select({ made: batch.made }).from(batch).where(eq(batch.id, batchId)).get() ?? {
      made: 0,
    }
    for (let after = 0; after < made; after += PIECE) {
      yield* this.#look.all({ batchId, now, after, until: after + PIECE })
      await nextTurn()
    }
  }

  /** The codes at these places, in the order of the batch. */
  list(batchId: string, places: readonly number[], now: number): BatchToken[] {
    const { db } = this.#store
    const isMeant = and(eq(token.batchId, batchId), inArray(token.batchPosition, [...places]))
    const rows = db
      .select({ token, saleNumber: sale.number, soldAt: sale.at })
      .from(token)
      .leftJoin(sale, eq(sale.id, token.saleId))
      .where(isMeant)
      .orderBy(asc(token.batchPosition))
      .all()
    const ids = rows.map((row) => row.token.id)
    const grants = db
      .select({ grant, retiredAt: router.retiredAt })
      .from(grant)
      .innerJoin(router, eq(router.id, grant.routerId))
      .where(inArray(grant.tokenId, ids))
      .orderBy(desc(isNull(router.retiredAt)))
      .all()
    const byToken = Map.groupBy(grants, (each) => each.grant.tokenId)
    return rows.map((row) => inView(row, byToken.get(row.token.id) ?? [], now))
  }
}

type GrantRow = { readonly grant: typeof grant.$inferSelect; readonly retiredAt: number | null }
interface TokenRow {
  readonly token: typeof token.$inferSelect
  readonly saleNumber: number | null
  readonly soldAt: number | null
}

function inView({ token: row, saleNumber, soldAt }: TokenRow, rows: readonly GrantRow[], now: number): BatchToken {
  const grants = rows.map(({ grant: each, retiredAt }) => ({ ...each, isRetired: retiredAt !== null }))
  const state = grants.length === 0 ? null : standingOfAll(grants)
  return {
    id: row.id,
    place: row.batchPosition ?? 0,
    codeGroups: groupCode(row.code),
    state,
    isClosed: row.saleId === null && row.voidedAt === null && grants.some(({ wanted }) => wanted === 'disabled'),
    problem: grants.find((each) => standingOf(each) === state && each.problem !== null)?.problem ?? null,
    printedAt: row.printedAt,
    soldAt,
    saleNumber,
    firstUsedAt: row.firstUsedAt,
    voidedAt: row.voidedAt,
    isOver: overBy(row, consumed(grants), now) !== null,
  }
}

/** The best that can be said of a token's grants as a number, and the worst of one that is to go: see `standingOfAll`. */
const ON_ROUTER = 1
const WAITING = 2
const REFUSED = 3
const GOING = 4
const rank = sql<number>`min(case
  when ${router.retiredAt} is not null then 9
  when ${grant.wanted} = 'absent' then case ${grant.state} when 'off_router' then 9 when 'refused' then ${REFUSED} else ${GOING} end
  else case ${grant.state} when 'on_router' then ${ON_ROUTER} when 'waiting' then ${WAITING} when 'refused' then ${REFUSED} else 9 end
end)`

const is: Readonly<Record<TokenFilter, (each: Look) => boolean>> = {
  unsold: ({ soldOn, voidedAt }) => soldOn === null && voidedAt === null,
  sold: ({ soldOn }) => soldOn !== null,
  printed: ({ printedAt }) => printedAt !== null,
  not_printed: ({ printedAt, voidedAt }) => printedAt === null && voidedAt === null,
  on_router: (each) => each.rank === ON_ROUTER,
  waiting: (each) => each.rank === WAITING || each.rank === GOING,
  refused: (each) => each.rank === REFUSED,
  used: ({ firstUsedAt }) => firstUsedAt !== null,
  expired: ({ isOver, voidedAt }) => isOver === 1 && voidedAt === null,
  void: ({ voidedAt }) => voidedAt !== null,
}

/** A piece of a batch, by the index of its places. */
function prepareLook({ db }: Store) {
  const given = sql.placeholder
  const seconds = sql`sum(${grant.usedSeconds} + ${grant.carriedSeconds})`
  const bytes = sql`sum(${grant.usedBytes} + ${grant.carriedBytes})`
  const isOver = sql<0 | 1>`coalesce(${token.expiresAt} <= ${given('now')}, 0)
    or coalesce(${seconds} >= ${token.timeLimitSeconds}, 0) or coalesce(${bytes} >= ${token.dataLimitBytes}, 0)`
  const isInPiece = and(
    eq(token.batchId, given('batchId')),
    gt(token.batchPosition, given('after')),
    lte(token.batchPosition, given('until')),
  )
  return db
    .select({
      place: sql<number>`${token.batchPosition}`,
      code: token.code,
      soldOn: token.saleId,
      printedAt: token.printedAt,
      firstUsedAt: token.firstUsedAt,
      voidedAt: token.voidedAt,
      isOver,
      rank,
    })
    .from(token)
    .leftJoin(grant, eq(grant.tokenId, token.id))
    .leftJoin(router, eq(router.id, grant.routerId))
    .where(isInPiece)
    .groupBy(token.batchPosition)
    .prepare()
}
