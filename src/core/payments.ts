/** How money is paid. */

/** `account` is no money yet: a customer with an account owes it. */
export const METHODS = ['cash', 'mobile', 'card', 'bank', 'account'] as const
export type Method = (typeof METHODS)[number]

/** What is paid elsewhere and only written down here, by the reference that the phone, the slip or the bank shows. */
export const RECORDED_METHODS = ['mobile', 'card', 'bank'] as const
export type RecordedMethod = (typeof RECORDED_METHODS)[number]

/** Longest reference of a payment. */
export const MAX_REFERENCE_LENGTH = 60

/** Which ways of paying are taken here; cash always is. */
export interface MethodRules
  extends Readonly<Record<RecordedMethod, { readonly isOn: boolean; readonly needsReference: boolean }>> {
  readonly account: { readonly isOn: boolean }
}

/** Until an owner says otherwise. */
export const USUAL_METHODS: MethodRules = {
  mobile: { isOn: true, needsReference: true },
  card: { isOn: true, needsReference: false },
  bank: { isOn: true, needsReference: true },
  account: { isOn: true },
}
