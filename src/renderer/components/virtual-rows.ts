/** Which rows of a long list are drawn, from where it is scrolled to. */

/** From `start` up to, but without, `end`. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

interface View {
  /** Pixels above what can be seen. */
  readonly top: number
  readonly height: number
  readonly rowHeight: number
  readonly count: number
}

/** Rows beyond each edge, so that a quick hand sees no gap. */
const BEYOND = 8

export function rowsInView({ top, height, rowHeight, count }: View): RowRange {
  // A list that became shorter is still scrolled to where it ended.
  const first = Math.min(Math.floor(Math.max(0, top) / rowHeight), count)
  const last = Math.min(Math.ceil((Math.max(0, top) + height) / rowHeight), count)
  const start = Math.max(0, first - BEYOND)
  return { start, end: Math.max(start, Math.min(count, last + BEYOND)) }
}

/** The pages of so many rows that hold these rows. */
export function pagesOf({ start, end }: RowRange, pageSize: number): number[] {
  const first = Math.floor(start / pageSize)
  const length = end > start ? Math.floor((end - 1) / pageSize) - first + 1 : 0
  return Array.from({ length }, (_, index) => first + index)
}
