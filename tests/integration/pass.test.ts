/** A pass over a router: what people did to it by hand is told, what only it knows is learnt, and nobody's users are touched. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AgreedTime } from '../../src/backend/provisioning/agreed-time.ts'
import { runPass } from '../../src/backend/provisioning/pass.ts'
import { StoredPass } from '../../src/backend/provisioning/stored-pass.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import * as tables from '../../src/backend/store/schema.ts'
import { Store } from '../../src/backend/store/store.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const login = { username: 'teller', password: 'secret' }
const MAC = '02:00:00:00:00:01'
/** Longer than a user may be lost to a power cut. */
const LATER_MS = 3_600_000

let folder: ReturnType<typeof temporaryFolder>
let router: PracticeRouter
let running: Awaited<ReturnType<typeof startBackend>>
let connection: RouterConnection
let store: Store
let redone: string[]
let now: number

beforeEach(async () => {
  now = Date.parse('2026-11-23T12:00:00Z')
  folder = temporaryFolder()
  router = await startPracticeRouter({ ...login, clock: () => now })
  running = await startBackend({
    folder: folder.path,
    clock: () => now,
    practiceEquipment: {
      ...NOBODY_LISTENS,
      router: { host: '127.0.0.1', port: router.port, ...login, loginHost: 'wifi.example' },
    },
  })
  connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
  store = new Store(openDatabase(join(folder.path, DATABASE_FILE)), () => now)
  redone = []
})
afterEach(async () => {
  store.close()
  connection.close()
  await running.close()
  await router.close()
  folder.remove()
})

const routerId = () => store.db.select().from(tables.router).get()?.id ?? ''
const grants = () => store.db.select().from(tables.grant).all()
const onlyGrant = () => grants()[0] as typeof tables.grant.$inferSelect
const onlyToken = () => store.db.select().from(tables.token).get() as typeof tables.token.$inferSelect
const drifts = () => store.db.select().from(tables.drift).all()
const openDrifts = () => drifts().filter(({ settledAt }) => settledAt === null)
const user = () => router.users()[0] as NonNullable<ReturnType<PracticeRouter['users']>[number]>
const byHand = (command: string, attributes: Record<string, string>) =>
  connection.run(`/ip/hotspot/user/${command}`, { attributes })

