/** Customers who buy on account: what would let somebody owe more than they may, or pay what they do not owe. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Paying, startPaying } from '../support/paying.ts'

let cafe: Paying
beforeEach(async () => {
  cafe = await startPaying()
})
afterEach(() => cafe.close())

const refused = (reason: string, values = {}) =>
  expect.objectContaining({ detail: expect.objectContaining({ reason, ...values }) })
const form = { name: 'Hotel Baobab', phone: '0712 345 678', note: '', limitMinor: 250, active: true }
const add = (change: Partial<typeof form> = {}) =>
  cafe.manager.client.customer.save({ id: null, customer: { ...form, ...change } })
const onAccount = (customerId: string, amountMinor: number) => ({ method: 'account', customerId, amountMinor }) as const
const settle = (customerId: string, amountMinor: number, more: object = {}) =>
  cafe.manager.client.customer.settle({
    requestId: randomUUID(),
    customerId,
    amountMinor,
    payments: [{ method: 'cash', currency: 'EUR', tenderedMinor: amountMinor }],
    note: null,
    ...more,
  })

test('what is bought on account is owed, up to the limit and not a cent above it', async () => {
  const { id } = await add()
  await cafe.sell(cafe.ana, { totalMinor: 200, payments: [onAccount(id, 200)] }, 2)
  expect(cafe.drawer('EUR')).toBe(0)
  const more = { totalMinor: 100, payments: [onAccount(id, 51), { method: 'card', amountMinor: 49 } as const] }
  await expect(cafe.sell(cafe.ana, more)).rejects.toEqual(
    refused('account_limit', { values: { name: 'Hotel Baobab', left: '€0.50' } }),
  )
  // In two parts it is as much as in one.
  const parts = [onAccount(id, 50), onAccount(id, 50)]
  await expect(cafe.sell(cafe.ana, { totalMinor: 100, payments: parts })).rejects.toEqual(refused('account_limit'))
  expect(await cafe.ana.client.customer.pick({ text: 'hotel' })).toEqual([
    { id, name: 'Hotel Baobab', phone: '0712345678', leftMinor: 50 },
  ])
  await cafe.manager.client.customer.save({ id, customer: { ...form, active: false } })
  await expect(cafe.sell(cafe.ana, { totalMinor: 100, payments: [onAccount(id, 100)] })).rejects.toEqual(
    refused('customer_inactive'),
  )
})

test('a settlement takes what is owed and no more, once for each press, and the statement adds up', async () => {
  const { id } = await add()
  await cafe.sell(cafe.ana, { totalMinor: 200, payments: [onAccount(id, 200)] }, 2)
  await expect(settle(id, 201)).rejects.toEqual(refused('more_than_owed'))
  await expect(settle(id, 100, { payments: [onAccount(id, 100)] })).rejects.toEqual(refused('method_off'))
  const requestId = randomUUID()
  const payments = [
    { method: 'mobile', amountMinor: 100, reference: 'MP1' },
    { method: 'cash', currency: 'EUR', tenderedMinor: 100 },
  ]
  const paid = await settle(id, 150, { requestId, payments })
  expect(paid).toMatchObject({ amountMinor: 150, changeMinor: 50, owedMinor: 50 })
  expect(await settle(id, 150, { requestId, payments })).toEqual(paid)
  expect(cafe.drawer('EUR')).toBe(50)
  const { entries, count, customer } = await cafe.manager.client.customer.statement({ id, offset: 0, limit: 10 })
  expect(entries.map(({ kind, amountMinor, balanceMinor }) => [kind, amountMinor, balanceMinor])).toEqual([
    ['settlement', -150, 50],
    ['charge', 200, 200],
  ])
  expect(entries[0]?.payments.map(({ method }) => method)).toEqual(['mobile', 'cash'])
  expect([count, customer.owedMinor]).toEqual([2, 50])
  expect(cafe.fact('customer.settled')).toMatchObject({ subject: { name: 'Hotel Baobab' }, data: { amountMinor: 150 } })
  expect(cafe.wrongSums()).toEqual([])
})

test('a customer is found by a part of the name in any script, however it is written', async () => {
  await add({ name: 'Отель Баобаб' })
  await add({ name: 'ΞΕΝΟΔΟΧΕΙΟ' })
  await add({ name: 'Hôtel Été' })
  const found = async (text: string) => (await cafe.ana.client.customer.pick({ text })).map(({ name }) => name)
  expect(await found('отель')).toEqual(['Отель Баобаб'])
  expect(await found('ξενοδ')).toEqual(['ΞΕΝΟΔΟΧΕΙΟ'])
  expect(await found('HÔTEL ÉT')).toEqual(['Hôtel Été'])
  expect(await found('100%')).toEqual([])
  expect((await cafe.manager.client.customer.list({ text: 'БАОБАБ' })).count).toBe(1)
})

test('two customers of one name are told apart by their number, and never by nothing', async () => {
  await add()
  await expect(add({ name: 'hotel baobab' })).rejects.toEqual(refused('customer_known'))
  await add({ phone: '0799 111 222' })
  expect(await cafe.manager.client.customer.list({ text: '111' })).toMatchObject({ count: 1 })
  expect(await cafe.manager.client.customer.list({ text: '' })).toMatchObject({ count: 2, owedMinor: 0 })
})
