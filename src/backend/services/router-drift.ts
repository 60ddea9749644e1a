/** Where routers were found to be otherwise than as sold, and nobody has answered yet. */
import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { groupCode } from '../../core/codes.ts'
import type { Signed } from '../callers.ts'
import { drift, driftIsOpen, grant, router, sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { routersMeant } from './router-queue.ts'

type Call = TellerContract['router']['drift']
type Found = z.output<Call['output']>

export function listDrift(store: Store, input: z.output<Call['input']>, person: Signed): Found {
  const routerIds = routersMeant(store, input.routerId, person).map(({ id }) => id)
  const isOpen = and(routerIds.length > 0 ? inArray(drift.routerId, routerIds) : sql`false`, driftIsOpen)
  const counted = store.db.select({ kind: drift.kind, n: count() }).from(drift).where(isOpen).groupBy(drift.kind).all()
  const many = (kind: string) => counted.find((each) => each.kind === kind)?.n ?? 0
  const counts = { missing: many('missing'), changed: many('changed'), added: many('added') }
  return { rows: rowsOf(store, and(isOpen, eq(drift.kind, input.kind)), input), counts }
}

function rowsOf(
  { db }: Store,
  where: SQL | undefined,
  { offset, limit }: Pick<z.output<Call['input']>, 'offset' | 'limit'>,
) {
  // First the page, from the index alone; only then what each row tells.
  const page = db.select({ id: drift.id }).from(drift).where(where).orderBy(asc(drift.name), asc(drift.id))
  const ids = page
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ id }) => id)
  const found = db
    .select({ drift, routerName: router.name, code: token.code, sale })
    .from(drift)
    .innerJoin(router, eq(router.id, drift.routerId))
    .leftJoin(grant, eq(grant.id, drift.grantId))
    .leftJoin(token, eq(token.id, grant.tokenId))
    .leftJoin(sale, eq(sale.id, token.saleId))
    .where(inArray(drift.id, ids))
    .orderBy(asc(drift.name), asc(drift.id))
    .all()
  return found.map(({ drift: { id, routerId, name, differences, foundAt }, routerName, code, sale: of }) => ({
    id,
    routerId,
    routerName,
    name,
    sold: of && {
      saleId: of.id,
      saleNumber: of.number,
      planName: of.planName,
      codeGroups: groupCode(code ?? name),
    },
    differences: [...differences],
    foundAt,
  }))
}
