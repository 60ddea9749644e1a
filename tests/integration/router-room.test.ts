/** What waits for a router, what differs on it, and a device in its place: told in full, and answered as people say. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { journalIn, MINUTE_MS } from '../support/at-the-door.ts'
import { LOGIN, startTwoRouters, type TwoRouters } from '../support/two-routers.ts'

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

type Grant = typeof tables.grant.$inferSelect
const grantsOf = (sale: SaleView) =>
  cafe.books((db) => {
    const ofSale = eq(tables.token.saleId, sale.id)
    const rows = db.select().from(tables.grant).innerJoin(tables.token, eq(tables.token.id, tables.grant.tokenId))
    return rows
      .where(ofSale)
      .all()
      .map((row) => row.grant)
  })
const grantOn = (sale: SaleView, routerId: string): Grant => {
  const found = grantsOf(sale).find((grant) => grant.routerId === routerId)
  if (!found) throw new Error('there is no grant')
  return found
}
const setGrant = (id: string, change: Partial<Grant>) =>
  cafe.books((db) => void db.update(tables.grant).set(change).where(eq(tables.grant.id, id)).run())
const lastEntry = () => journalIn(cafe.databaseFile).at(-1)
const bothAway = () => Promise.all([cafe.main.faults.goOffline(), cafe.roof.faults.goOffline()])
const everywhere = async (sale: SaleView) => {
  await expect.poll(() => grantsOf(sale).map(({ state }) => state)).toEqual(['on_router', 'on_router'])
}

test('the list tells how each router does, what it has and what waits for it', async () => {
  const sale = await cafe.sell()
  await everywhere(sale)
  await expect
    .poll(async () => (await cafe.manager.router.list(undefined)).map(({ state }) => state))
    .toEqual(['online', 'online'])
  const [main, roof] = await cafe.manager.router.list(undefined)
  expect(main).toMatchObject({ name: 'Practice router', problem: null, users: 1, waiting: 0, retiredAt: null })
  expect(roof).toMatchObject({ name: 'Roof', host: '127.0.0.1', tls: false, users: 1, refused: 0, differences: 0 })
  expect(JSON.stringify([main, roof])).not.toContain('secret')
})

describe('the queue', () => {
  test('tells what waits and what was refused, the refused first, with the router’s own text', async () => {
    await bothAway()
    const sale = await cafe.sell(3)
    const [refused] = grantsOf(sale)
    const text = 'failure: already have user with this name for this server'
    setGrant(refused?.id ?? '', { state: 'refused', problem: 'name_taken', detail: text, attempts: 2 })
    const { rows, waiting, refused: many } = await cafe.manager.router.queue({ routerId: null, offset: 0, limit: 50 })
    expect([rows.length, waiting, many]).toEqual([6, 5, 1])
    expect(rows[0]).toMatchObject({ state: 'refused', problem: 'name_taken', detail: text, attempts: 2 })
    expect(rows[0]).toMatchObject({
      sale: { number: sale.number },
      planName: '1 hour',
      wanted: 'present',
      since: sale.at,
    })
    const second = await cafe.manager.router.queue({ routerId: cafe.ids.roof, offset: 1, limit: 1 })
    expect(second.rows).toHaveLength(1)
    expect(second.rows[0]?.routerName).toBe('Roof')
    expect([second.waiting, second.refused]).toEqual([3, 0])
  })

  test('has one tried again without touching what is wanted', async () => {
    await bothAway()
    const sale = await cafe.sell()
    const grant = grantOn(sale, cafe.ids.roof)
    setGrant(grant.id, { state: 'refused', problem: 'name_taken' })
    const retry = () => cafe.manager.router.retry({ routerId: cafe.ids.roof, grantId: grant.id })
    expect(await retry()).toEqual({ count: 1 })
    expect(grantOn(sale, cafe.ids.roof)).toMatchObject({ state: 'waiting', retryAt: 0, version: grant.version })
    expect(lastEntry()).toMatchObject({ kind: 'router.retried', subject: { name: 'Roof' }, data: { count: 1 } })
    await cafe.roof.faults.goOnline()
    await retry()
    await expect.poll(() => grantOn(sale, cafe.ids.roof).state, { timeout: 10_000 }).toBe('on_router')
    expect(await retry()).toEqual({ count: 0 })
  })

  test('has all of a router tried again, and leaves the other router alone', async () => {
    await bothAway()
    const sale = await cafe.sell(4)
    const far = Date.now() + 1e9
    for (const { id } of grantsOf(sale)) setGrant(id, { state: 'refused', problem: 'other', retryAt: far })
    expect(await cafe.manager.router.retry({ routerId: cafe.ids.main, grantId: null })).toEqual({ count: 4 })
    expect(grantOn(sale, cafe.ids.roof)).toMatchObject({ state: 'refused' })
    expect(await cafe.manager.router.retry({ routerId: null, grantId: null })).toEqual({ count: 8 })
    await Promise.all([cafe.main.faults.goOnline(), cafe.roof.faults.goOnline()])
    await cafe.cashier.equipment.tryNow(undefined)
    await expect
      .poll(() => new Set(grantsOf(sale).map(({ state }) => state)), { timeout: 10_000 })
      .toEqual(new Set(['on_router']))
  })
})

describe('differences', () => {
  const USER = '/ip/hotspot/user'
  const driftOf = (kind: 'missing' | 'changed' | 'added') =>
    cafe.manager.router.drift({ routerId: null, kind, offset: 0, limit: 50 })
  const settle = (kind: 'missing' | 'changed' | 'added', how: 'put_back' | 'accept', ids: string[] | null = null) =>
    cafe.manager.router.settle({ routerId: cafe.ids.roof, kind, ids, how })
  const onRouters = async (quantity = 1) => {
    const sale = await cafe.sell(quantity)
    await expect.poll(() => grantsOf(sale).every(({ state }) => state === 'on_router')).toBe(true)
    // What was put there in the last minutes is put there again without asking.
    cafe.time.now += 30 * MINUTE_MS
    return sale
  }
  const check = () => cafe.manager.router.checkNow({ routerId: cafe.ids.roof })
  const idOnRoof = () => cafe.roof.users()[0]?.['.id'] ?? ''
  const remove = () => cafe.byHand(cafe.roof, `${USER}/remove`, { '.id': idOnRoof() })
  const change = (attributes: object) => cafe.byHand(cafe.roof, `${USER}/set`, { '.id': idOnRoof(), ...attributes })
  const limits = () => cafe.roof.users().map((user) => user['limit-uptime'])

  test('are told with what was sold, kind by kind', async () => {
    const sale = await onRouters()
    await change({ profile: 'default' })
    await cafe.byHand(cafe.roof, `${USER}/add`, { name: 'friend', password: 'x' })
    await check()
    const name = sale.tokens[0]?.code ?? ''
    const differences = [{ property: 'profile', granted: expect.stringMatching(/^teller-/), found: 'default' }]
    const changed = await driftOf('changed')
    expect(changed.counts).toEqual({ missing: 0, changed: 1, added: 1 })
    expect(changed.rows).toMatchObject([{ name, routerName: 'Roof', differences, sold: { saleNumber: sale.number } }])
    expect((await driftOf('added')).rows).toMatchObject([{ name: 'friend', sold: null }])
    expect(await cafe.manager.router.list(undefined)).toMatchObject([
      { differences: 0 },
      { differences: 2, checkedAt: cafe.time.now, facts: { serial: 'ROOF1' } },
    ])
  })

  test('a missing code that is put back gets a new record with only what it had left', async () => {
    const sale = await onRouters()
    const grant = grantOn(sale, cafe.ids.roof)
    setGrant(grant.id, { usedSeconds: 600, usedBytes: 5, carriedSeconds: 60 })
    await remove()
    await check()
    expect((await driftOf('missing')).counts.missing).toBe(1)
    expect(await settle('missing', 'put_back')).toEqual({ count: 1 })
    const after = grantOn(sale, cafe.ids.roof)
    expect(after).toMatchObject({ version: grant.version + 1, carriedSeconds: 660, usedSeconds: 0, carriedBytes: 5 })
    await expect.poll(limits).toEqual(['49m'])
    expect((await driftOf('missing')).counts.missing).toBe(0)
    const data = { differences: 'missing', answer: 'put_back', count: 1 }
    expect(lastEntry()).toMatchObject({ kind: 'router.differences_settled', subject: { name: 'Roof' }, data })
  })

  test('a missing code that is accepted stays gone there, and works on at the other router', async () => {
    const sale = await onRouters()
    await remove()
    await check()
    await settle('missing', 'accept')
    await expect
      .poll(() => grantOn(sale, cafe.ids.roof))
      .toMatchObject({ wanted: 'absent', state: 'off_router', routerRef: null })
    const view = await cafe.cashier.sale.get({ id: sale.id })
    expect(view.tokens[0]?.grant).toMatchObject({ state: 'on_router' })
    await check()
    expect((await driftOf('missing')).counts).toEqual({ missing: 0, changed: 0, added: 0 })
    expect(cafe.roof.users()).toEqual([])
  })

  test('what was changed by hand is kept when accepted, and forgotten when put back', async () => {
    const sale = await onRouters()
    await change({ profile: 'default' })
    await check()
    await settle('changed', 'accept')
    expect(grantOn(sale, cafe.ids.roof)).toMatchObject({ accepted: { profile: 'default' }, state: 'on_router' })
    await check()
    expect((await driftOf('changed')).counts.changed).toBe(0)
    await cafe.byHand(cafe.roof, `${USER}/profile/add`, { name: 'gift', 'shared-users': '5' })
    await change({ profile: 'gift' })
    await check()
    await settle('changed', 'put_back')
    expect(grantOn(sale, cafe.ids.roof)).toMatchObject({ accepted: null, version: 2 })
    await expect.poll(() => cafe.roof.users()[0]?.profile).toMatch(/^teller-/)
  })

  test('users that nobody made here can be kept, and are never changed', async () => {
    await onRouters()
    await cafe.byHand(cafe.roof, `${USER}/add`, { name: 'friend', password: 'x' })
    await check()
    const [friend] = (await driftOf('added')).rows
    await expect(settle('added', 'put_back')).rejects.toThrow('not_ours')
    expect(await settle('added', 'accept', [friend?.id ?? ''])).toEqual({ count: 1 })
    await check()
    expect((await driftOf('added')).counts.added).toBe(0)
    expect(cafe.roof.users()).toContainEqual(expect.objectContaining({ name: 'friend', password: 'x' }))
  })

  test('are answered only where they were asked about', async () => {
    await onRouters(2)
    await remove()
    await remove()
    await check()
    const [first] = (await driftOf('missing')).rows
    const id = first?.id ?? ''
    expect(await settle('missing', 'accept', [id])).toEqual({ count: 1 })
    const onMain = { routerId: cafe.ids.main, kind: 'missing', ids: null, how: 'accept' } as const
    expect(await cafe.manager.router.settle(onMain)).toEqual({ count: 0 })
    expect((await driftOf('missing')).rows).toHaveLength(1)
    expect(await settle('missing', 'accept', [id])).toEqual({ count: 0 })
  })

  test('of a code whose money was given back bring it to nobody again', async () => {
    const sale = await onRouters()
    const { id: saleId, totalMinor: amountMinor } = sale
    await remove()
    await check()
    await cafe.manager.sale.refund({ requestId: randomUUID(), saleId, amountMinor, reason: 'x', approvalId: null })
    await settle('missing', 'put_back')
    expect(grantOn(sale, cafe.ids.roof).wanted).toBe('absent')
    await expect.poll(() => grantOn(sale, cafe.ids.roof).state).toBe('off_router')
    expect(cafe.roof.users()).toEqual([])
  })
})

test('a router that is away cannot be checked, and says so', async () => {
  await cafe.roof.faults.goOffline()
  const state = async () => (await cafe.manager.router.list(undefined)).at(-1)?.state
  await expect.poll(state, { timeout: 10_000 }).toBe('offline')
  await expect(cafe.manager.router.checkNow({ routerId: cafe.ids.roof })).rejects.toThrow('router_away')
})

describe('a device in the place of another', () => {
  const exchange = async () => {
    const { port } = cafe.roof
    await cafe.roof.close()
    return startPracticeRouter({ ...LOGIN, port, serial: 'NEW9' })
  }
  const roofOf = async () => (await cafe.manager.router.list(undefined)).at(-1)

  test('gets nothing before somebody says so, and then every live code with what it has left', async () => {
    const sale = await cafe.sell(2)
    await expect.poll(() => grantsOf(sale).every(({ state }) => state === 'on_router')).toBe(true)
    const [first, second] = grantsOf(sale).filter(({ routerId }) => routerId === cafe.ids.roof)
    setGrant(first?.id ?? '', { usedSeconds: 600 })
    setGrant(second?.id ?? '', { usedSeconds: 3_600 })
    const other = await exchange()
    try {
      await cafe.cashier.equipment.tryNow(undefined)
      await expect.poll(async () => (await roofOf())?.problem, { timeout: 10_000 }).toBe('other_device')
      expect(await roofOf()).toMatchObject({ serial: 'ROOF1', facts: { serial: 'NEW9' } })
      expect(other.users()).toEqual([])
      expect(await cafe.manager.router.replaced({ routerId: cafe.ids.roof })).toEqual({ count: 1 })
      const data = { serialBefore: 'ROOF1', count: 1, ended: 1 }
      expect(lastEntry()).toMatchObject({ kind: 'router.replaced', by: { name: 'Musa' }, data })
      await expect.poll(() => other.users().map((user) => user['limit-uptime']), { timeout: 10_000 }).toEqual(['50m'])
      await expect.poll(async () => (await roofOf())?.serial).toBe('NEW9')
      expect(await roofOf()).toMatchObject({ problem: null, state: 'online' })
    } finally {
      await other.close()
    }
  })

  test('is never seen in the router it always was: nobody’s time would be counted twice', async () => {
    const sale = await cafe.sell()
    await everywhere(sale)
    const before = grantsOf(sale)
    await expect(cafe.manager.router.replaced({ routerId: cafe.ids.main })).rejects.toThrow('not_replaced')
    expect(grantsOf(sale)).toEqual(before)
  })
})
