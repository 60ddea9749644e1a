import { and, eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/folder.ts'
import { fillBooks, NOW, putCodes } from '../../../tests/support/one-sale.ts'
import { openDatabase } from '../store/open.ts'
import { drift, driftIsOpen, grant } from '../store/schema.ts'
import { Store } from '../store/store.ts'
import { answerDrift } from './answer-drift.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store
beforeEach(() => {
  folder = temporaryFolder()
  store = new Store(openDatabase(`${folder.path}/teller.sqlite`), () => NOW)
  fillBooks(store)
})
afterEach(() => {
  store.close()
  folder.remove()
})

type Kind = 'missing' | 'changed'
const answer = (kind: Kind, how: 'put_back' | 'accept') => {
  const isMeant = and(eq(drift.routerId, 'old'), eq(drift.kind, kind), driftIsOpen)
  return store.settle((tx, at) => answerDrift(tx, { kind, how, isMeant }, at))
}
/** Every code differs in this. */
const differ = (kind: Kind, differences: readonly object[] = []) =>
  store.db.run(sql`insert into drift (id, router_id, grant_id, name, kind, differences, found_at)
    select ${kind} || random(), 'old', id, id, ${kind}, ${JSON.stringify(differences)}, 0 from "grant"`)
const acceptedOf = () => store.db.select({ accepted: grant.accepted }).from(grant).get()?.accepted
const found = (property: string, value: string) => ({ property, granted: 'as sold', found: value })

test('what is accepted joins what was accepted before, and what is put back leaves the rest of it', () => {
  putCodes(store, 1)
  store.db
    .update(grant)
    .set({ accepted: { profile: 'gift', disabled: 'no' } })
    .run()
  differ('changed', [found('disabled', 'yes'), found('comment', 'o\'clock "}')])
  expect(answer('changed', 'accept')).toBe(1)
  expect(acceptedOf()).toEqual({ profile: 'gift', disabled: 'yes', comment: 'o\'clock "}' })
  differ('changed', [found('disabled', 'no'), found('profile', 'other')])
  answer('changed', 'put_back')
  expect(acceptedOf()).toEqual({ comment: 'o\'clock "}' })
  differ('changed', [found('comment', '')])
  answer('changed', 'put_back')
  expect(acceptedOf()).toBeNull()
})

test.each([
  ['missing', 'put_back'],
  ['missing', 'accept'],
  ['changed', 'put_back'],
  ['changed', 'accept'],
] as const)('fifty thousand that are %s are answered with %s within two seconds', (kind, how) => {
  putCodes(store, 50_000)
  differ(kind, [found('disabled', 'yes')])
  const startedAt = performance.now()
  expect(answer(kind, how)).toBe(50_000)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