/** Sells one token of the first package, changed to these limits; resolves once it is on the router. */
async function sell(limits: Partial<typeof tables.plan.$inferInsert> = {}): Promise<string> {
  const { client } = await signedInAs(running.backend, 'staff')
  const [plan] = await client.plan.list(undefined)
  const planId = plan?.id ?? ''
  if (Object.keys(limits).length > 0) store.db.update(tables.plan).set(limits).where(eq(tables.plan.id, planId)).run()
  const order = { requestId: randomUUID(), planId, quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  const sale = await client.sale.sell({ ...order, tenderedMinor: null })
  await expect.poll(() => grants().every(({ state }) => state === 'on_router')).toBe(true)
  return sale.tokens[0]?.code ?? ''
}

const pass = () =>
  runPass(connection, {
    routerId: routerId(),
    books: new StoredPass(store, (id) => redone.push(id)),
    now: () => now,
    moment: () => new AgreedTime(connection, () => now).ask(),
  })

test('a router as it was sold tells nothing, and nothing is written for its grants', async () => {
  await sell()
  now += LATER_MS
  const before = grants()
  expect(await pass()).toMatchObject({ users: 2, ours: 1 })
  expect([grants(), drifts(), redone]).toEqual([before, [], []])
})

test('a user that somebody deleted is told of once, and no more when it is back', async () => {
  await sell()
  now += LATER_MS
  const { '.id': id = '', ...record } = user()
  await byHand('remove', { '.id': id })
  await pass()
  await pass()
  expect(openDrifts()).toMatchObject([{ kind: 'missing', grantId: onlyGrant().id, name: record.name }])
  const { name = '', password = '', profile = '', comment = '', 'limit-uptime': limit = '' } = record
  await byHand('add', { name, password, profile, comment, 'limit-uptime': limit })
  await pass()
  expect([openDrifts(), drifts()[0]?.settledHow, redone]).toEqual([[], 'gone', []])
})

test('a user lost right after it was put there, as in a power cut, is put there again without asking', async () => {
  await sell()
  await byHand('remove', { '.id': user()['.id'] ?? '' })
  now += 1_000
  await pass()
  expect([openDrifts(), onlyGrant().state, onlyGrant().version, redone]).toEqual([[], 'waiting', 2, [routerId()]])
})

test('what somebody edited is told property by property, without the password', async () => {
  await sell()
  now += LATER_MS
  const edit = {
    '.id': user()['.id'] ?? '',
    'limit-uptime': '9h',
    disabled: 'yes',
    password: 'stolen',
    profile: 'default',
  }
  await byHand('set', edit)
  await pass()
  const [found] = openDrifts()
  expect(found?.kind).toBe('changed')
  expect(found?.differences.map(({ property, found: is }) => [property, is])).toEqual([
    ['password', ''],
    ['profile', 'default'],
    ['limit-uptime', '9h'],
    ['disabled', 'yes'],
  ])
  expect(JSON.stringify(drifts())).not.toContain('stolen')
  expect(redone).toEqual([])
})

test('what was accepted is no difference any more, and everything else still is', async () => {
  await sell()
  now += LATER_MS
  await byHand('set', { '.id': user()['.id'] ?? '', 'limit-uptime': '9h', password: 'known', disabled: 'yes' })
  store.db
    .update(tables.grant)
    .set({ accepted: { 'limit-uptime': '9h', password: '', disabled: 'yes' } })
    .run()
  await pass()
  expect(openDrifts()).toEqual([])
  await byHand('set', { '.id': user()['.id'] ?? '', 'limit-uptime': '10h' })
  await pass()
  expect(openDrifts()[0]?.differences).toMatchObject([{ property: 'limit-uptime', found: '10h' }])
})

test('a mark taken away by hand is told of, and the user stays known by its id', async () => {
  await sell()
  now += LATER_MS
  await byHand('set', { '.id': user()['.id'] ?? '', comment: 'for Musa' })
  await pass()
  expect(openDrifts()[0]?.differences).toMatchObject([{ property: 'comment', found: 'for Musa' }])
})

test('users that were there before us are left alone and not told of; those made by hand later are', async () => {
  await byHand('add', { name: 'staff', password: 'x' })
  await pass()
  await byHand('add', { name: 'friend', password: 'x' })
  await byHand('add', { name: 'elsewhere', password: 'x', comment: 'teller1:0000000000000000 v=60' })
  await pass()
  await pass()
  expect(openDrifts().map(({ kind, name }) => [kind, name])).toEqual([['added', 'friend']])
  const friend = router.users().find(({ name }) => name === 'friend')
  await byHand('remove', { '.id': friend?.['.id'] ?? '' })
  await pass()
  expect(openDrifts()).toEqual([])
  expect(router.users().map(({ name }) => name)).toEqual(['staff', 'elsewhere'])
})

test('time and data used are learnt, and what a counter loses is carried and taken off the limit', async () => {
  const code = await sell({ timeLimitSeconds: 7_200, dataLimitBytes: 1_000_000 })
  router.login(code, code, MAC)
  router.transfer(router.active()[0]?.['.id'] ?? '', 1_000, 2_000)
  now += 1_800_000
  router.power.reboot()
  await reconnect()
  await pass()
  expect(onlyGrant()).toMatchObject({ usedSeconds: 1_800, usedBytes: 3_000, carriedSeconds: 0, state: 'on_router' })
  await byHand('reset-counters', { '.id': user()['.id'] ?? '' })
  await pass()
  expect(onlyGrant()).toMatchObject({ usedSeconds: 0, carriedSeconds: 1_800, carriedBytes: 3_000, state: 'waiting' })
  const { client } = await signedInAs(running.backend, 'staff')
  await client.equipment.tryNow(undefined)
  await expect.poll(() => user()['limit-uptime']).toBe('1h30m')
  expect([user()['limit-bytes-total'], openDrifts()]).toEqual(['997000', []])
})

test('the end that the router stamped at the first login is learnt, and is no difference', async () => {
  const code = await sell({ validitySeconds: 86_400, timeLimitSeconds: null })
  expect(user().comment).toMatch(/^teller1:[0-9a-f]{16} v=86400$/)
  const end = Math.floor(now / 1_000) + 86_400
  router.login(code, code, MAC)
  expect(user().comment).toMatch(new RegExp(` exp=${end}$`))
  now += LATER_MS
  await pass()
  expect([onlyToken().expiresAt, onlyGrant().state, openDrifts()]).toEqual([end * 1_000, 'on_router', []])
  now = (end + 61) * 1_000
  expect([user().disabled, router.active()]).toEqual(['true', []])
  now += LATER_MS
  await pass()
  expect([onlyGrant().state, openDrifts(), redone]).toEqual(['on_router', [], []])
})

test('while the router’s own sweep is at it, neither what it did nor what it has not done is a difference', async () => {
  await sell({ validitySeconds: 86_400, validityFrom: 'sale' })
  now += 86_400_000 + 90_000
  await byHand('set', { '.id': user()['.id'] ?? '', disabled: 'yes' })
  await pass()
  expect([onlyGrant().state, openDrifts()]).toEqual(['on_router', []])
  await byHand('set', { '.id': user()['.id'] ?? '', comment: `${user().comment} end` })
  await pass()
  now += LATER_MS
  await pass()
  expect([onlyGrant().state, openDrifts(), redone]).toEqual(['on_router', [], []])
})

test('a token that is over is switched off by us when the router’s own sweep does not run, and its session ended', async () => {
  const code = await sell({ validitySeconds: 3_600, validityFrom: 'sale' })
  expect(user().comment).toMatch(/ exp=\d+$/)
  router.login(code, code, MAC)
  await expect.poll(() => router.records('/system/scheduler')).toHaveLength(1)
  await connection.run('/system/scheduler/disable', { attributes: { numbers: 'teller-sweep' } })
  now += 3_600_000 + 600_000
  await pass()
  expect([onlyGrant().state, openDrifts()]).toEqual(['waiting', []])
  const { client } = await signedInAs(running.backend, 'staff')
  await client.equipment.tryNow(undefined)
  await expect.poll(() => user().disabled).toBe('true')
  await expect.poll(() => router.active()).toEqual([])
  await expect.poll(() => onlyGrant().state).toBe('on_router')
  expect(user().comment).toMatch(/ exp=\d+ end$/)
  await pass()
  expect([onlyGrant().state, openDrifts()]).toEqual(['on_router', []])
  now += 8 * 86_400_000
  await pass()
  expect(onlyGrant()).toMatchObject({ state: 'waiting', wanted: 'absent' })
})

test('a user that the router switched off too early, by a clock gone wrong, is switched on again', async () => {
  await sell({ validitySeconds: 86_400, validityFrom: 'sale' })
  await byHand('set', { '.id': user()['.id'] ?? '', comment: `${user().comment} end`, disabled: 'yes' })
  now += LATER_MS
  await pass()
  expect([onlyGrant().state, openDrifts()]).toEqual(['waiting', []])
})

test('only the first device may, until it is let go', async () => {
  await sell({ lockDevice: true })
  await byHand('set', { '.id': user()['.id'] ?? '', 'mac-address': MAC })
  now += LATER_MS
  await pass()
  expect([onlyGrant().device, openDrifts()]).toEqual([MAC, []])
  store.db.update(tables.grant).set({ state: 'waiting', version: 9, freeDevice: true }).run()
  const { client } = await signedInAs(running.backend, 'staff')
  await client.equipment.tryNow(undefined)
  await expect.poll(() => onlyGrant()).toMatchObject({ state: 'on_router', freeDevice: false })
  expect(user()['mac-address'] ?? '00:00:00:00:00:00').toBe('00:00:00:00:00:00')
})

async function reconnect(): Promise<void> {
  connection.close()
  connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
}
