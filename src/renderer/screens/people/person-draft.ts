/** A person as somebody is typing them in; what the editor shows and what it sends. */
import { PersonForm, type PersonView } from '../../../contract/people.ts'
import { formatPlain, parseAmount } from '../../../core/money.ts'
import type { Role } from '../../../core/permissions.ts'
import { type Checked, check, readWhole } from '../../forms/check.ts'

/** How much money somebody may give back without asking. */
export const REFUND_CHOICES = ['unlimited', 'never', 'up_to'] as const
export type RefundChoice = (typeof REFUND_CHOICES)[number]

export interface PersonDraft {
  readonly name: string
  readonly role: Role
  readonly locationIds: readonly string[]
  /** Null until somebody chooses; the proposal then follows the role. */
  readonly refund: RefundChoice | null
  readonly amount: string
  /** The same for discounts, in whole per cent of the price. */
  readonly discount: RefundChoice | null
  readonly percent: string
}

/** A new cashier at this counter's location. */
export function newPerson(locationIds: readonly string[]): PersonDraft {
  return { name: '', role: 'staff', locationIds, refund: null, amount: '', discount: null, percent: '' }
}

export function personDraftOf(
  { name, role, locationIds, refundLimitMinor, discountLimitPercent }: PersonView,
  currency: string,
): PersonDraft {
  const discount = choiceOf(discountLimitPercent)
  const percent = discount === 'up_to' ? String(discountLimitPercent) : ''
  const common = { name, role, locationIds, discount, percent }
  if (refundLimitMinor === null) return { ...common, refund: 'unlimited', amount: '' }
  if (refundLimitMinor === 0) return { ...common, refund: 'never', amount: '' }
  return { ...common, refund: 'up_to', amount: formatPlain(refundLimitMinor, currency) }
}

function choiceOf(limit: number | null): RefundChoice {
  if (limit === null) return 'unlimited'
  return limit === 0 ? 'never' : 'up_to'
}

/** What is chosen, or proposed: cashiers ask first, those who lead need not. */
export function refundChoiceOf({ refund, role }: PersonDraft): RefundChoice {
  return refund ?? (role === 'staff' ? 'never' : 'unlimited')
}

/** The same for discounts. */
export function discountChoiceOf({ discount, role }: PersonDraft): RefundChoice {
  return discount ?? (role === 'staff' ? 'never' : 'unlimited')
}

/** The field `locationIds` is `required` where a role without a location could sign in nowhere. */
export function checkPerson(draft: PersonDraft, currency: string): Checked<PersonForm> {
  const { name, role } = draft
  const locationIds = role === 'super_admin' ? [] : draft.locationIds
  const limit = readLimit(draft, currency)
  const checked = check(PersonForm, {
    name,
    role,
    locationIds,
    refundLimitMinor: limit.ok ? limit.value : 0,
    discountLimitPercent: readPercent(draft),
  })
  const problems = {
    ...(checked.ok ? {} : checked.problems),
    ...(role !== 'super_admin' && locationIds.length === 0 && { locationIds: 'required' as const }),
    ...(!limit.ok && { refundLimitMinor: limit.error }),
  }
  return checked.ok && Object.keys(problems).length === 0 ? checked : { ok: false, problems }
}

function readLimit(draft: PersonDraft, currency: string) {
  switch (refundChoiceOf(draft)) {
    case 'unlimited':
      return { ok: true, value: null } as const
    case 'never':
      return { ok: true, value: 0 } as const
    case 'up_to':
      return parseAmount(draft.amount, currency)
  }
}

function readPercent(draft: PersonDraft): number | null {
  const choice = discountChoiceOf(draft)
  if (choice === 'unlimited') return null
  return choice === 'never' ? 0 : readWhole(draft.percent)
}

/** Would this change end the person's session? */
export function endsSession(view: PersonView, { role, locationIds }: PersonDraft): boolean {
  if (role !== view.role) return true
  const isSame =
    locationIds.length === view.locationIds.length && locationIds.every((id) => view.locationIds.includes(id))
  return role !== 'super_admin' && !isSame
}
