/** Reads what was typed about the customer; both fields may be empty. */
import { sale as calls } from '../../../contract/sales.ts'
import { check, NO_PROBLEMS, type Problems } from '../../forms/check.ts'
import type { Draft } from './draft.ts'

const Customer = calls.sell.input.pick({ phone: true, note: true })

/** What is wrong with them, by field. */
export function problemsOfCustomer({ phone, note }: Pick<Draft, 'phone' | 'note'>): Problems {
  const checked = check(Customer, { phone, note })
  return checked.ok ? NO_PROBLEMS : checked.problems
}
