/** What can be done for a customer who brings a code: looked up, blocked, moved to another device, given more. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { journalIn } from '../support/at-the-door.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'

const HOUR = 3_600

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

const tokenOf = (sale: SaleView) => {
  const [token] = sale.tokens
  if (!token) throw new Error('nothing was sold')
  return token
}
const grants = () => cafe.books((db) => db.select().from(tables.grant).all())
const setGrants = (change: Partial<typeof tables.grant.$inferInsert>) =>
  cafe.books((db) => void db.update(tables.grant).set(change).run())
const setToken = (change: Partial<typeof tables.token.$inferInsert>) =>
  cafe.books((db) => void db.update(tables.token).set(change).run())
const everywhere = async () => {
  await expect.poll(() => grants().map(({ state }) => state)).toEqual(['on_router', 'on_router'])
}
const entries = (kind: string) => journalIn(cafe.databaseFile).filter((entry) => entry.kind === kind)
const giveBack = ({ id: saleId, totalMinor: amountMinor }: SaleView) =>
  cafe.manager.sale.refund({ requestId: randomUUID(), saleId, amountMinor, reason: 'x', approvalId: null })

describe('a code is looked up', () => {
  test('as it was typed or scanned, with what is left of it on all routers together', async () => {
    const sale = await cafe.sell()
    await everywhere()
    setGrants({ usedSeconds: 600, carriedSeconds: 300, usedBytes: 5, device: '02:00:00:00:00:01' })
    const typed = tokenOf(sale).codeGroups.join(' ').toUpperCase()
    const [found] = await cafe.cashier.token.find({ text: typed })
    expect(found).toMatchObject({ saleNumber: sale.number, planName: '1 hour', usedSeconds: 1_800, usedBytes: 10 })
    expect(found).toMatchObject({ leftSeconds: 1_800, leftBytes: null, overBy: null, blockedAt: null, refunded: false })
    expect(found?.routers).toMatchObject([
      { name: 'Practice router', state: 'on_router', usedSeconds: 900, device: '02:00:00:00:00:01' },
      { name: 'Roof', state: 'on_router', usedSeconds: 900 },
    ])
  })

  test('by anybody who has it, but by its sale’s number only by those who may see the sale', async () => {
    await cafe.sell(2)
    const [plan] = await cafe.manager.plan.list(undefined)
    const order = { planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0, tenderedMinor: null }
    const theirs = await cafe.manager.sale.sell({ requestId: crypto.randomUUID(), ...order })
    const many = async (text: string) => (await cafe.cashier.token.find({ text })).length
    expect(await many(tokenOf(theirs).code)).toBe(1)
    expect([await many('#1'), await many('2'), await many('#3')]).toEqual([2, 0, 0])
    expect(await cafe.manager.token.find({ text: '2' })).toHaveLength(1)
    await expect(cafe.cashier.token.ofSale({ saleId: theirs.id })).rejects.toThrow('no_such_sale')
    expect(await many(tokenOf(theirs).code.slice(0, 6))).toBe(0)
    expect(await many('%')).toBe(0)
  })

  test('and says what ended it', async () => {
    const { code } = tokenOf(await cafe.sell())
    setToken({ expiresAt: cafe.time.now + 1, validitySeconds: HOUR })
    const overBy = async () => (await cafe.cashier.token.find({ text: code }))[0]?.overBy
    expect(await overBy()).toBeNull()
    cafe.time.now += 1
    expect(await overBy()).toBe('validity')
  })
})

describe('a block', () => {
  test('disables the code on every router, and lets it in again when it is lifted', async () => {
    const sale = await cafe.sell()
    await everywhere()
    const { id: tokenId } = tokenOf(sale)
    const disabled = () => [cafe.main, cafe.roof].flatMap((router) => router.users().map((user) => user.disabled))
    const blocked = await cafe.manager.token.block({ tokenId })
    expect(blocked.blockedAt).toBe(cafe.time.now)
    await expect.poll(disabled).toEqual(['true', 'true'])
    expect((await cafe.cashier.sale.get({ id: sale.id })).tokens).toMatchObject([{ blocked: true }])
    expect((await cafe.manager.token.unblock({ tokenId })).blockedAt).toBeNull()
    await expect.poll(disabled).toEqual(['false', 'false'])
    expect(entries('token.blocked')).toMatchObject([{ subject: { type: 'sale', name: '1' }, by: { name: 'Musa' } }])
    expect(entries('token.unblocked')).toHaveLength(1)
  })

  test('twice is once, and of a code whose money was given back it is none', async () => {
    const sale = await cafe.sell()
    const { id: tokenId } = tokenOf(sale)
    await cafe.manager.token.block({ tokenId })
    const [before] = grants()
    await cafe.manager.token.block({ tokenId })
    expect(grants()[0]?.version).toBe(before?.version)
    expect(entries('token.blocked')).toHaveLength(1)
    await giveBack(sale)
    await expect(cafe.manager.token.unblock({ tokenId })).rejects.toThrow('already_refunded')
    expect(grants().every(({ wanted }) => wanted === 'absent')).toBe(true)
  })

  test('is not for cashiers', async () => {
    const { id: tokenId } = tokenOf(await cafe.sell())
    await expect(cafe.cashier.token.block({ tokenId })).rejects.toThrow('not_allowed')
  })
})

test('a code moves to another device once, when it is tied to one', async () => {
  const { id: tokenId } = tokenOf(await cafe.sell())
  await everywhere()
  await expect(cafe.cashier.token.freeDevice({ tokenId })).rejects.toThrow('no_device_lock')
  setToken({ lockDevice: true })
  setGrants({ device: '02:00:00:00:00:01' })
  await cafe.cashier.token.freeDevice({ tokenId })
  expect(grants()).toMatchObject([
    { freeDevice: true, version: 2, wanted: 'present' },
    { freeDevice: true, version: 2, wanted: 'present' },
  ])
  expect(entries('token.device_freed')).toMatchObject([
    { data: { devices: ['02:00:00:00:00:01'] }, by: { name: 'Ana' } },
  ])
})

describe('more on the same code', () => {
  const more = (change: object) => ({ seconds: 0, bytes: 0, validitySeconds: 0, reason: 'Power cut', ...change })

  test('reaches every router, with its reason in the journal and its code nowhere in it', async () => {
    const { id: tokenId, code } = tokenOf(await cafe.sell())
    await everywhere()
    const after = await cafe.manager.token.extend({ tokenId, ...more({ seconds: HOUR }) })
    expect(after).toMatchObject({ leftSeconds: 2 * HOUR, limits: { timeLimitSeconds: 2 * HOUR } })
    const limits = () => [cafe.main, cafe.roof].flatMap((router) => router.users().map((user) => user['limit-uptime']))
    await expect.poll(limits).toEqual(['2h', '2h'])
    const [entry] = entries('token.extended')
    expect(entry).toMatchObject({ data: { seconds: HOUR, reason: 'Power cut', codeEnding: code.slice(-2) } })
    expect(JSON.stringify(entry)).not.toContain(code)
  })

  test('brings a code that was over back, with all of it to use', async () => {
    const { id: tokenId } = tokenOf(await cafe.sell())
    await everywhere()
    setGrants({ wanted: 'absent', state: 'off_router', routerRef: null, usedSeconds: HOUR })
    setToken({ expiresAt: cafe.time.now - 5_000, validitySeconds: HOUR })
    const after = await cafe.manager.token.extend({ tokenId, ...more({ seconds: 60, validitySeconds: 120 }) })
    expect(after).toMatchObject({ overBy: null, leftSeconds: 60, expiresAt: cafe.time.now + 120_000 })
    await everywhere()
    expect(grants()).toMatchObject([
      { wanted: 'present', usedSeconds: 0, carriedSeconds: HOUR },
      { wanted: 'present', usedSeconds: 0, carriedSeconds: HOUR },
    ])
  })

  test('does not let a blocked code in', async () => {
    const { id: tokenId } = tokenOf(await cafe.sell())
    await cafe.manager.token.block({ tokenId })
    await cafe.manager.token.extend({ tokenId, ...more({ seconds: 60 }) })
    expect(grants().every(({ wanted }) => wanted === 'disabled')).toBe(true)
  })

  test.each([
    ['nothing at all', {}, 'seconds', 'required'],
    ['days for a code that has no end', { validitySeconds: 60 }, 'validitySeconds', 'invalid'],
    ['data for a code that has no limit of it', { bytes: 1 }, 'bytes', 'invalid'],
    ['less than nothing', { seconds: -1 }, 'seconds', 'too_small'],
    ['a thousand years', { seconds: 3e10 }, 'seconds', 'too_large'],
  ])('%s is no help, and is refused', async (_, change, field, problem) => {
    const { id: tokenId } = tokenOf(await cafe.sell())
    const given = cafe.manager.token.extend({ tokenId, ...more(change) })
    await expect(given).rejects.toMatchObject({ detail: { reason: 'check_fields', fields: { [field]: problem } } })
    expect(entries('token.extended')).toEqual([])
  })

  test('takes a reason, and somebody who may', async () => {
    const { id: tokenId } = tokenOf(await cafe.sell())
    const without = cafe.manager.token.extend({ tokenId, ...more({ seconds: 60, reason: ' ' }) })
    await expect(without).rejects.toMatchObject({ detail: { fields: { reason: 'required' } } })
    await expect(cafe.cashier.token.extend({ tokenId, ...more({ seconds: 60 }) })).rejects.toThrow('not_allowed')
  })
})

test('a code of another location is not there', async () => {
  const { id: tokenId, code } = tokenOf(await cafe.sell())
  cafe.books((db) => {
    const elsewhere = {
      id: 'elsewhere',
      name: 'Elsewhere',
      currency: 'EUR',
      timeZone: 'UTC',
      codeMark: 'zz',
      createdAt: 1,
    }
    db.insert(tables.location).values(elsewhere).run()
    db.update(tables.sale).set({ locationId: 'elsewhere' }).where(eq(tables.sale.number, 1)).run()
  })
  expect(await cafe.manager.token.find({ text: code })).toEqual([])
  await expect(cafe.manager.token.block({ tokenId })).rejects.toThrow('no_such_token')
})
