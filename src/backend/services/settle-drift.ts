/** A person's answer to differences on a router: make it as sold again, or keep it as it was found. */
import { and, eq, inArray, ne, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import type { DriftKind } from '../../contract/router.ts'
import { AppError } from '../../core/errors.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { drift, driftIsOpen, grant, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { newWish, withoutRecord } from './grant-changes.ts'
import { routersMeant } from './router-queue.ts'

interface SettleOptions {
  readonly store: Store
  readonly routers: RouterFleet
  readonly onChange: () => void
  readonly onSale: (saleId: string) => void
}

type Input = z.output<TellerContract['router']['settle']['input']>
type How = Input['how']

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
      answers[kind][how](tx, isMeant, at)
      const settledHow = how === 'accept' ? 'accepted' : 'put_back'
      const { changes } = tx.update(drift).set({ settledHow, settledAt: at }).where(isMeant).run()
      const subject = { type: 'router', id, name } as const
      const data = { differences: kind, answer: how, count: changes }
      return { value: changes, fact: { kind: 'router.differences_settled', by: actor(person), subject, data } }
    })
    routers.kick(id)
    for (const saleId of saleIds) onSale(saleId)
    return many
  })
  onChange()
  return { count: settled.reduce((total, many) => total + many, 0) }
}

type Answer = (tx: Tx, isMeant: SQL | undefined, at: number) => void

const answers: Readonly<Record<DriftKind, Readonly<Record<How, Answer>>>> = {
  missing: { put_back: makeAgain, accept: letGo },
  changed: { put_back: makeAsSold, accept: keepAsFound },
  added: { put_back: () => undefined, accept: () => undefined },
}

/** The grants of these differences, unless their token has to go anyway. */
function isGrantOf(tx: Tx, isMeant: SQL | undefined): SQL | undefined {
  const grantIds = tx.select({ id: drift.grantId }).from(drift).where(isMeant)
  return and(inArray(grant.id, grantIds), ne(grant.wanted, 'absent'))
}

function makeAgain(tx: Tx, isMeant: SQL | undefined, at: number): void {
  const set = { ...newWish, ...withoutRecord, state: 'waiting', updatedAt: at } as const
  tx.update(grant).set(set).where(isGrantOf(tx, isMeant)).run()
}

/** Somebody removed it, and it stays so. */
function letGo(tx: Tx, isMeant: SQL | undefined, at: number): void {
  const set = { ...newWish, ...withoutRecord, wanted: 'absent', state: 'off_router', updatedAt: at } as const
  tx.update(grant).set(set).where(isGrantOf(tx, isMeant)).run()
}

/** What was accepted of these properties before is not wanted any more either. */
function makeAsSold(tx: Tx, isMeant: SQL | undefined, at: number): void {
  for (const { grantId, accepted, properties } of changesOf(tx, isMeant)) {
    const kept = Object.entries(accepted).filter(([name]) => !properties.has(name))
    const set = { ...newWish, accepted: kept.length > 0 ? Object.fromEntries(kept) : null, updatedAt: at }
    tx.update(grant)
      .set({ ...set, state: 'waiting' })
      .where(eq(grant.id, grantId))
      .run()
  }
}

/** Nothing is done on the router, so the time of the last settling stays. */
function keepAsFound(tx: Tx, isMeant: SQL | undefined): void {
  for (const { grantId, accepted, properties } of changesOf(tx, isMeant)) {
    const set = { accepted: { ...accepted, ...Object.fromEntries(properties) } }
    tx.update(grant).set(set).where(eq(grant.id, grantId)).run()
  }
}

/** Each grant with what was accepted of it so far, and the properties found otherwise now. */
function changesOf(tx: Tx, isMeant: SQL | undefined) {
  const rows = tx
    .select({ grantId: grant.id, accepted: grant.accepted, differences: drift.differences })
    .from(drift)
    .innerJoin(grant, eq(grant.id, drift.grantId))
    .where(and(isMeant, ne(grant.wanted, 'absent')))
    .all()
  return rows.map(({ grantId, accepted, differences }) => {
    const properties = new Map(differences.map(({ property, found }) => [property, found]))
    return { grantId, accepted: accepted ?? {}, properties }
  })
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
  return rows.map(({ saleId }) => saleId)
}
