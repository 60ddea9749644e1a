/** More sold onto a code that somebody has: the money, the code's life on every router, and giving it back. */
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

const sold = async () => {
  const sale = await cafe.sell()
  const [token] = sale.tokens
  if (!token) throw new Error('nothing was sold')
  await expect.poll(() => [cafe.main.users().length, cafe.roof.users().length]).toEqual([1, 1])
  return { sale, tokenId: token.id, code: token.code }
}
const putOn = async (tokenId: string, planName = '1 hour', requestId = randomUUID()) => {
  const plan = (await cafe.cashier.plan.list(undefined)).find(({ name }) => name === planName)
  const order = { requestId, tokenId, planId: plan?.id ?? '', totalMinor: plan?.priceMinor ?? 0 }
  return cafe.cashier.topUp.sell({ ...order, tenderedMinor: null })
}
const left = async (code: string) => (await cafe.cashier.token.find({ text: code }))[0]
const uptimes = () => [cafe.main, cafe.roof].flatMap((router) => router.users().map((user) => user['limit-uptime']))
const giveBack = ({ id: saleId, totalMinor: amountMinor }: SaleView) =>
  cafe.manager.sale.refund({ requestId: randomUUID(), saleId, amountMinor, reason: 'x', approvalId: null })
const setUsed = (usedSeconds: number) =>
  cafe.books((db) => {
    const onMain = eq(tables.grant.routerId, cafe.ids.main)
    db.update(tables.grant).set({ usedSeconds }).where(onMain).run()
  })

test('an hour goes onto an hour on every router, and the sale says so', async () => {
  const { sale, tokenId, code } = await sold()
  const offers = await cafe.cashier.topUp.offers({ tokenId })
  expect(offers.map(({ planName, seconds }) => [planName, seconds])).toEqual([
    ['1 hour', HOUR],
    ['3 hours', 3 * HOUR],
  ])
  const more = await putOn(tokenId)
  expect(more).toMatchObject({ number: 2, totalMinor: 100, tokens: [], topUp: { tokenId, seconds: HOUR, bytes: 0 } })
  expect(await left(code)).toMatchObject({ leftSeconds: 2 * HOUR, saleNumber: sale.number })
  await expect.poll(uptimes, { timeout: 5_000 }).toEqual(['2h', '2h'])
  expect(await cafe.cashier.sale.today({ text: '', limit: 10 })).toMatchObject({ count: 2, totalMinor: 200 })
  expect((await cafe.cashier.sale.today({ text: code, limit: 10 })).count).toBe(2)
  const entry = journalIn(cafe.databaseFile).findLast(({ kind }) => kind === 'sale.made')
  expect(entry).toMatchObject({ data: { tokenId, seconds: HOUR, ofSale: 1 } })
})

test('the same press of the button twice puts it there once', async () => {
  const { tokenId, code } = await sold()
  const requestId = randomUUID()
  const first = await putOn(tokenId, '1 hour', requestId)
  expect((await putOn(tokenId, '1 hour', requestId)).id).toBe(first.id)
  expect((await left(code))?.leftSeconds).toBe(2 * HOUR)
})

test('money given back takes the same off again, and the code keeps what it was bought with', async () => {
  const { tokenId, code } = await sold()
  const more = await putOn(tokenId)
  await giveBack(more)
  expect(await left(code)).toMatchObject({ leftSeconds: HOUR, overBy: null, refunded: false })
  await expect.poll(uptimes, { timeout: 5_000 }).toEqual(['1h', '1h'])
  expect(await cafe.cashier.sale.today({ text: '', limit: 10 })).toMatchObject({ count: 2, totalMinor: 100 })
  await expect(giveBack(more)).rejects.toThrow('already_refunded')
})

test('but never what was used of it: then nothing is left, and the code is off', async () => {
  const { tokenId, code } = await sold()
  const more = await putOn(tokenId)
  await expect.poll(uptimes, { timeout: 5_000 }).toEqual(['2h', '2h'])
  setUsed(5_000)
  await giveBack(more)
  expect(await left(code)).toMatchObject({ leftSeconds: 0, overBy: 'time', limits: { timeLimitSeconds: 5_000 } })
  await expect.poll(() => [...cafe.main.users(), ...cafe.roof.users()], { timeout: 5_000 }).toEqual([])
})

test('nothing is sold onto a code that is blocked, given back, somebody else’s, or of another kind', async () => {
  const { sale, tokenId } = await sold()
  await expect(putOn(tokenId, 'Day')).rejects.toThrow('top_up_unfit')
  await expect(putOn(randomUUID())).rejects.toThrow('no_such_token')
  await cafe.manager.token.block({ tokenId })
  await expect(putOn(tokenId)).rejects.toThrow('token_blocked')
  await cafe.manager.token.unblock({ tokenId })
  await giveBack(sale)
  await expect(putOn(tokenId)).rejects.toThrow('already_refunded')
  expect(await cafe.cashier.sale.today({ text: '', limit: 10 })).toMatchObject({ count: 1, totalMinor: 0 })
})

test('its ticket is printed when somebody asks for it, with what the code has now', async () => {
  const sale = await cafe.manager.sale.sell(await orderOf())
  const tokenId = sale.tokens[0]?.id ?? ''
  await cafe.printer.waitForJob(1)
  await expect
    .poll(async () => (await cafe.manager.sale.get({ id: sale.id })).tokens[0]?.ticket.state)
    .toBe('confirmed')
  // The cashier may print it for the customer they sold more to, though somebody else sold the code.
  await expect(cafe.cashier.ticket.reprint({ tokenId })).rejects.toThrow('no_such_sale')
  await putOn(tokenId)
  await cafe.cashier.ticket.reprint({ tokenId })
  expect((await cafe.printer.waitForJob(2)).lines.join('\n')).toContain('2 hours online')
})

async function orderOf() {
  const [plan] = await cafe.manager.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  return { ...order, tenderedMinor: null }
}

test('a note and a telephone number are kept with the sale, written down, and found again', async () => {
  const order = { ...(await orderOf()), phone: ' +254 712 345-678', note: '  Room 4,\tAmina ' }
  const sale = await cafe.cashier.sale.sell(order)
  expect(sale).toMatchObject({ phone: '254712345678', note: 'Room 4, Amina' })
  const found = async (text: string) => (await cafe.cashier.sale.today({ text, limit: 10 })).count
  expect([await found('amina'), await found('0712 345 678'.slice(1)), await found('99999')]).toEqual([1, 1, 0])
  const [entry] = journalIn(cafe.databaseFile).filter(({ kind }) => kind === 'sale.made')
  expect(entry).toMatchObject({ data: { phone: '254712345678', note: 'Room 4, Amina' } })
  const wrong = cafe.cashier.sale.sell({ ...(await orderOf()), phone: 'call Ana' })
  await expect(wrong).rejects.toMatchObject({ detail: { fields: { phone: 'digits_only' } } })
})
