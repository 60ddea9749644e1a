import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/folder.ts'
import { fillBooks, NOW, putCodes } from '../../../tests/support/one-sale.ts'
import { openDatabase } from '../store/open.ts'
import * as tables from '../store/schema.ts'
import { Store } from '../store/store.ts'
import { moveToOtherDevice } from './replace-router.ts'

const HOUR = 3_600

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

type Grant = typeof tables.grant.$inferInsert
type Token = typeof tables.token.$inferInsert

/** A token with a grant on the router that is exchanged; its used hour is 600 seconds, 60 of them in an older record. */
function put(name: string, token: Partial<Token> = {}, grant: Partial<Grant> = {}): void {
  const sold = { saleId: 'sale', planId: 'hour', position: 1, code: name, password: name, createdAt: NOW }
  store.db
    .insert(tables.token)
    .values({ id: name, ...sold, timeLimitSeconds: HOUR, devices: 1, ...token })
    .run()
  const used = { usedSeconds: 540, carriedSeconds: 60, usedBytes: 7, carriedBytes: 3 }
  const known = { state: 'on_router', routerRef: '*1A', device: '02:00:00:00:00:01', freeDevice: true } as const
  store.db
    .insert(tables.grant)
    .values({ id: name, tokenId: name, routerId: 'old', ...known, ...used, createdAt: NOW, updatedAt: NOW, ...grant })
    .run()
}

const move = () => store.settle((tx, at) => moveToOtherDevice(tx, 'old', at))
const grantOf = (id: string) => store.db.select().from(tables.grant).where(eq(tables.grant.id, id)).get()

test('a live code goes to the new device with what it has left, and may be used from any device', () => {
  put('live')
  expect(move()).toEqual({ count: 1, ended: 0 })
  expect(grantOf('live')).toMatchObject({
    wanted: 'present',
    state: 'waiting',
    version: 2,
    routerRef: null,
    carriedSeconds: 600,
    carriedBytes: 10,
    usedSeconds: 0,
    usedBytes: 0,
    device: null,
    freeDevice: false,
  })
})

test('a blocked code stays blocked, and a refused one gets a new try', () => {
  put('blocked', {}, { wanted: 'disabled' })
  put('refused', {}, { state: 'refused', problem: 'name_taken', attempts: 3, retryAt: NOW + 1 })
  expect(move()).toEqual({ count: 2, ended: 0 })
  expect(grantOf('blocked')).toMatchObject({ wanted: 'disabled', state: 'waiting' })
  expect(grantOf('refused')).toMatchObject({ state: 'waiting', problem: null, attempts: 0, retryAt: 0 })
})

test.each([
  ['its days are over', { expiresAt: NOW, validitySeconds: HOUR }, {}],
  ['its online time is used up', {}, { usedSeconds: HOUR }],
  ['its data is used up', { dataLimitBytes: 10 }, {}],
  ['its money was given back', {}, { wanted: 'absent', state: 'waiting' }],
] as const)('a code does not come to life again when %s', (_, token, grant) => {
  put('over', token, grant)
  expect(move()).toEqual({ count: 0, ended: 1 })
  expect(grantOf('over')).toMatchObject({ wanted: 'absent', state: 'off_router', routerRef: null })
})

test('use on the other router counts too', () => {
  put('shared')
  store.db.run(sql`insert into "grant" (id, token_id, router_id, state, used_seconds, created_at, updated_at)
    values ('there', 'shared', 'other', 'on_router', 3000, 0, 0)`)
  expect(move()).toEqual({ count: 0, ended: 1 })
  expect(grantOf('there')).toMatchObject({ state: 'on_router', usedSeconds: 3_000, version: 1 })
})

test('a code without any limit is live for ever, and what was off stays as it is', () => {
  put('free', { timeLimitSeconds: null })
  put('gone', {}, { wanted: 'absent', state: 'off_router' })
  expect(move()).toEqual({ count: 1, ended: 0 })
  expect(grantOf('gone')).toMatchObject({ version: 1, usedSeconds: 540 })
})

test('the router forgets the old device, and differences found on it are no question any more', () => {
  put('live')
  const drift = { id: 'd', grantId: 'live', name: 'live', kind: 'missing', differences: [], foundAt: NOW } as const
  store.db
    .insert(tables.drift)
    .values({ routerId: 'old', ...drift })
    .run()
  move()
  expect(store.db.select().from(tables.router).all()).toMatchObject([{ serial: null }, { serial: 'other serial' }])
  expect(store.db.select().from(tables.drift).get()).toMatchObject({ settledHow: 'gone', settledAt: NOW })
})

test('fifty thousand codes move within a second', () => {
  putCodes(store, 50_000)
  const startedAt = performance.now()
  expect(move()).toEqual({ count: 50_000, ended: 0 })
  const took = performance.now() - startedAt
  expect(took).toBeLessThan(1_000)
})
