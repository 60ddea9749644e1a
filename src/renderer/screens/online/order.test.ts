import { expect, test } from 'vitest'
import { FIRST_ORDER, idOf, nextOrder } from './order.ts'

test('the same column turns around, another one begins with what people look for in it', () => {
  expect(nextOrder({ by: 'used', descending: true }, 'used')).toEqual({ by: 'used', descending: false })
  expect(nextOrder(FIRST_ORDER, 'left')).toEqual({ by: 'left', descending: false })
  expect(nextOrder(FIRST_ORDER, 'speed')).toEqual({ by: 'speed', descending: true })
})

test('sessions of two routers, or of two devices, at the same address are two', () => {
  const one = { routerId: 'r', sessionId: '*1', mac: '02:00:00:00:00:01' }
  expect(idOf(one)).not.toBe(idOf({ ...one, routerId: 's' }))
  expect(idOf(one)).not.toBe(idOf({ ...one, mac: '02:00:00:00:00:02' }))
})
