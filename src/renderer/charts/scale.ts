/** Where the values of a chart lie, and which of them its axes name. */

/** Round values from 0 on that enclose everything up to `most`: 0, 25, 50, … The last is the chart's upper edge. */
export function niceTicks(most: number, about: number): number[] {
  if (!(most > 0)) return [0, 1]
  const rough = most / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, n) => n * step)
}

/** The same for values on both sides of 0: from at most `least` to at least `most`, with 0 among them. */
export function niceRange(least: number, most: number, about: number): number[] {
  const [below, above] = [Math.min(0, least), Math.max(0, most)]
  const [, step = 1] = niceTicks(above - below, about)
  const first = Math.floor(below / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(above / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step)
}

/** Instants that are round by a zone's clock, `everyHours` apart, within a stretch of time. */
export function roundHours(fromMs: number, untilMs: number, everyHours: number, timeZone: string): number[] {
  const hourOf = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const quarter = 15 * 60_000
  const instants: number[] = []
  // Zones differ by quarters of an hour, and days by an hour when clocks change: each quarter is asked what it is.
  for (let at = Math.ceil(fromMs / quarter) * quarter; at < untilMs; at += quarter) {
    const [hour, minute] = hourOf.format(at).split(':').map(Number)
    if (minute === 0 && (hour ?? 0) % everyHours === 0) instants.push(at)
  }
  return instants
}

/** The points of a line, broken where there is no value. */
export function segments<P>(points: readonly (P | null)[]): (readonly P[])[] {
  const found: P[][] = []
  let isOpen = false
  for (const point of points) {
    if (point === null) isOpen = false
    else if (isOpen) found.at(-1)?.push(point)
    else {
      found.push([point])
      isOpen = true
    }
  }
  return found
}

/** The place of the nearest whole index for a share from 0 to 1 of the width. */
export function indexAt(share: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)))
}
