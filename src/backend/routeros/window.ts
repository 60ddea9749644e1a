/** How many commands to have in flight: more while the router answers as quickly as ever, fewer when it labours. */

/** The size at first, and what it may become. */
export type WindowLimits = { readonly start: number; readonly min: number; readonly max: number }

/** Measured: a thousand adds over 20 ms gain nothing beyond 512; a router's console got stuck at 25 heavy commands. */
export const lightWindow: WindowLimits = { start: 16, min: 1, max: 512 }
export const heavyWindow: WindowLimits = { start: 2, min: 1, max: 4 }

/** Round trips up to this many times the quickest are flat, and noise on top does not count. */
const flatRatio = 1.5
const noiseMs = 1
/** A round trip of so many times the quickest has waited in the router's queue. */
const slowRatio = 4
/** So long nobody should wait behind us, whatever the size. */
const drownedMs = 1_000
/** A window that is used and stays flat is so many times as large a round trip later. */
const growth = 4
/** Replies after which the quickest round trip of before is forgotten: a route may have become longer. */
const memory = 1_000

/** The size of a window, from round trips and time-outs alone: no clock, no socket. */
export class AdaptiveWindow {
  readonly #limits: WindowLimits
  #size: number
  #quickestMs = Number.POSITIVE_INFINITY
  #quickestBeforeMs = Number.POSITIVE_INFINITY
  #replies = 0
  /** Replies that were under way when the size was last cut, and say nothing about the new one. */
  #stale = 0

  constructor(limits: WindowLimits) {
    this.#limits = limits
    this.#size = limits.start
  }

  get size(): number {
    return Math.floor(this.#size)
  }

  /** A command was answered after `roundTripMs`; within that time at most `inFlight` were under way. */
  replied(roundTripMs: number, inFlight: number): void {
    const quickest = this.#remember(roundTripMs)
    if (this.#stale > 0) this.#stale -= 1
    else if (this.#isSlow(roundTripMs, quickest)) this.#cut(0.75)
    // A window that nobody fills learns nothing about a larger one.
    else if (roundTripMs <= quickest * flatRatio + noiseMs && this.#size <= inFlight * growth) {
      this.#resize(this.#size + growth - 1)
    }
  }

  /** A command got no answer in time. */
  timedOut(): void {
    this.#cut(0.5)
  }

  #isSlow(roundTripMs: number, quickest: number): boolean {
    const above = roundTripMs / quickest
    return above > slowRatio && (this.#size > this.#limits.start || roundTripMs > drownedMs)
  }

  #cut(share: number): void {
    this.#stale = this.size
    this.#resize(this.#size * share)
  }

  #resize(size: number): void {
    this.#size = Math.min(this.#limits.max, Math.max(this.#limits.min, size))
  }

  #remember(roundTripMs: number): number {
    this.#replies += 1
    if (this.#replies % memory === 0) {
      this.#quickestBeforeMs = this.#quickestMs
      this.#quickestMs = roundTripMs
    }
    this.#quickestMs = Math.min(this.#quickestMs, roundTripMs)
    return Math.min(this.#quickestMs, this.#quickestBeforeMs)
  }
}
