/** Selling through the contract, on a real backend, router and printer. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BackendOptions } from '../../src/backend/create-backend.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import type { PlanTile, SaleView } from '../../src/contract/sales.ts'
import { drawCode } from '../../src/core/codes.ts'
import { startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let router: Awaited<ReturnType<typeof startPracticeRouter>>
let printer: Awaited<ReturnType<typeof startPracticePrinter>>
let running: Awaited<ReturnType<typeof startBackend>>
let client: TellerClient
let plan: PlanTile
let now = Date.parse('2026-11-23T12:00:00Z')

const start = (options: Partial<BackendOptions> = {}) =>
  startBackend({
    ...options,
    folder: folder.path,
    clock: () => now,
    practiceEquipment: {
      router: {
        host: '127.0.0.1',
        port: router.port,
        username: 'teller',
        password: 'secret',
        loginHost: 'wifi.example',
      },
      printer: { host: '127.0.0.1', port: printer.port, paperMm: 58 },
    },
  })

beforeEach(async () => {
  folder = temporaryFolder()
  router = await startPracticeRouter({ username: 'teller', password: 'secret' })
  printer = await startPracticePrinter({ paperMm: 58 })
  running = await start()
  client = (await signedInAs(running.backend, 'staff')).client
  plan = (await client.plan.list(undefined))[0] as PlanTile
})
afterEach(async () => {
  await running.close()
  await Promise.all([router.close(), printer.close()])
  folder.remove()
})

const order = (change: object = {}) => ({
  requestId: randomUUID(),
  planId: plan.id,
  quantity: 1,
  totalMinor: plan.priceMinor,
  tenderedMinor: null,
  ...change,
})
/** The sale once it looks like this. */
async function settled(saleId: string, looks: (sale: SaleView) => boolean): Promise<SaleView> {
  const look = async () => looks(await client.sale.get({ id: saleId }))
  await expect.poll(look, { timeout: 10_000 }).toBe(true)
  return client.sale.get({ id: saleId })
}
const served = (sale: SaleView) => sale.tokens.every((token) => token.ticket.state === 'confirmed')

test('five tokens in one sale: five users, five tickets, one number', async () => {
  const sale = await client.sale.sell(order({ quantity: 5, totalMinor: 5 * plan.priceMinor, tenderedMinor: 1000 }))
  expect(sale).toMatchObject({ number: 1, quantity: 5, changeMinor: 500, cashierName: 'Ana' })
  await settled(sale.id, served)
  const names = router.users().map((user) => user.name)
  expect(new Set(names)).toEqual(new Set(sale.tokens.map((token) => token.code)))
  expect(names).toHaveLength(5)
  expect(printer.jobs()).toHaveLength(5)
})

test('the ticket says how long it is good for, within its paper', async () => {
  const plans = await client.plan.list(undefined)
  const said = async (name: string) => {
    const { id, priceMinor } = plans.find((each) => each.name === name) as PlanTile
    const before = printer.jobs().length
    await client.sale.sell(order({ planId: id, totalMinor: priceMinor }))
    const { lines } = await printer.waitForJob(before + 1)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(32)
    return lines.map((line) => line.trim())
  }
  expect(await said('3 hours')).toContain('3 hours online')
  expect(await said('Week')).toContain('Valid 1 week from first login')
})

test('the same request again is the same sale, also when both come at once', async () => {
  const once = order()
  const [first, second] = await Promise.all([client.sale.sell(once), client.sale.sell(once)])
  expect(second.id).toBe(first.id)
  expect((await client.sale.today({ text: '', limit: 10 })).count).toBe(1)
})

test('the router dies between the add and its reply: one user, and the cashier sees it on the router', async () => {
  router.faults.cutBeforeReply('/ip/hotspot/user/add')
  const sale = await client.sale.sell(order())
  await settled(sale.id, served)
  expect(router.users()).toHaveLength(1)
})

test('somebody else’s user of that name is not taken over: refused, in words, and the ticket stays in', async () => {
  await running.close()
  folder.remove()
  folder = temporaryFolder()
  running = await start({ random: () => 0 })
  client = (await signedInAs(running.backend, 'staff')).client
  const [first] = await client.plan.list(undefined)
  const code = drawCode('22', 6, () => 0)
  const admin = await connectRouter({ host: '127.0.0.1', port: router.port, username: 'teller', password: 'secret' })
  await admin.run('/ip/hotspot/user/add', { attributes: { name: code, password: 'theirs', comment: 'hand-made' } })
  admin.close()
  const sale = await client.sale.sell(order({ planId: first?.id }))
  const refused = await settled(sale.id, (view) => view.tokens[0]?.grant.state === 'refused')
  expect(refused.tokens[0]).toMatchObject({ code, grant: { problem: 'name_taken' }, ticket: { state: 'held' } })
  expect(router.users()).toEqual([expect.objectContaining({ password: 'theirs', comment: 'hand-made' })])
  expect(printer.jobs()).toHaveLength(0)
})

