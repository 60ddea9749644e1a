/** How many codes are on a router: counted piece by piece, because after years there are a million grants to look at. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { grant } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** Grants looked at in one piece: a few milliseconds, which no sale notices. */
const PIECE = 5_000
/** A count is kept so many times as long as it took: a small café's is always fresh, a large one's costs little. */
const KEPT = 20

export class UserCounts {
  readonly #piece: ReturnType<typeof preparePiece>
  readonly #known = new Map<string, { readonly many: Promise<number>; until: number }>()

  constructor(store: Store) {
    this.#piece = preparePiece(store)
  }

  /** Codes of ours that are on the router; whoever asks while it is counted gets the same answer. */
  of(routerId: string): Promise<number> {
    const known = this.#known.get(routerId)
    if (known && performance.now() < known.until) return known.many
    const startedAt = performance.now()
    const entry = { many: this.#count(routerId), until: Number.POSITIVE_INFINITY }
    this.#known.set(routerId, entry)
    const keep = () => {
      entry.until = performance.now() + KEPT * (performance.now() - startedAt)
    }
    entry.many.then(keep, keep)
    return entry.many
  }

  async #count(routerId: string): Promise<number> {
    let many = 0
    let after = ''
    for (;;) {
      const found = this.#piece.get({ routerId, after })
      many += found?.there ?? 0
      if (!found || found.seen < PIECE) return many
      after = found.last ?? ''
      await nextTurn()
    }
  }
}

function preparePiece({ db }: Store) {
  const isNext = and(eq(grant.routerId, sql.placeholder('routerId')), gt(grant.id, sql.placeholder('after')))
  const piece = db
    .select({ id: grant.id, state: grant.state })
    .from(grant)
    .where(isNext)
    .orderBy(asc(grant.id))
    .limit(PIECE)
    .as('piece')
  return db
    .select({
      seen: sql<number>`count(*)`,
      there: sql<number>`count(*) filter (where ${piece.state} = 'on_router')`,
      last: sql<string | null>`max(${piece.id})`,
    })
    .from(piece)
    .prepare()
}
