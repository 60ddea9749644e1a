/** A drawer as it was counted: how many of each note and coin, for each currency that may lie in it. */

/** So many pieces of one worth. */
export interface Pieces {
  readonly valueMinor: number
  readonly pieces: number
}

/** The pieces of one currency. */
export interface CountedCurrency {
  readonly currency: string
  readonly pieces: readonly Pieces[]
}

export type Counted = readonly CountedCurrency[]

/** What the pieces are worth together, in the currency's minor units. */
export function worthOf(pieces: readonly Pieces[]): number {
  return pieces.reduce((sum, { valueMinor, pieces: many }) => sum + valueMinor * many, 0)
}
