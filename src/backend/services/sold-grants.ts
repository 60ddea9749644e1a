/** From the moment that tokens of a batch are sold, their routers let them in. */
import { and, eq, exists, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { grant, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { newWish } from './grant-changes.ts'

/** All tokens of this sale. Those that no router has yet get a grant on each of these. */
export function letIn(tx: Tx, saleId: string, routerIds: readonly string[], at: number): void {
  const sold = tx.select({ id: token.id }).from(token).where(eq(token.saleId, saleId))
  putGrants(tx, saleId, routerIds, at)
  // What is there already as it should be is left alone: a change for nothing is a flash write on the router.
  const hasNewEnd = exists(
    tx
      .select({ id: token.id })
      .from(token)
      .where(and(eq(token.id, grant.tokenId), eq(token.validityFrom, 'sale'))),
  )
  const isOtherwise = or(ne(grant.wanted, 'present'), ne(grant.state, 'on_router'), hasNewEnd)
  const isBlocked = sql`(select blocked_at from token where token.id = ${grant.tokenId}) is not null`
  tx.update(grant)
    .set({
      ...newWish,
      wanted: sql`iif(${isBlocked}, 'disabled', 'present')`,
      state: 'waiting',
      createdAt: at,
      updatedAt: at,
    })
    .where(and(inArray(grant.tokenId, sold), isOtherwise))
    .run()
}

function putGrants(tx: Tx, saleId: string, routerIds: readonly string[], at: number): void {
  const has = tx.select({ id: grant.id }).from(grant).where(eq(grant.tokenId, token.id))
  const isMissing = and(eq(token.saleId, saleId), isNull(token.voidedAt), notExists(has))
  const missing = tx.select({ id: token.id }).from(token).where(isMissing).all()
  // Compiled once: there may be ten thousand of them.
  const put = tx
    .insert(grant)
    .values({
      id: sql.placeholder('id'),
      tokenId: sql.placeholder('tokenId'),
      routerId: sql.placeholder('routerId'),
      state: 'waiting',
      createdAt: at,
      updatedAt: at,
    })
    .prepare()
  for (const { id: tokenId } of missing) {
    for (const routerId of routerIds) put.run({ id: uuidv7(), tokenId, routerId })
  }
}
