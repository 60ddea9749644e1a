import { expect, test } from 'vitest'
import type { Slip } from '../../../contract/slips.ts'
import type { WireError } from '../../../contract/wire.ts'
import { MAX_QUANTITY } from '../../../core/sale.ts'
import { NOTHING_YET, nextSelling, type Selling, type SellingAction, type SellRequest } from './draft.ts'
import { PLAIN_CASH } from './pay-draft.ts'

const after = (...actions: SellingAction[]): Selling => actions.reduce(nextSelling, NOTHING_YET)
const plan = (planId: string) => ({ kind: 'plan', planId }) as const
const choose: SellingAction = { do: 'choose', goods: plan('hour'), freshId: 'first' }
const customer = { phone: '', note: '' }
const amounts = { quantity: 1, totalMinor: 100, tenderedMinor: null, payments: null, discount: null }
const request: SellRequest = { requestId: 'first', goods: plan('hour'), ...amounts, ...customer }
const send: SellingAction = { do: 'send', request }
const failed = (error: WireError): SellingAction => ({ do: 'failed', error, freshId: 'second' })
const silence = failed({ code: 'unavailable', reason: 'something_broke' })

test('another package keeps the cash, the quantity and the name of the sale', () => {
  const state = after(
    choose,
    { do: 'quantity', quantity: 3 },
    { do: 'cash', cash: '5,00' },
    { do: 'choose', goods: plan('day'), freshId: 'x' },
  )
  expect(state).toMatchObject({ draft: { requestId: 'first', goods: plan('day'), quantity: 3, cash: '5,00' } })
})

test('a slip is one, whatever the quantity was before', () => {
  const slip = { tokenId: 't', codeGroups: ['7kq'], priceMinor: 150 } as Slip
  const chosen: SellingAction = { do: 'choose', goods: { kind: 'slip', slip }, freshId: 'x' }
  const state = after(choose, { do: 'quantity', quantity: 3 }, chosen, { do: 'quantity', quantity: 2 })
  expect(state).toMatchObject({ draft: { goods: { kind: 'slip' }, quantity: 1 } })
})

test.each([
  [0, 1],
  [-5, 1],
  [MAX_QUANTITY + 1, MAX_QUANTITY],
])('a quantity of %i becomes %i', (quantity, held) => {
  expect(after(choose, { do: 'quantity', quantity })).toMatchObject({ draft: { quantity: held } })
})

test('nothing changes a sale that is under way', () => {
  const sending = after(choose, send)
  for (const action of [choose, send, { do: 'cash', cash: '9' }, { do: 'clear' }, { do: 'drop' }] as SellingAction[]) {
    expect(nextSelling(sending, action)).toBe(sending)
  }
})

test('without an answer the same sale is asked for again, under the same name', () => {
  const unanswered = after(choose, send, silence)
  expect(unanswered).toMatchObject({ step: 'unanswered', request })
  expect(nextSelling(unanswered, { do: 'clear' })).toBe(unanswered)
  expect(nextSelling(unanswered, send)).toMatchObject({ step: 'sending', request })
})

test('an ended session leaves open whether the sale was made', () => {
  expect(after(choose, send, failed({ code: 'unauthenticated', reason: 'sign_in_first' }))).toMatchObject({
    step: 'unanswered',
  })
})

test.each(['screen_locked', 'slow_down', 'not_allowed', 'change_password_first'] as const)(
  '%s at the door ends a first try, but says nothing about an earlier one without an answer',
  (reason) => {
    const refused = failed({ code: 'too_many', reason })
    expect(after(choose, send, refused)).toMatchObject({ step: 'drafting', error: { reason } })
    expect(after(choose, send, silence, send, refused)).toMatchObject({ step: 'unanswered', request })
  },
)

test('a refusal leads back to the draft, under a new name, with the reason', () => {
  const error = { code: 'conflict', reason: 'price_changed' } as const
  expect(after(choose, { do: 'cash', cash: '2' }, send, failed(error))).toEqual({
    step: 'drafting',
    draft: { requestId: 'second', goods: plan('hour'), quantity: 1, cash: '2', pay: PLAIN_CASH, ...customer },
    error,
  })
})

test('only an unanswered sale can be dropped', () => {
  expect(after(choose, send, silence, { do: 'drop' })).toEqual(NOTHING_YET)
  expect(after(choose, { do: 'drop' })).toMatchObject({ step: 'drafting' })
})

test('other goods, another number of them and a refused approval ask for the word again', () => {
  const word = { kind: 'percent', text: '10', reason: 'Guest', approvalId: 'a', approverName: 'Musa' } as const
  const given: SellingAction[] = [choose, { do: 'pay', change: { discount: word } }]
  const asksAgain = { draft: { pay: { discount: { text: '10', approvalId: null, approverName: null } } } }
  expect(after(...given)).toMatchObject({ draft: { pay: { discount: { approvalId: 'a' } } } })
  expect(after(...given, { do: 'quantity', quantity: 2 })).toMatchObject(asksAgain)
  expect(after(...given, { do: 'choose', goods: plan('day'), freshId: 'x' })).toMatchObject(asksAgain)
  const refusal = failed({ code: 'conflict', reason: 'approval_not_valid' })
  expect(after(...given, send, refusal)).toMatchObject(asksAgain)
})
