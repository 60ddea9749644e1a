/** Who may connect: keys that open the door once. */
import { randomBytes, timingSafeEqual } from 'node:crypto'

/** Keys that nobody used in this time are forgotten. */
const LIFETIME_MS = 7 * 24 * 3_600_000
const MOST_KEYS = 64

/** Single-use keys; each welcome hands out the next one, so that a page may reconnect but a copied address may not. */
export class EntryKeys {
  readonly #keys = new Map<string, number>()

  issue(): string {
    const key = randomBytes(32).toString('base64url')
    this.#keys.set(key, Date.now() + LIFETIME_MS)
    for (const [old] of this.#keys) {
      if (this.#keys.size <= MOST_KEYS) break
      this.#keys.delete(old)
    }
    return key
  }

  /** The key opens nothing any more. */
  revoke(key: string): void {
    this.#keys.delete(key)
  }

  /** Uses the key up; compared in constant time with each, so that timing tells nothing. */
  redeem(offered: string): boolean {
    const found = [...this.#keys].find(([key]) => sameText(key, offered))
    if (!found) return false
    this.#keys.delete(found[0])
    return found[1] > Date.now()
  }
}

/** Are these equal, in a time that depends on neither's content? */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
