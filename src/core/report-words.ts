/** What a shift's report says on paper and on screen; in English, as the books of a café are kept. */
import type { Method } from './payments.ts'
import type { PlanKind } from './plan.ts'
import type { MovementLine } from './shift-report.ts'

export const METHOD_WORDS: Readonly<Record<Method, string>> = {
  cash: 'Cash',
  mobile: 'Mobile money',
  card: 'Card',
  bank: 'Bank',
  account: 'On account',
}

export const KIND_WORDS: Readonly<Record<PlanKind, string>> = { hotspot: 'Hotspot', vpn: 'VPN' }

export const MOVEMENT_WORDS: Readonly<Record<MovementLine['kind'], string>> = {
  float: 'Float',
  pay_in: 'Paid in',
  pay_out: 'Paid out',
  drop: 'To the safe',
}