test('after a restart, what waited goes on by itself', async () => {
  await router.faults.goOffline()
  const sale = await client.sale.sell(order())
  await running.close()
  await router.faults.goOnline()
  running = await start()
  client = (await signedInAs(running.backend, 'staff')).client
  await settled(sale.id, served)
  expect(router.users()).toHaveLength(1)
})

describe('today’s sales', () => {
  test('are one’s own for Staff, everybody’s for a Manager', async () => {
    const manager = (await signedInAs(running.backend, 'manager')).client
    await client.sale.sell(order())
    const theirs = await manager.sale.sell(order())
    expect((await client.sale.today({ text: '', limit: 10 })).count).toBe(1)
    expect((await manager.sale.today({ text: '', limit: 10 })).count).toBe(2)
    await expect(client.sale.get({ id: theirs.id })).rejects.toMatchObject({ detail: { reason: 'no_such_sale' } })
    const [token] = theirs.tokens
    const reprint = client.ticket.reprint({ tokenId: token?.id ?? '' })
    await expect(reprint).rejects.toMatchObject({ detail: { reason: 'no_such_sale' } })
  })

  test('are found by part of a code, by number, by package; wildcards are just text', async () => {
    const sale = await client.sale.sell(order())
    const code = sale.tokens[0]?.code ?? ''
    const find = async (text: string) => (await client.sale.today({ text, limit: 10 })).count
    expect(await find(code.slice(2, 7).toUpperCase())).toBe(1)
    expect(await find(sale.tokens[0]?.codeGroups.join(' ') ?? '')).toBe(1)
    expect(await find('#1')).toBe(1)
    expect(await find('1 HOUR')).toBe(1)
    expect(await find('zzz')).toBe(0)
    expect(await find("' or 1=1 --")).toBe(0)
  })

  test('begin at the café’s midnight, not at UTC’s', async () => {
    await client.sale.sell(order())
    now = Date.parse('2026-11-23T21:30:00Z')
    expect((await client.sale.today({ text: '', limit: 10 })).count).toBe(0)
    now = Date.parse('2026-11-23T12:00:00Z')
  })
})

describe('refused, and nothing was sold', () => {
  test.each([
    ['too little money', { tenderedMinor: 1 }, 'too_little_money'],
    ['another price than the screen showed', { totalMinor: 99 }, 'price_changed'],
    ['a package that does not exist', { planId: randomUUID() }, 'no_such_plan'],
    ['no tokens at all', { quantity: 0 }, 'check_fields'],
    ['half a token', { quantity: 1.5 }, 'check_fields'],
    ['a thousand tokens', { quantity: 1000 }, 'check_fields'],
  ])('%s', async (_, change, reason) => {
    await expect(client.sale.sell(order(change))).rejects.toMatchObject({ detail: { reason } })
    expect((await client.sale.today({ text: '', limit: 10 })).count).toBe(0)
  })
})

describe('a refund', () => {
  const giveBack = async (sale: SaleView) => {
    const manager = await signedInAs(running.backend, 'manager')
    const { id: saleId, totalMinor: amountMinor } = sale
    return manager.client.sale.refund({
      requestId: randomUUID(),
      saleId,
      amountMinor,
      reason: 'Did not work',
      approvalId: null,
    })
  }
  const stateOf = async ({ id }: SaleView) => (await client.sale.get({ id })).tokens[0]?.grant.state

  test('takes the code off the router', async () => {
    const sale = await client.sale.sell(order())
    await expect.poll(() => stateOf(sale)).toBe('on_router')
    await printer.waitForJob(1)
    await giveBack(sale)
    await expect.poll(() => stateOf(sale)).toBe('off_router')
    expect(router.users()).toEqual([])
    await expect(client.ticket.reprint({ tokenId: sale.tokens[0]?.id ?? '' })).rejects.toThrow('already_refunded')
  })

  test('with the router away, the code goes as soon as it is back, and no ticket comes out', async () => {
    await router.faults.goOffline()
    const sale = await client.sale.sell(order())
    await giveBack(sale)
    expect(await stateOf(sale)).toBe('removing')
    await router.faults.goOnline()
    await client.equipment.tryNow(undefined)
    await expect.poll(() => stateOf(sale), { timeout: 10_000 }).toBe('off_router')
    expect(router.users()).toEqual([])
    expect(printer.jobs()).toEqual([])
  })

  test('in the moment in which the router is adding the code still ends without it', async () => {
    for (let round = 0; round < 10; round++) {
      const sale = await client.sale.sell(order())
      await giveBack(sale)
      await expect.poll(() => stateOf(sale)).toBe('off_router')
    }
    expect(router.users()).toEqual([])
  })
})
