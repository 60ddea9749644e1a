/** What waits for a router, what differs on it, and a device in its place: told in full, and answered as people say. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import * as tables from '../../src/backend/store/schema.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { journalIn } from '../support/at-the-door.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'

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
    expect(rows[0]).toMatchObject({ saleNumber: sale.number, planName: '1 hour', wanted: 'present', since: sale.at })
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
  type Kind = 'missing' | 'changed' | 'added'
  const differ = (kind: Kind, grant: Grant | null, more: Partial<typeof tables.drift.$inferInsert> = {}) =>
    cafe.books((db) => {
      const row = { id: randomUUID(), routerId: cafe.ids.roof, grantId: grant?.id ?? null, kind, name: 'someone' }
      db.insert(tables.drift)
        .values({ ...row, differences: [], foundAt: cafe.time.now, ...more })
        .run()
      return row.id
    })
  const driftOf = (kind: Kind) => cafe.manager.router.drift({ routerId: null, kind, offset: 0, limit: 50 })
  const settle = (kind: Kind, how: 'put_back' | 'accept', ids: string[] | null = null) =>
    cafe.manager.router.settle({ routerId: cafe.ids.roof, kind, ids, how })
  const onRouters = async () => {
    const sale = await cafe.sell()
    await everywhere(sale)
    return sale
  }

  test('are told with what was sold, kind by kind', async () => {
    const sale = await onRouters()
    const differences = [{ property: 'limit-uptime', granted: '1h', found: '9h' }]
    const name = sale.tokens[0]?.code ?? ''
    differ('changed', grantOn(sale, cafe.ids.roof), { differences, name })
    differ('added', null, { name: 'friend' })
    const changed = await driftOf('changed')
    expect(changed.counts).toEqual({ missing: 0, changed: 1, added: 1 })
    expect(changed.rows).toMatchObject([{ name, routerName: 'Roof', differences, sold: { saleNumber: sale.number } }])
    expect((await driftOf('added')).rows).toMatchObject([{ name: 'friend', sold: null }])
    expect((await cafe.manager.router.list(undefined)).map((each) => each.differences)).toEqual([0, 2])
  })

  test('a missing code that is put back gets a new record with only what it had left', async () => {
    const sale = await onRouters()
    const [user] = cafe.roof.users()
    const grant = grantOn(sale, cafe.ids.roof)
    setGrant(grant.id, { usedSeconds: 600, usedBytes: 5, carriedSeconds: 60 })
    await removeByHand(user?.['.id'] ?? '')
    differ('missing', grant)
    expect(await settle('missing', 'put_back')).toEqual({ count: 1 })
    const after = grantOn(sale, cafe.ids.roof)
    expect(after).toMatchObject({ version: grant.version + 1, carriedSeconds: 660, usedSeconds: 0, carriedBytes: 5 })
    await expect.poll(() => cafe.roof.users().map(({ name }) => name)).toEqual([sale.tokens[0]?.code])
    expect((await driftOf('missing')).counts.missing).toBe(0)
    const data = { differences: 'missing', answer: 'put_back', count: 1 }
    expect(lastEntry()).toMatchObject({ kind: 'router.differences_settled', subject: { name: 'Roof' }, data })
  })

  test('a missing code that is accepted stays gone there, and works on at the other router', async () => {
    const sale = await onRouters()
    const grant = grantOn(sale, cafe.ids.roof)
    differ('missing', grant)
    await settle('missing', 'accept')
    expect(grantOn(sale, cafe.ids.roof)).toMatchObject({ wanted: 'absent', state: 'off_router', routerRef: null })
    const view = await cafe.cashier.sale.get({ id: sale.id })
    expect(view.tokens[0]?.grant).toMatchObject({ state: 'on_router' })
  })

  test('what was changed by hand is kept when accepted, and forgotten when put back', async () => {
    const sale = await onRouters()
    const grant = grantOn(sale, cafe.ids.roof)
    setGrant(grant.id, { accepted: { 'rate-limit': '1M/1M' } })
    const differences = [{ property: 'limit-uptime', granted: '1h', found: '9h' }]
    differ('changed', grant, { differences })
    await settle('changed', 'accept')
    const accepted = grantOn(sale, cafe.ids.roof)
    expect(accepted).toMatchObject({ accepted: { 'rate-limit': '1M/1M', 'limit-uptime': '9h' }, state: 'on_router' })
    differ('changed', accepted, { differences: [{ property: 'limit-uptime', granted: '9h', found: '8h' }] })
    await settle('changed', 'put_back')
    expect(grantOn(sale, cafe.ids.roof)).toMatchObject({ accepted: { 'rate-limit': '1M/1M' }, version: 2 })
    await everywhere(sale)
  })

  test('users that nobody made here can be kept, and are never changed', async () => {
    const added = differ('added', null)
    await expect(settle('added', 'put_back')).rejects.toThrow('not_ours')
    expect(await settle('added', 'accept', [added])).toEqual({ count: 1 })
    expect((await driftOf('added')).counts.added).toBe(0)
  })

  test('are answered only where they were asked about', async () => {
    const sale = await cafe.sell(2)
    await expect.poll(() => grantsOf(sale).every(({ state }) => state === 'on_router')).toBe(true)
    const [first, second] = grantsOf(sale).filter(({ routerId }) => routerId === cafe.ids.roof) as [Grant, Grant]
    const id = differ('missing', first)
    differ('missing', second)
    expect(await settle('missing', 'accept', [id])).toEqual({ count: 1 })
    expect(
      await cafe.manager.router.settle({ routerId: cafe.ids.main, kind: 'missing', ids: null, how: 'accept' }),
    ).toEqual({ count: 0 })
    expect((await driftOf('missing')).rows).toHaveLength(1)
    expect(await settle('missing', 'accept', [id])).toEqual({ count: 0 })
  })

  test('of a code whose money was given back bring it to nobody again', async () => {
    const sale = await onRouters()
    const { id: saleId, totalMinor: amountMinor } = sale
    differ('missing', grantOn(sale, cafe.ids.roof))
    await cafe.manager.sale.refund({ saleId, amountMinor, reason: 'x', approvalId: null })
    await settle('missing', 'put_back')
    expect(grantOn(sale, cafe.ids.roof).wanted).toBe('absent')
    await expect.poll(() => cafe.roof.users()).toEqual([])
  })

  /** As somebody does who opens the router's own program. */
  async function removeByHand(id: string): Promise<void> {
    const login = { host: '127.0.0.1', port: cafe.roof.port, username: 'teller', password: 'secret' }
    const connection = await connectRouter(login)
    await connection.run('/ip/hotspot/user/remove', { attributes: { '.id': id } })
    connection.close()
  }
})

test('a router that is away cannot be checked, and says so', async () => {
  await cafe.roof.faults.goOffline()
  const state = async () => (await cafe.manager.router.list(undefined)).at(-1)?.state
  await expect.poll(state, { timeout: 10_000 }).toBe('offline')
  await expect(cafe.manager.router.checkNow({ routerId: cafe.ids.roof })).rejects.toThrow('router_away')
})

test('the router it always was is never taken for another one: nobody’s time would be counted twice', async () => {
  const sale = await cafe.sell()
  await everywhere(sale)
  const before = grantsOf(sale)
  await expect(cafe.manager.router.replaced({ routerId: cafe.ids.main })).rejects.toThrow('not_replaced')
  expect(grantsOf(sale)).toEqual(before)
})
