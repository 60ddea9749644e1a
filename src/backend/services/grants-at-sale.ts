/** What the routers are told about a code that was made before somebody bought it. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { grant } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { allowedAnew, newWish } from './grant-changes.ts'

interface Sold {
  readonly tokenId: string
  /** Where it is sold now. */
  readonly routerIds: readonly string[]
  /** Does a router that has it already need to hear of the sale, for its end? */
  readonly isChanged: boolean
}

/**
 * From its sale on everybody may log in with it. A router that has it as it should be is left alone: it works there
 * already, also while that router does not answer.
 */
export function grantAtSale(tx: Tx, { tokenId, routerIds, isChanged }: Sold, at: number): void {
  const known = tx.select().from(grant).where(eq(grant.tokenId, tokenId)).all()
  for (const { id, wanted, state } of known) {
    if (!isChanged && wanted === 'present' && state === 'on_router') continue
    tx.update(grant)
      .set({ ...newWish, ...allowedAnew, wanted: 'present', state: 'waiting', createdAt: at, updatedAt: at })
      .where(eq(grant.id, id))
      .run()
  }
  const isKnown = new Set(known.map(({ routerId }) => routerId))
  putGrants(
    tx,
    [tokenId],
    routerIds.filter((id) => !isKnown.has(id)),
    at,
  )
}

/**
 * One grant for each token and router: a router that is away delays only its own. `since` decides who goes first: the
 * newest; 0 comes after everybody who waits.
 */
export function putGrants(
  tx: Tx,
  tokenIds: readonly string[],
  routerIds: readonly string[],
  at: number,
  since = at,
): void {
  const state = 'waiting' as const
  const rows = routerIds.flatMap((routerId) =>
    tokenIds.map((tokenId) => ({ id: uuidv7(), tokenId, routerId, state, createdAt: since, updatedAt: at })),
  )
  if (rows.length > 0) tx.insert(grant).values(rows).run()
}
