import { expect, test } from 'vitest'
import { mayApproveRefund, mayRefundAlone } from './refund.ts'

const ana = { id: 'ana', role: 'staff', refundLimitMinor: 500 } as const
const musa = { id: 'musa', role: 'manager', refundLimitMinor: 2_000 } as const
const olu = { id: 'olu', role: 'super_admin', refundLimitMinor: null } as const
const today = (amountMinor: number) => ({ amountMinor, isOfToday: true })

test('up to one’s limit alone, above it not', () => {
  expect(mayRefundAlone(ana, today(500))).toBe(true)
  expect(mayRefundAlone(ana, today(501))).toBe(false)
  expect(mayRefundAlone(olu, today(1_000_000))).toBe(true)
})

test('a sale of another day takes somebody who leads', () => {
  const older = { amountMinor: 1, isOfToday: false }
  expect(mayRefundAlone(ana, older)).toBe(false)
  expect(mayRefundAlone(musa, older)).toBe(true)
})

test('nobody approves for themselves, above their own limit, or without leading', () => {
  expect(mayApproveRefund(musa, 'ana', today(2_000))).toBe(true)
  expect(mayApproveRefund(musa, 'ana', today(2_001))).toBe(false)
  expect(mayApproveRefund(musa, 'musa', today(1))).toBe(false)
  expect(mayApproveRefund({ ...ana, refundLimitMinor: null }, 'other', today(1))).toBe(false)
  expect(mayApproveRefund(olu, 'musa', today(1_000_000))).toBe(true)
})
