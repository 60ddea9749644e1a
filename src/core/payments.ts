/** How money is paid. */

/** `account` is no money yet: a customer with an account owes it. */
export const METHODS = ['cash', 'mobile', 'card', 'bank', 'account'] as const
export type Method = (typeof METHODS)[number]
