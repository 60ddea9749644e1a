/** The sale that is being made: its steps from an empty counter to the change, as a pure reducer. */
import type { PaidPart } from '../../../contract/pay.ts'
import type { SaleView } from '../../../contract/sales.ts'
import type { Slip, TopUpOffer } from '../../../contract/slips.ts'
import type { WireError } from '../../../contract/wire.ts'
import type { DiscountSize } from '../../../core/checkout.ts'
import type { Reason } from '../../../core/errors.ts'
import { MAX_QUANTITY } from '../../../core/sale.ts'
import { type PayDraft, PLAIN_CASH, withoutWord } from './pay-draft.ts'

/** What is sold: new codes of a package, a slip that was scanned, or more on a code that the customer has. */
export type Goods =
  | { readonly kind: 'plan'; readonly planId: string }
  | { readonly kind: 'slip'; readonly slip: Slip }
  | {
      readonly kind: 'topUp'
      readonly offer: TopUpOffer
      readonly tokenId: string
      readonly codeGroups: readonly string[]
    }

/** What the cashier has chosen and typed so far. */
export interface Draft {
  /** Names this sale, however often it is sent: the backend makes one sale of all of them. */
  readonly requestId: string
  readonly goods: Goods
  readonly quantity: number
  /** The cash field as it was typed; empty means the exact amount. */
  readonly cash: string
  readonly pay: PayDraft
  /** About the customer, as typed. */
  readonly phone: string
  readonly note: string
}

/** What was sent; sent again unchanged until the backend gives a definite answer. */
export interface SellRequest {
  readonly requestId: string
  readonly goods: Goods
  readonly quantity: number
  readonly totalMinor: number
  readonly tenderedMinor: number | null
  /** Null: plain cash. */
  readonly payments: readonly PaidPart[] | null
  readonly discount: { readonly size: DiscountSize; readonly reason: string; readonly approvalId: string | null } | null
  readonly phone: string
  readonly note: string
}

export type Selling =
  | { readonly step: 'empty' }
  | { readonly step: 'drafting'; readonly draft: Draft; readonly error: WireError | null }
  | {
      readonly step: 'sending'
      readonly draft: Draft
      readonly request: SellRequest
      /** Was it sent before, without an answer? */
      readonly again: boolean
    }
  | { readonly step: 'unanswered'; readonly draft: Draft; readonly request: SellRequest }
  | { readonly step: 'sold'; readonly sale: SaleView }

export type SellingAction =
  /** `freshId` becomes the request's name if this begins a new sale. */
  | { readonly do: 'choose'; readonly goods: Goods; readonly freshId: string }
  | { readonly do: 'quantity'; readonly quantity: number }
  | { readonly do: 'cash'; readonly cash: string }
  /** How it is paid; a part that was taken empties the field of cash with it. */
  | { readonly do: 'pay'; readonly change: Partial<PayDraft>; readonly cash?: string }
  | { readonly do: 'customer'; readonly about: Partial<Pick<Draft, 'phone' | 'note'>> }
  | { readonly do: 'clear' }
  /** A person gave up an unanswered sale: if it was made, it stands in the list of sales. */
  | { readonly do: 'drop' }
  | { readonly do: 'send'; readonly request: SellRequest }
  | { readonly do: 'sold'; readonly sale: SaleView }
  | { readonly do: 'failed'; readonly error: WireError; readonly freshId: string }

export const NOTHING_YET: Selling = { step: 'empty' }

/**
 * The next state. A draft that was sent is frozen until its answer is known: changing it then could let a sale that
 * was made go unseen, or make it twice.
 */
export function nextSelling(state: Selling, action: SellingAction): Selling {
  switch (action.do) {
    case 'choose':
      return choose(state, action.goods, action.freshId)
    case 'quantity':
      return isMany(state) ? count(state, Math.min(Math.max(action.quantity, 1), MAX_QUANTITY)) : state
    case 'cash':
      return edit(state, { cash: action.cash })
    case 'pay':
      return pay(state, action.change, action.cash)
    case 'customer':
      return edit(state, action.about)
    case 'clear':
      return isFrozen(state) ? state : NOTHING_YET
    case 'drop':
      return state.step === 'unanswered' ? NOTHING_YET : state
    case 'send':
      return state.step === 'drafting' || state.step === 'unanswered'
        ? { step: 'sending', draft: state.draft, request: action.request, again: state.step === 'unanswered' }
        : state
    case 'sold':
      return { step: 'sold', sale: action.sale }
    case 'failed':
      return failed(state, action.error, action.freshId)
  }
}

const isFrozen = (state: Selling): boolean => state.step === 'sending' || state.step === 'unanswered'

/** Only new codes are sold by the number: a slip and a customer's code are one. */
const isMany = (state: Selling): boolean => state.step === 'drafting' && state.draft.goods.kind === 'plan'

function choose(state: Selling, goods: Goods, freshId: string): Selling {
  if (isFrozen(state)) return state
  if (state.step === 'drafting') {
    const quantity = goods.kind === 'plan' ? state.draft.quantity : 1
    return { ...state, draft: { ...state.draft, goods, quantity, pay: withoutWord(state.draft.pay) }, error: null }
  }
  const draft = { requestId: freshId, goods, quantity: 1, cash: '', pay: PLAIN_CASH, phone: '', note: '' }
  return { step: 'drafting', draft, error: null }
}

function edit(state: Selling, change: Partial<Draft>): Selling {
  return state.step === 'drafting' ? { ...state, draft: { ...state.draft, ...change }, error: null } : state
}

function count(state: Selling, quantity: number): Selling {
  return state.step === 'drafting' ? edit(state, { quantity, pay: withoutWord(state.draft.pay) }) : state
}

function pay(state: Selling, change: Partial<PayDraft>, cash: string | undefined): Selling {
  if (state.step !== 'drafting') return state
  return edit(state, { pay: { ...state.draft.pay, ...change }, ...(cash !== undefined && { cash }) })
}

function failed(state: Selling, error: WireError, freshId: string): Selling {
  if (state.step !== 'sending') return state
  if (!isDefinite(error, state.again)) return { step: 'unanswered', draft: state.draft, request: state.request }
  const word = NEEDS_WORD.includes(error.reason) ? { pay: withoutWord(state.draft.pay) } : {}
  return { step: 'drafting', draft: { ...state.draft, ...word, requestId: freshId }, error }
}

/** Refusals after which somebody's word is to be asked for again. */
const NEEDS_WORD: readonly Reason[] = ['approval_needed', 'approval_not_valid']

/** Failures that leave open whether the sale was made: no answer, an ended session, a sale of somebody else's. */
const OPEN_ENDS: readonly Reason[] = ['something_broke', 'sign_in_first', 'no_such_sale']

/** Refusals at the door: this try sold nothing, but they say nothing about the one before. */
const AT_THE_DOOR: readonly Reason[] = [
  'screen_locked',
  'change_password_first',
  'not_allowed',
  'slow_down',
  'check_fields',
  'no_such_call',
]

/** Does this failure prove that nothing was sold? Every refusal by a rule does, unless an earlier try is still open. */
export function isDefinite({ reason }: WireError, again: boolean): boolean {
  return !OPEN_ENDS.includes(reason) && !(again && AT_THE_DOOR.includes(reason))
}
