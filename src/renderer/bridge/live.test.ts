import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { SaleView } from '../../contract/sales.ts'
import { RECONNECTED_EVENT } from '../../contract/wire.ts'
import { takeEvent } from './live.ts'
import { forgetPerson, keys } from './queries.ts'

const saleOf = (id: string, quantity = 1): SaleView => ({
  id,
  quantity,
  number: 1,
  at: 0,
  planName: '1 hour',
  totalMinor: 100,
  priceMinor: 100,
  payments: [],
  discount: null,
  tax: null,
  roundingMinor: 0,
  tenderedMinor: 100,
  changeMinor: 0,
  cashierName: 'Ana',
  unlisted: 0,
  tokens: [],
  topUp: null,
  phone: null,
  note: null,
  refunds: [],
  refundedMinor: 0,
  isGivenBack: false,
})
const listKey = [...keys.todaysSales, '', 12]

function memory() {
  const queries = new QueryClient()
  queries.setQueryData(listKey, { sales: [saleOf('a'), saleOf('b')], count: 2, totalMinor: 200 })
  return queries
}

test('a change of a listed sale is shown where it is listed, and the others stay', () => {
  const queries = memory()
  takeEvent(queries, { name: 'sale.changed', payload: saleOf('b', 7) })
  expect(queries.getQueryData(keys.sale('b'))).toMatchObject({ quantity: 7 })
  expect(queries.getQueryData(listKey)).toMatchObject({ sales: [{ id: 'a' }, { id: 'b', quantity: 7 }] })
  expect(queries.getQueryState(listKey)?.isInvalidated).toBe(false)
})

test('a new sale makes the lists be asked again, because they alone know whether it belongs there', () => {
  const queries = memory()
  takeEvent(queries, { name: 'sale.changed', payload: saleOf('new') })
  expect(queries.getQueryState(listKey)?.isInvalidated).toBe(true)
})

test('after a lost connection everything is asked again', () => {
  const queries = memory()
  takeEvent(queries, { name: RECONNECTED_EVENT, payload: null })
  expect(queries.getQueryState(listKey)?.isInvalidated).toBe(true)
})

test('an exchanged backend leaves nothing of the one before', async () => {
  const queries = memory()
  takeEvent(queries, { name: 'app.restarted', payload: null })
  await expect.poll(() => queries.getQueryData(listKey)).toBeUndefined()
})

test('an event of a newer backend is left alone', () => {
  const queries = memory()
  takeEvent(queries, { name: 'shift.opened', payload: {} })
  expect(queries.getQueryState(listKey)?.isInvalidated).toBe(false)
})

test('the next person sees nothing that the one before saw', () => {
  const queries = memory()
  queries.setQueryData(keys.app, 'everybody’s')
  forgetPerson(queries, null)
  expect(queries.getQueryData(listKey)).toBeUndefined()
  expect(queries.getQueryData(keys.app)).toBe('everybody’s')
  expect(queries.getQueryData(keys.me)).toBeNull()
})
