/** One café, two routers: sold on one or on all, told in one word, and never delayed by the one that is away. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import type { SaleView } from '../../src/contract/sales.ts'
import { startTwoRouters, type TwoRouters } from '../support/two-routers.ts'

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

const look = async (sale: SaleView) => (await cafe.manager.sale.get({ id: sale.id })).tokens
const grantOf = async (sale: SaleView) => (await look(sale))[0]?.grant
const stateOf = async (sale: SaleView) => (await grantOf(sale))?.state
const statesOf = async (sale: SaleView) => (await grantOf(sale))?.routers.map(({ state }) => state)
const giveBack = ({ id: saleId, totalMinor: amountMinor }: SaleView) =>
  cafe.manager.sale.refund({ requestId: randomUUID(), saleId, amountMinor, reason: 'Did not work', approvalId: null })
const sellOn = (routerId: string | null) =>
  cafe.books((db) => void db.update(tables.plan).set({ routerId }).where(eq(tables.plan.position, 1)).run())
const names = (router: TwoRouters['main']) => router.users().map(({ name }) => name ?? '')

test('a package sold on all routers puts its code on each of them, and prints its ticket once', async () => {
  const sale = await cafe.sell(2)
  const codes = sale.tokens.map(({ code }) => code).toSorted()
  await expect.poll(() => statesOf(sale)).toEqual(['on_router', 'on_router'])
  await expect.poll(() => [names(cafe.main).toSorted(), names(cafe.roof).toSorted()]).toEqual([codes, codes])
  await expect
    .poll(async () => (await look(sale)).map(({ ticket }) => ticket.state))
    .toEqual(['confirmed', 'confirmed'])
  expect(cafe.printer.jobs()).toHaveLength(2)
})

test('a package sold on one router leaves the other alone', async () => {
  sellOn(cafe.ids.roof)
  const sale = await cafe.sell()
  await expect.poll(() => stateOf(sale)).toBe('on_router')
  expect(await grantOf(sale)).toMatchObject({ routers: [{ name: 'Roof', state: 'on_router' }] })
  expect([names(cafe.main), names(cafe.roof)]).toEqual([[], [sale.tokens[0]?.code]])
})

test('with one router away the ticket comes out, and the customer can log in at the other', async () => {
  await cafe.roof.faults.goOffline()
  const sale = await cafe.sell()
  await cafe.printer.waitForJob(1)
  const state = await grantOf(sale)
  expect(state).toMatchObject({ state: 'on_router', problem: null })
  expect(state?.routers.map(({ name, state }) => [name, state])).toEqual([
    ['Practice router', 'on_router'],
    ['Roof', 'waiting'],
  ])
  await cafe.roof.faults.goOnline()
  await cafe.cashier.equipment.tryNow(undefined)
  await expect.poll(() => statesOf(sale), { timeout: 10_000 }).toEqual(['on_router', 'on_router'])
  expect(cafe.printer.jobs()).toHaveLength(1)
})

test('refused by one and taken by the other is on the router; refused by both is refused', async () => {
  await Promise.all([cafe.main.faults.goOffline(), cafe.roof.faults.goOffline()])
  const sale = await cafe.sell()
  const refuse = (routerId: string) =>
    cafe.books((db) => {
      const refused = { state: 'refused', problem: 'name_taken', detail: 'failure: already have' } as const
      db.update(tables.grant).set(refused).where(eq(tables.grant.routerId, routerId)).run()
    })
  refuse(cafe.ids.main)
  expect(await stateOf(sale)).toBe('waiting')
  refuse(cafe.ids.roof)
  expect(await grantOf(sale)).toMatchObject({ state: 'refused', problem: 'name_taken' })
})

test('a refund is done only when the code is off every router', async () => {
  const sale = await cafe.sell()
  await expect.poll(() => statesOf(sale)).toEqual(['on_router', 'on_router'])
  await cafe.roof.faults.goOffline()
  await giveBack(sale)
  await expect.poll(() => statesOf(sale)).toEqual(['off_router', 'removing'])
  expect(await stateOf(sale)).toBe('removing')
  await cafe.roof.faults.goOnline()
  await cafe.cashier.equipment.tryNow(undefined)
  await expect.poll(() => stateOf(sale), { timeout: 10_000 }).toBe('off_router')
  expect([cafe.main.users(), cafe.roof.users()]).toEqual([[], []])
})

test('the ticket leads to the login page of the package’s router, or of the first that has one', async () => {
  const qrOf = (sale: SaleView) =>
    cafe.books((db) => {
      const job = db.select().from(tables.printJob).where(eq(tables.printJob.saleId, sale.id)).get()
      return JSON.stringify(job?.document)
    })
  expect(qrOf(await cafe.sell())).toContain('http://roof.example/login')
  sellOn(cafe.ids.main)
  expect(qrOf(await cafe.sell())).not.toContain('/login')
})

test('the status tells of every router in use, oldest first', async () => {
  const named = async () => (await cafe.cashier.app.status(undefined)).routers.map(({ name }) => name)
  expect(await named()).toEqual(['Practice router', 'Roof'])
  await cafe.owner.router.retire({ routerId: cafe.ids.main, confirmed: false })
  expect(await named()).toEqual(['Roof'])
})

describe('a router out of use', () => {
  test('gets nothing that is sold, is not connected to, and comes back when it is wanted again', async () => {
    await cafe.owner.router.retire({ routerId: cafe.ids.main, confirmed: false })
    const sale = await cafe.sell()
    await expect.poll(() => stateOf(sale)).toBe('on_router')
    expect((await grantOf(sale))?.routers).toHaveLength(1)
    expect(names(cafe.main)).toEqual([])
    await cafe.owner.router.restore({ routerId: cafe.ids.main })
    const next = await cafe.sell()
    await expect.poll(() => statesOf(next)).toEqual(['on_router', 'on_router'])
  })

  test('is refused while a package is sold only there, or a code waits to be removed from it', async () => {
    const retire = (confirmed: boolean) => cafe.owner.router.retire({ routerId: cafe.ids.roof, confirmed })
    const left = () => cafe.owner.router.retirement({ routerId: cafe.ids.roof })
    const sale = await cafe.sell()
    await expect.poll(() => statesOf(sale)).toEqual(['on_router', 'on_router'])
    await cafe.roof.faults.goOffline()
    await giveBack(sale)
    expect(await left()).toMatchObject({ plans: [], isLast: false, toAdd: 0, toRemove: 1 })
    await expect(retire(false)).rejects.toThrow('router_in_use')
    sellOn(cafe.ids.roof)
    expect((await left()).plans).toHaveLength(1)
    await retire(true)
    await expect.poll(() => stateOf(sale)).toBe('off_router')
    expect((await cafe.cashier.plan.list(undefined)).map(({ position }) => position)).not.toContain(1)
  })

  test('takes its package off the counter, and the last one everything', async () => {
    const [plan] = await cafe.cashier.plan.list(undefined)
    const order = { requestId: crypto.randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: 100 }
    const sell = () => cafe.cashier.sale.sell({ ...order, tenderedMinor: null })
    sellOn(cafe.ids.roof)
    await cafe.owner.router.retire({ routerId: cafe.ids.roof, confirmed: true })
    await expect(sell()).rejects.toThrow('plan_router_retired')
    sellOn(null)
    expect(await cafe.owner.router.retirement({ routerId: cafe.ids.main })).toMatchObject({ isLast: true })
    await expect(cafe.owner.router.retire({ routerId: cafe.ids.main, confirmed: false })).rejects.toThrow(
      'router_in_use',
    )
    await cafe.owner.router.retire({ routerId: cafe.ids.main, confirmed: true })
    await expect(sell()).rejects.toThrow('no_router')
    expect((await cafe.manager.sale.today({ text: '', limit: 10 })).count).toBe(0)
  })
})
