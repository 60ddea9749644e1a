/** A person's answer to differences on a router: make it as sold again, or keep it as it was found. */
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { drift, driftIsOpen, grant, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { answerDrift } from './answer-drift.ts'
import { routersMeant } from './router-queue.ts'

interface SettleOptions {
  readonly store: Store
  readonly routers: RouterFleet
  readonly onChange: () => void
  readonly onSale: (saleId: string) => void
}

type Input = z.output<TellerContract['router']['settle']['input']>

/** Screens hear of so many sales one by one; of more they learn when they next ask. */
const MOST_TOLD = 200

/** @throws AppError `not_ours` when users that nobody made here are to be changed */
export function settleDrift(options: SettleOptions, input: Input, person: Signed): { count: number } {
  const { store, routers, onChange, onSale } = options
  const { kind, how, ids } = input
  if (kind === 'added' && how === 'put_back') throw new AppError('bad_request', 'not_ours')
  const settled = routersMeant(store, input.routerId, person).map(({ id, name }) => {
    const isNamed = ids === null ? undefined : inArray(drift.id, ids)
    const isMeant = and(eq(drift.routerId, id), eq(drift.kind, kind), driftIsOpen, isNamed)
    if (!store.db.select({ id: drift.id }).from(drift).where(isMeant).limit(1).get()) return 0
    const saleIds = salesOf(store, isMeant)
    const many = store.write((tx, at) => {
      const count = answerDrift(tx, { kind, how, isMeant }, at)
      const subject = { type: 'router', id, name } as const
      const data = { differences: kind, answer: how, count }
      return { value: count, fact: { kind: 'router.differences_settled', by: actor(person), subject, data } }
    })
    routers.kick(id)
    for (const saleId of saleIds) onSale(saleId)
    return many
  })
  onChange()
  return { count: settled.reduce((total, many) => total + many, 0) }
}

function salesOf({ db }: Store, isMeant: SQL | undefined): string[] {
  const rows = db
    .selectDistinct({ saleId: token.saleId })
    .from(drift)
    .innerJoin(grant, eq(grant.id, drift.grantId))
    .innerJoin(token, eq(token.id, grant.tokenId))
    .where(isMeant)
    .limit(MOST_TOLD)
    .all()
  return rows.flatMap(({ saleId }) => saleId ?? [])
}
