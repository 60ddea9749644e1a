/** The time by which tokens end: this counter's, unless the router's clock says that one of the two is wrong. */
import type { RouterConnection } from '../routeros/connection.ts'
import { ProtocolError, RouterTrap } from '../routeros/errors.ts'
import { readRouterClock } from './expiry/clock.ts'

/** What can be said of the time. */
export type Moment = {
  /**
   * UTC epoch seconds. Undefined while one of two clocks is wrong and nobody knows which: a PC that wakes up in another
   * year must not end what everybody has paid for, nor let in what is over.
   */
  readonly seconds: number | undefined
  /** Both clocks say so: good enough for what cannot be undone. */
  readonly isConfirmed: boolean
}

/** Neither clock has to be set to the second; whoever sets one by hand is within this. */
const apartMs = 10 * 60_000
/** A comparison holds for so long, and while the PC's clock runs as it should. */
const holdsMs = 15 * 60_000
const jumpMs = 60_000

type Heard = {
  readonly at: number
  readonly ticks: number
  /** How far the clocks are apart; undefined where the router has lost the time, or does not tell. */
  readonly apart: number | undefined
}

export class AgreedTime {
  readonly #connection: RouterConnection
  readonly #now: () => number
  readonly #ticks: () => number
  #heard: Heard | undefined

  /** `now` is UTC epoch milliseconds as this counter has them, `ticks` milliseconds that nobody can set. */
  constructor(connection: RouterConnection, now: () => number, ticks = () => performance.now()) {
    this.#connection = connection
    this.#now = now
    this.#ticks = ticks
  }

  /** Before the router was ever asked, this counter's own; asks again when the last answer may not hold any more. */
  async read(): Promise<Moment> {
    return !this.#heard || this.#holds(this.#heard) ? this.#moment() : await this.ask()
  }

  /** Compares the clocks now. */
  async ask(): Promise<Moment> {
    const clock = await this.#readRouter()
    const at = this.#now()
    const apart = clock?.isSet ? Math.abs(clock.utcMs - at) : undefined
    this.#heard = { at, ticks: this.#ticks(), apart }
    return this.#moment()
  }

  #holds({ at, ticks }: Heard): boolean {
    const passed = this.#ticks() - ticks
    return passed < holdsMs && Math.abs(this.#now() - at - passed) < jumpMs
  }

  #moment(): Moment {
    const apart = this.#heard?.apart
    if (apart !== undefined && apart > apartMs) return { seconds: undefined, isConfirmed: false }
    return { seconds: Math.floor(this.#now() / 1_000), isConfirmed: apart !== undefined }
  }

  async #readRouter() {
    try {
      return await readRouterClock(this.#connection)
    } catch (error) {
      if (error instanceof RouterTrap || error instanceof ProtocolError) return undefined
      throw error
    }
  }
}
