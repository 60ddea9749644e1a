/** Another device in a router's place: every live code is put on it with the time and data it has left. */
import { and, eq, exists, ne, not, or, type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../core/errors.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { drift, driftIsOpen, grant, router, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { requireRouter } from './equipment.ts'
import { newWish, withoutRecord } from './grant-changes.ts'

interface ReplaceOptions {
  readonly store: Store
  readonly routers: RouterFleet
  readonly onChange: () => void
}

/** @throws AppError `not_replaced` while it is the device it was: its codes' use would be counted twice */
export function replaceRouter(
  { store, routers, onChange }: ReplaceOptions,
  routerId: string,
  person: Signed,
): { count: number } {
  const { name, serial } = requireRouter(store, routerId, person)
  if (routers.link(routerId).problem !== 'other_device') throw new AppError('conflict', 'not_replaced')
  const moved = store.write((tx, at) => {
    const value = moveToOtherDevice(tx, routerId, at)
    const subject = { type: 'router', id: routerId, name } as const
    const data = { serialBefore: serial, ...value }
    return { value, fact: { kind: 'router.replaced', by: actor(person), subject, data } }
  })
  // The worker has given up on it until somebody says what it is.
  routers.tryNow()
  onChange()
  return { count: moved.count }
}

/**
 * Within a transaction: nothing of the old device is believed to be on the new one. `count` codes are to be put there,
 * `ended` ones are over and stay off. A few statements, however many codes there are.
 */
export function moveToOtherDevice(tx: Tx, routerId: string, at: number): { count: number; ended: number } {
  tx.update(router).set({ serial: null }).where(eq(router.id, routerId)).run()
  const isHere = eq(grant.routerId, routerId)
  const anew = { ...newWish, ...withoutRecord, device: null, freeDevice: false, updatedAt: at } as const
  const isLive = and(isHere, ne(grant.wanted, 'absent'), tokenOf(tx, not(isOver(at))))
  const live = tx
    .update(grant)
    .set({ ...anew, state: 'waiting' })
    .where(isLive)
    .run()
  // What remains is over, or had to be removed: the new device never had it.
  const isLeft = and(isHere, ne(grant.state, 'off_router'), or(eq(grant.wanted, 'absent'), tokenOf(tx, isOver(at))))
  const over = tx
    .update(grant)
    .set({ ...anew, wanted: 'absent', state: 'off_router' })
    .where(isLeft)
    .run()
  const gone = { settledHow: 'gone', settledAt: at } as const
  tx.update(drift)
    .set(gone)
    .where(and(eq(drift.routerId, routerId), driftIsOpen))
    .run()
  return { count: live.changes, ended: over.changes }
}

/** Has a token run out, by the clock or by what all its routers counted? Never null. */
function isOver(at: number): SQL {
  const used = (unit: 'seconds' | 'bytes') =>
    sql.raw(`(select sum(used_${unit} + carried_${unit}) from "grant" g where g.token_id = token.id)`)
  return sql`(coalesce(${token.expiresAt} <= ${at}, 0)
    or coalesce(${token.timeLimitSeconds} <= ${used('seconds')}, 0)
    or coalesce(${token.dataLimitBytes} <= ${used('bytes')}, 0))`
}

/** Is the grant's token like this? */
function tokenOf(tx: Tx, isSo: SQL): SQL {
  const one = tx.select({ id: token.id }).from(token)
  return exists(one.where(and(eq(token.id, grant.tokenId), isSo)))
}
