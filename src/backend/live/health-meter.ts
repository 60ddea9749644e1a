/** Turns readings of a router's gauges into one sample a minute: averages, peaks, and speeds between counters. */
import type { Gauges } from './router-reading.ts'

/** How a router did in one minute; null where it did not tell. */
export interface Sample {
  /** When the minute began, UTC epoch milliseconds. */
  readonly at: number
  readonly cpuPercent: number | null
  readonly cpuPeakPercent: number | null
  readonly memoryUsedBytes: number | null
  readonly memoryTotalBytes: number | null
  /** From customers and to them, as the router's interface counts. */
  readonly rxBitsPerSecond: number | null
  readonly txBitsPerSecond: number | null
  /** Sessions, at most at one time. */
  readonly online: number
}

interface Look extends Gauges {
  readonly at: number
  readonly online: number
}

interface Speed {
  readonly rxBytes: number
  readonly txBytes: number
  readonly ms: number
}

const MINUTE_MS = 60_000
/** Over a longer gap a speed would be an average of what nobody saw. */
const LONGEST_GAP_MS = 60_000

export class HealthMeter {
  #last: Look | undefined
  #minute: { readonly at: number; readonly looks: Look[]; readonly speeds: Speed[] } | undefined
  readonly #finished: Sample[] = []

  take(gauges: Gauges, online: number, at: number): void {
    const look = { ...gauges, online, at }
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS
    if (this.#minute?.at !== minute) this.#begin(minute)
    this.#minute?.looks.push(look)
    const speed = this.#last && speedBetween(this.#last, look)
    if (speed) this.#minute?.speeds.push(speed)
    this.#last = look
  }

  /** The minutes that are over; with `all`, the present one as far as it is. */
  takeSamples(now: number, all = false): Sample[] {
    if (this.#minute && (all || now >= this.#minute.at + MINUTE_MS)) this.#begin(undefined)
    return this.#finished.splice(0)
  }

  #begin(minute: number | undefined): void {
    if (this.#minute) this.#finished.push(sampleOf(this.#minute))
    this.#minute = minute === undefined ? undefined : { at: minute, looks: [], speeds: [] }
  }
}

function speedBetween(before: Look, now: Look): Speed | undefined {
  const ms = now.at - before.at
  if (!before.traffic || !now.traffic || ms <= 0 || ms > LONGEST_GAP_MS) return undefined
  const rxBytes = now.traffic.rxBytes - before.traffic.rxBytes
  const txBytes = now.traffic.txBytes - before.traffic.txBytes
  // Counters that fell began anew.
  return rxBytes < 0 || txBytes < 0 ? undefined : { rxBytes, txBytes, ms }
}

function sampleOf({ at, looks, speeds }: { at: number; looks: readonly Look[]; speeds: readonly Speed[] }): Sample {
  const cpu = looks.map(({ cpuPercent }) => cpuPercent).filter((percent) => percent !== null)
  const memory = looks.map(({ memoryUsedBytes }) => memoryUsedBytes).filter((bytes) => bytes !== null)
  const ms = speeds.reduce((sum, speed) => sum + speed.ms, 0)
  const bitsPerSecond = (of: (speed: Speed) => number) =>
    ms === 0 ? null : Math.round((speeds.reduce((sum, speed) => sum + of(speed), 0) * 8_000) / ms)
  return {
    at,
    cpuPercent: averageOf(cpu),
    cpuPeakPercent: cpu.length === 0 ? null : Math.max(...cpu),
    memoryUsedBytes: averageOf(memory),
    memoryTotalBytes: looks.at(-1)?.memoryTotalBytes ?? null,
    rxBitsPerSecond: bitsPerSecond(({ rxBytes }) => rxBytes),
    txBitsPerSecond: bitsPerSecond(({ txBytes }) => txBytes),
    online: Math.max(...looks.map(({ online }) => online)),
  }
}

function averageOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}
