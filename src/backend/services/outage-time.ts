/** Time for many codes at once, given or taken back: a few statements for thousands of them. */
import { eq, sql } from 'drizzle-orm'
import { type Consumed, type Extension, extended, overBy, shortened } from '../../core/token-life.ts'
import { grant, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { putAllAgain } from './put-again.ts'

/** What one code gets, or gives back. */
export interface Portion extends Pick<Extension, 'seconds' | 'validitySeconds'> {
  readonly tokenId: string
}

/** Within a transaction. Names the routers. */
export function giveTime(tx: Tx, portions: readonly Portion[], at: number): string[] {
  change(tx, portions, at, extended)
  return routersOf(tx, portions)
}

/** The same back, as far as it was not used; a code of which nothing is left goes off its routers. Names the routers. */
export function takeTime(tx: Tx, portions: readonly Portion[], at: number): string[] {
  const over = change(tx, portions, at, shortened)
  tx.update(grant)
    .set({ wanted: 'absent' })
    .where(sql`${grant.tokenId} in ${listed(over)}`)
    .run()
  return routersOf(tx, portions)
}

/** Answers with the codes of which nothing is left. */
function change(tx: Tx, portions: readonly Portion[], at: number, by: typeof extended): string[] {
  const portionOf = new Map(portions.map((portion) => [portion.tokenId, portion]))
  const after = readLives(tx, [...portionOf.keys()]).map(({ life, used }) => {
    const { seconds = 0, validitySeconds = 0 } = portionOf.get(life.id) ?? {}
    return { used, life: by(life, used, { seconds, validitySeconds, bytes: 0 }, at) }
  })
  const lives = after.map(({ life: { id, timeLimitSeconds, validitySeconds, expiresAt } }) => {
    return { id, timeLimitSeconds, validitySeconds, expiresAt }
  })
  tx.run(sql`update ${token} set time_limit_seconds = life.value ->> 'timeLimitSeconds',
    validity_seconds = life.value ->> 'validitySeconds', expires_at = life.value ->> 'expiresAt'
    from json_each(${JSON.stringify(lives)}) as life where ${token.id} = life.value ->> 'id'`)
  putAllAgain(tx, [...portionOf.keys()], at)
  return after.filter(({ life, used }) => overBy(life, used, at) !== null).map(({ life }) => life.id)
}

function readLives(tx: Tx, ids: readonly string[]): { life: typeof token.$inferSelect; used: Consumed }[] {
  const sum = (unit: 'seconds' | 'bytes') =>
    sql<number>`ifnull(sum(used_${sql.raw(unit)} + carried_${sql.raw(unit)}), 0)`
  return tx
    .select({ life: token, used: { seconds: sum('seconds'), bytes: sum('bytes') } })
    .from(token)
    .leftJoin(grant, eq(grant.tokenId, token.id))
    .where(sql`${token.id} in ${listed(ids)}`)
    .groupBy(token.id)
    .all()
}

function routersOf(tx: Tx, portions: readonly Portion[]): string[] {
  const isMeant = sql`${grant.tokenId} in ${listed(portions.map(({ tokenId }) => tokenId))}`
  const rows = tx.selectDistinct({ id: grant.routerId }).from(grant).where(isMeant).all()
  return rows.map(({ id }) => id)
}

const listed = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`
