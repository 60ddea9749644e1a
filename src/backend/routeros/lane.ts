/** The commands of one weight: those in flight, within a window, and those that wait for a place in it. */
import { RouterTimeout } from './errors.ts'
import type { PendingCommand } from './pending.ts'
import { AdaptiveWindow, type WindowLimits } from './window.ts'

/** First come, first sent; never more in flight than the window has room for. */
export class Lane {
  readonly #window: AdaptiveWindow
  readonly #waiting: PendingCommand[] = []
  #inFlight = 0
  /** The most in flight lately, and how many were answered since that was last looked at. */
  #peak = 0
  #answered = 0

  constructor(limits: WindowLimits) {
    this.#window = new AdaptiveWindow(limits)
  }

  get windowSize(): number {
    return this.#window.size
  }

  add(command: PendingCommand): void {
    if (command.urgent) this.#waiting.unshift(command)
    else this.#waiting.push(command)
  }

  /** The next command that may leave now; it counts as in flight from here on. */
  next(): PendingCommand | undefined {
    if (this.#inFlight >= this.#window.size && !this.#waiting[0]?.urgent) return undefined
    const command = this.#waiting.shift()
    if (command) this.#inFlight += 1
    this.#peak = Math.max(this.#peak, this.#inFlight)
    return command
  }

  answered({ roundTripMs }: PendingCommand): void {
    if (roundTripMs !== undefined) this.#window.replied(roundTripMs, this.#peak)
    this.#inFlight -= 1
    this.#answered += 1
    if (this.#answered < this.#peak) return
    this.#answered = 0
    this.#peak = this.#inFlight
  }

  /** A command was given up, in flight or still waiting. */
  gaveUp(command: PendingCommand, why: unknown): void {
    if (command.tag === undefined) {
      this.#waiting.splice(this.#waiting.indexOf(command), 1)
      return
    }
    if (why instanceof RouterTimeout) this.#window.timedOut()
    this.#inFlight -= 1
  }

  /** Empties the queue. */
  abandon(): PendingCommand[] {
    return this.#waiting.splice(0)
  }
}
