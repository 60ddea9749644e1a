/** What an answer to differences means for the books: a few statements, however many differences there are. */
import { and, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { DriftKind } from '../../contract/router.ts'
import { drift, grant } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { newWish, withoutRecord } from './grant-changes.ts'

type How = 'put_back' | 'accept'

interface Answered {
  readonly kind: DriftKind
  readonly how: How
  /** Which open differences; all of this kind. */
  readonly isMeant: SQL | undefined
}

/** Within a transaction; tells how many differences were answered. */
export function answerDrift(tx: Tx, { kind, how, isMeant }: Answered, at: number): number {
  answers[kind][how](tx, isMeant, at)
  const settledHow = how === 'accept' ? 'accepted' : 'put_back'
  return tx.update(drift).set({ settledHow, settledAt: at }).where(isMeant).run().changes
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

/** Somebody removed it, and it stays so; removing a user by hand ends no session, so the worker still has its part. */
function letGo(tx: Tx, isMeant: SQL | undefined, at: number): void {
  const set = { ...newWish, ...withoutRecord, wanted: 'absent', state: 'waiting', updatedAt: at } as const
  tx.update(grant).set(set).where(isGrantOf(tx, isMeant)).run()
}

/** What was accepted of these properties before is not wanted any more either. */
function makeAsSold(tx: Tx, isMeant: SQL | undefined, at: number): void {
  const named = sql`select difference.value ->> 'property' from ${differencesOf(isMeant)}`
  const others = sql`(select json_group_object(kept.key, kept.value) from json_each(${grant.accepted}) kept
    where kept.key not in (${named}))`
  const accepted = sql`iif(${grant.accepted} is null, null, nullif(${others}, '{}'))`
  const set = { ...newWish, accepted, state: 'waiting', updatedAt: at } as const
  tx.update(grant).set(set).where(isGrantOf(tx, isMeant)).run()
}

/** Nothing is done on the router, so the time of the last settling stays. */
function keepAsFound(tx: Tx, isMeant: SQL | undefined): void {
  const found = sql`(select json_group_object(difference.value ->> 'property', difference.value ->> 'found')
    from ${differencesOf(isMeant)})`
  const accepted = sql`json_patch(coalesce(${grant.accepted}, '{}'), ${found})`
  tx.update(grant).set({ accepted }).where(isGrantOf(tx, isMeant)).run()
}

/** The differences found at a grant, one a row; a router that somebody changed as a whole has tens of thousands. */
function differencesOf(isMeant: SQL | undefined): SQL {
  return sql`${drift}, json_each(${drift.differences}) difference where ${drift.grantId} = ${grant.id} and ${isMeant}`
}
