/** A queue in memory, with the rules of the stored one: a settled or stale grant is not due any more. */
import type { GrantQueue, GrantResult, HotspotGrant, Settled } from '../../src/backend/provisioning/grant.ts'

export class MemoryQueue implements GrantQueue {
  readonly results: { id: string; result: GrantResult }[] = []
  readonly #waiting = new Map<string, { grant: HotspotGrant; retryAt: number }>()
  readonly #watchers = new Set<() => void>()

  put(...added: HotspotGrant[]): void {
    for (const one of added) this.#waiting.set(one.id, { grant: one, retryAt: 0 })
  }

  due(_routerId: string, limit: number, from: 'newest' | 'oldest'): HotspotGrant[] {
    const ready = [...this.#waiting.values()].filter(({ retryAt }) => retryAt <= Date.now())
    if (from === 'newest') ready.reverse()
    return ready.slice(0, limit).map(({ grant: one }) => one)
  }

  settle(results: readonly Settled[]): void {
    for (const { grant, result } of results) {
      this.results.push({ id: grant.id, result })
      const entry = this.#waiting.get(grant.id)
      if (entry?.grant.version !== grant.version) continue
      if (result.state === 'waiting') entry.retryAt = result.retryAt
      else this.#waiting.delete(grant.id)
    }
    for (const watch of this.#watchers) watch()
  }

  /** Resolves as soon as a result of this grant fits. */
  until({ id }: HotspotGrant, fits: (result: GrantResult) => boolean): Promise<GrantResult> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.results.find((entry) => entry.id === id && fits(entry.result))
        if (found) resolve(found.result)
      }
      this.#watchers.add(look)
      look()
    })
  }
}
