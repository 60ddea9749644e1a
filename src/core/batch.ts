/** Batches: how many, in which states their codes are looked for, and what a seller keeps of what they sold. */

/** The most tokens that are made together. */
export const MAX_BATCH = 10_000

/** What the codes of a batch can be narrowed to. */
export const TOKEN_FILTERS = [
  'unsold',
  'sold',
  'printed',
  'not_printed',
  'on_router',
  'waiting',
  'refused',
  'used',
  'expired',
  'void',
] as const
export type TokenFilter = (typeof TOKEN_FILTERS)[number]

/** `slip`: somebody must say of one whether it came out. `restarted`: the program ended. `broken`: none can be made. */
export const ROLL_PROBLEMS = ['slip', 'restarted', 'broken'] as const
export type RollProblem = (typeof ROLL_PROBLEMS)[number]

/** What the seller keeps: an amount in minor units, or hundredths of a percent. */
export type SellersShare =
  | { readonly kind: 'amount'; readonly minor: number }
  | { readonly kind: 'percent'; readonly hundredths: number }

/** The money of a settlement in minor units; a part of one is rounded to the nearest, a half of one to the seller. */
export function settleShare(priceMinor: number, quantity: number, share: SellersShare) {
  const grossMinor = priceMinor * quantity
  const kept = share.kind === 'amount' ? { minor: share.minor, isRounded: false } : partOf(grossMinor, share.hundredths)
  const discountMinor = Math.min(grossMinor, kept.minor)
  return { grossMinor, discountMinor, totalMinor: grossMinor - discountMinor, isRounded: kept.isRounded }
}

/** In whole numbers of any size: the product of two exact ones need not be exact. */
function partOf(minor: number, hundredths: number) {
  const product = BigInt(minor) * BigInt(hundredths)
  return { minor: Number((product + 5_000n) / 10_000n), isRounded: product % 10_000n !== 0n }
}
