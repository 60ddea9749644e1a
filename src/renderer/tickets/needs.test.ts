import { expect, test } from 'vitest'
import type { GrantState, SaleView, SoldToken, TicketState } from '../../contract/sales.ts'
import { needOf, summaryOf } from './needs.ts'

const tokenOf = (ticket: TicketState, grant: GrantState = 'on_router', jobId: string | null = 'job'): SoldToken => ({
  id: `${ticket} ${grant}`,
  code: '7kq',
  codeGroups: ['7kq'],
  reprints: 0,
  isSlip: false,
  grant: {
    state: grant,
    problem: null,
    routers: [],
  },
  blocked: false,
  isRefunded: false,
  ticket: {
    jobId,
    state: ticket,
    problem: null,
  },
})
const saleOf = (...tokens: SoldToken[]): SaleView => ({
  id: 's',
  number: 1,
  at: 0,
  planName: '1 hour',
  quantity: tokens.length,
  totalMinor: 0,
  priceMinor: 100,
  payments: [],
  discount: null,
  tax: null,
  roundingMinor: 0,
  tenderedMinor: 0,
  changeMinor: 0,
  cashierName: 'Ana',
  unlisted: 0,
  tokens,
  topUp: null,
  phone: null,
  note: null,
  refunds: [],
  refundedMinor: 0,
  isGivenBack: false,
})

const REFUND: SaleView['refunds'][number] = {
  id: 'r',
  at: 1,
  kind: 'refund',
  basis: 'full',
  amountMinor: 100,
  payments: [],
  reason: 'Did not work',
  byName: 'Ana',
  approvedByName: null,
}

test.each([
  ['held', 'release'],
  ['failed', 'retry'],
  ['uncertain', 'answer'],
  ['queued', null],
  ['sending', null],
  ['confirmed', null],
  ['sent', null],
] as const)('a ticket that is %s needs %s', (state, need) => {
  expect(needOf(tokenOf(state))).toBe(need)
})

test.each(['removing', 'off_router'] as const)('a ticket of a code that is %s asks nothing any more', (grant) => {
  expect(needOf(tokenOf('uncertain', grant))).toBeNull()
})

test('a refunded sale says whether its codes are gone, whatever became of its tickets', () => {
  const refunded = (...tokens: SoldToken[]) =>
    summaryOf({ ...saleOf(...tokens.map((token) => ({ ...token, isRefunded: true }))), isGivenBack: true })
  const gone = tokenOf('uncertain', 'off_router')
  expect(refunded(gone, gone)).toBe('refunded')
  expect(refunded(gone, tokenOf('cancelled', 'removing'))).toBe('removing')
  expect(refunded(tokenOf('cancelled', 'removing'), tokenOf('failed', 'refused'))).toBe('notRemoved')
})

test('of a sale that was partly given back, the codes that stand still matter', () => {
  const partly = (...tokens: SoldToken[]) => summaryOf({ ...saleOf(...tokens), refunds: [REFUND] })
  const back = (grant: GrantState): SoldToken => ({ ...tokenOf('cancelled', grant), isRefunded: true })
  expect(partly(back('off_router'), tokenOf('confirmed'))).toBe('partly')
  expect(partly(back('removing'), tokenOf('failed'))).toBe('notPrinted')
  expect(partly(back('refused'), tokenOf('confirmed'))).toBe('notRemoved')
})

test('without a print job nothing can be asked', () => {
  expect(needOf(tokenOf('failed', 'on_router', null))).toBeNull()
})

test('the worst of a sale’s tokens speaks for the sale', () => {
  const fine = tokenOf('confirmed')
  expect(summaryOf(saleOf(fine, fine))).toBe('fine')
  expect(summaryOf(saleOf(fine, tokenOf('queued')))).toBe('printing')
  expect(summaryOf(saleOf(tokenOf('queued'), tokenOf('confirmed', 'waiting')))).toBe('waiting')
  expect(summaryOf(saleOf(tokenOf('uncertain'), tokenOf('held', 'waiting')))).toBe('check')
  expect(summaryOf(saleOf(tokenOf('uncertain'), tokenOf('failed')))).toBe('notPrinted')
  expect(summaryOf(saleOf(tokenOf('failed'), tokenOf('confirmed', 'refused')))).toBe('refused')
})

test('a ticket that printed on a router that has not answered is still waiting', () => {
  expect(summaryOf(saleOf(tokenOf('confirmed', 'waiting')))).toBe('waiting')
})
