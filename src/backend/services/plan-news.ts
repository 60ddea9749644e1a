/** Tells the screens when packages or their prices are others: somebody changed them, or their time has come. */
import type { PlanTile } from '../../contract/sales.ts'
import type { Clock } from '../../core/ports.ts'
import type { Store } from '../store/store.ts'
import { tilesAt } from './plan-tiles.ts'

/** Changes within this time are told together. */
const GATHER_MS = 25
/** Prices and hours begin with a minute. */
const MINUTE_MS = 60_000

export interface PlanNewsOptions {
  readonly store: Store
  readonly clock: Clock
  readonly publish: (tiles: PlanTile[]) => void
  /** How long after one look the next one is due; as a rule at the next minute. */
  readonly untilNextMs?: (now: number) => number
}

export class PlanNews {
  readonly #options: PlanNewsOptions
  #soon: NodeJS.Timeout | undefined
  #later: NodeJS.Timeout | undefined
  #lastTold = ''

  constructor(options: PlanNewsOptions) {
    this.#options = options
  }

  start(): void {
    this.#lastTold = JSON.stringify(this.#read())
    this.#lookLater()
  }

  /** Something may have changed; tells the screens soon, if it really did. */
  changed(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      this.#tell()
    }, GATHER_MS)
  }

  stop(): void {
    clearTimeout(this.#soon)
    clearTimeout(this.#later)
  }

  /** The clock is asked anew each minute: one that was set takes nothing along that was planned by the one before. */
  #lookLater(): void {
    const { clock, untilNextMs = (now: number) => MINUTE_MS - (now % MINUTE_MS) } = this.#options
    this.#later = setTimeout(() => {
      this.#tell()
      this.#lookLater()
    }, untilNextMs(clock())).unref()
  }

  #tell(): void {
    const tiles = this.#read()
    const text = JSON.stringify(tiles)
    if (text === this.#lastTold) return
    this.#lastTold = text
    this.#options.publish(tiles)
  }

  #read(): PlanTile[] {
    const { store, clock } = this.#options
    const here = store.here()
    return here ? tilesAt(store, here.id, clock()) : []
  }
}
