/** What a chart of lines is made of. */

export interface Line {
  readonly name: string
  /** One for each slot of time; null where there was no reading. */
  readonly values: readonly (number | null)[]
}

export interface TimeAxis {
  /** The beginning of each slot, UTC epoch milliseconds. */
  readonly slots: readonly number[]
  readonly until: number
  /** What stands under the chart. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** When a slot was, in words. */
  readonly say: (at: number) => string
}
