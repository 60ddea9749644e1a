/** One code with everything about it: what is left, whose sale or batch it is, and what happened to it. */
import { eq } from 'drizzle-orm'
import type { TokenStory } from '../../contract/token.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import { hotspotLoginUrl } from '../../core/ticket/login-url.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { batch, plan, sale, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { lifeInView, readGrants } from '../store/token-views.ts'
import { loginHostOf, routersOfToken } from './sold-on.ts'
import { voidTokens } from './stock-keeper.ts'
import { eventsOf } from './token-events.ts'
import { wordFor } from './token-search.ts'

/** @throws AppError `no_such_token`, also of what nobody bought for those who may not look at such codes */
export function readStory(store: Store, tokenId: string, person: Signed, now: number): TokenStory {
  const found = requireAny(store.db, tokenId, person)
  const { token: row, sale: of, batch: made } = found
  const seesAll = holds(person.role, 'sale.read_all')
  const isTheirs = of !== null && (seesAll || of.personId === person.id)
  const life = lifeInView(
    { ...found, planName: of?.planName ?? found.plan.name, grants: readGrants(store.db, tokenId) },
    now,
  )
  const loginHost = loginHostOf(routersOfToken(store.db, tokenId))
  const { code: username, password } = row
  return {
    life,
    word: wordFor(row, life.overBy !== null),
    isStock: row.isStock,
    sale: of && {
      id: of.id,
      number: of.number,
      at: of.at,
      byName: of.personName,
      phone: isTheirs ? of.phone : null,
      note: isTheirs ? of.note : null,
      isVisible: isTheirs,
    },
    batch: made && { number: made.number, note: made.note, sellerName: made.sellerName },
    loginUrl: loginHost === '' ? null : hotspotLoginUrl({ host: loginHost, username, password }),
    events: eventsOf(store.db, found, life),
  }
}

export interface VoidOptions {
  readonly store: Store
  readonly routers: Pick<RouterFleet, 'kick'>
  readonly onChange: () => void
}

/** @throws AppError `no_such_token`, `token_sold` */
export function voidToken({ store, routers, onChange }: VoidOptions, tokenId: string, person: Signed): void {
  const routerIds = store.write((tx, at) => {
    const { token: row, plan: of } = requireAny(tx, tokenId, person)
    if (row.saleId !== null) throw new AppError('conflict', 'token_sold')
    if (row.voidedAt === null) voidTokens(tx, [tokenId], at)
    const codeEnding = row.code.slice(-2)
    const subject = { type: 'token', id: tokenId, name: codeEnding } as const
    const data = { tokenId, codeEnding, planName: of.name }
    const value = readGrants(tx, tokenId).map(({ router }) => router.id)
    return { value, fact: { kind: 'token.voided', by: actor(person), subject, data } }
  })
  for (const routerId of routerIds) routers.kick(routerId)
  onChange()
}

function requireAny(db: Pick<Tx, 'select'>, tokenId: string, person: Signed) {
  const found = db
    .select({ token, plan, sale, batch })
    .from(token)
    .innerJoin(plan, eq(plan.id, token.planId))
    .leftJoin(sale, eq(sale.id, token.saleId))
    .leftJoin(batch, eq(batch.id, token.batchId))
    .where(eq(token.id, tokenId))
    .get()
  const isHere = (found?.sale ?? found?.plan)?.locationId === person.locationId
  const maySee = found?.sale !== null || holds(person.role, 'token.read_all')
  if (!found || !isHere || !maySee) throw new AppError('not_found', 'no_such_token')
  return found
}
