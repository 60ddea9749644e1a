/** Which of a router's users are codes sold here, and as what: looked up once for each, because that never changes. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { SoldLimits } from '../../core/session-left.ts'
import { grant, sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** What a code was sold as. */
export interface SoldCode {
  readonly tokenId: string
  readonly saleId: string
  readonly saleNumber: number
  readonly planName: string
  /** The person who sold it. */
  readonly soldBy: string
}

/** Null: a user that is no code of ours. */
type Codes = ReadonlyMap<string, SoldCode | null>

/** Values for one statement, however many they are. */
const among = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`

export class SoldCodes {
  readonly #store: Store
  readonly #known = new Map<string, Codes>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Of these users of a router; those who were not asked about are forgotten. */
  on(routerId: string, usernames: readonly string[]): Codes {
    const before = this.#known.get(routerId) ?? new Map<string, SoldCode | null>()
    const fresh = usernames.filter((name) => !before.has(name))
    const sold = fresh.length === 0 ? new Map<string, SoldCode>() : this.#lookUp(routerId, fresh)
    const now = new Map(usernames.map((name) => [name, before.get(name) ?? sold.get(name) ?? null]))
    this.#known.set(routerId, now)
    return now
  }

  /** What they may do and what was used of them on all routers: this changes, and is asked each time. */
  limits(tokenIds: readonly string[]): ReadonlyMap<string, SoldLimits> {
    const used = (seen: 'used_seconds' | 'used_bytes', carried: 'carried_seconds' | 'carried_bytes') =>
      sql<number>`(select ifnull(sum(${sql.raw(seen)} + ${sql.raw(carried)}), 0) from ${grant} as used where used.token_id = ${token.id})`
    const rows = this.#store.db
      .select({
        id: token.id,
        timeLimitSeconds: token.timeLimitSeconds,
        dataLimitBytes: token.dataLimitBytes,
        expiresAt: token.expiresAt,
        usedSeconds: used('used_seconds', 'carried_seconds'),
        usedBytes: used('used_bytes', 'carried_bytes'),
      })
      .from(token)
      .where(inArray(token.id, among(tokenIds)))
      .all()
    return new Map(rows.map(({ id, ...limits }) => [id, limits]))
  }

  #lookUp(routerId: string, usernames: readonly string[]): Map<string, SoldCode> {
    const rows = this.#store.db
      .select({
        code: token.code,
        tokenId: token.id,
        saleId: sale.id,
        saleNumber: sale.number,
        planName: sale.planName,
        soldBy: sale.personId,
      })
      .from(token)
      .innerJoin(sale, eq(sale.id, token.saleId))
      .innerJoin(grant, eq(grant.tokenId, token.id))
      .where(and(inArray(token.code, among(usernames)), eq(grant.routerId, routerId)))
      .all()
    return new Map(rows.map(({ code, ...sold }) => [code, sold]))
  }
}
