/** A router's readings in slots of equal length, as many as a small chart can show; slots without a reading stay empty. */
import type { HealthPoint } from '../../../contract/online.ts'

export type Slot = Omit<HealthPoint, 'at'>

export interface Stretch {
  readonly from: number
  readonly until: number
  readonly slotMs: number
}

/** The beginnings of the slots, and what was read in each; null: nothing. Slots begin at whole multiples of their length. */
export function slotsOf(points: readonly HealthPoint[], { from, until, slotMs }: Stretch) {
  const first = Math.floor(from / slotMs)
  const count = Math.max(1, Math.ceil(until / slotMs) - first)
  const read = Array.from({ length: count }, (): HealthPoint[] => [])
  for (const point of points) read[Math.floor(point.at / slotMs) - first]?.push(point)
  return {
    at: read.map((_, slot) => (first + slot) * slotMs),
    slots: read.map((inSlot) => (inSlot.length === 0 ? null : together(inSlot))),
  }
}

function together(points: readonly HealthPoint[]): Slot {
  const known = (of: (point: HealthPoint) => number | null) => points.map(of).filter((value) => value !== null)
  const average = (of: (point: HealthPoint) => number | null) => {
    const values = known(of)
    return values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
  }
  const most = (of: (point: HealthPoint) => number | null) => {
    const values = known(of)
    return values.length === 0 ? null : Math.max(...values)
  }
  return {
    cpuPercent: average((point) => point.cpuPercent),
    cpuPeakPercent: most((point) => point.cpuPeakPercent),
    memoryUsedBytes: average((point) => point.memoryUsedBytes),
    memoryTotalBytes: most((point) => point.memoryTotalBytes),
    upBitsPerSecond: average((point) => point.upBitsPerSecond),
    downBitsPerSecond: average((point) => point.downBitsPerSecond),
    online: most((point) => point.online) ?? 0,
  }
}
