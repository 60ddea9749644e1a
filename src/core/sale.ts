/** How much one sale holds. */

/** The most tokens one sale can hold; larger numbers are a batch. */
export const MAX_QUANTITY = 20

/** The most tokens of one sale that are listed with it; a batch that was settled is one sale of thousands. */
export const LISTED_TOKENS = 20
