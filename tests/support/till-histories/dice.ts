/** Dice that can be thrown again: choices from a seed. */
import { seededRandom } from '../seeded-random.ts'

export class Dice {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = seededRandom(seed).random
  }

  /** 0 to `below` − 1. */
  below(below: number): number {
    return Math.floor(this.#random() * below)
  }

  /** `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  /** True in so many of a hundred cases. */
  percent(percent: number): boolean {
    return this.#random() * 100 < percent
  }

  of<T>(all: readonly T[]): T | undefined {
    return all[this.below(all.length)]
  }

  /** One of the names, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const all = Object.entries<number>(weights)
    let left = this.#random() * all.reduce((sum, [, weight]) => sum + weight, 0)
    const found = all.find(([, weight]) => {
      left -= weight
      return left < 0
    })
    return (found?.[0] ?? all[0]?.[0]) as K
  }
}
