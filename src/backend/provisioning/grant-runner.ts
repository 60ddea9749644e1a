/** The grants of one router on their way: each applied, read back, settled, and tried again when it can pass. */
import { RouterError, RouterTimeout, RouterTrap } from '../routeros/errors.ts'
import { findUnlike, putAll } from './bulk-put.ts'
import { grantFailure, NotKept } from './failures.ts'
import type { GrantQueue, GrantResult, HotspotGrant, Settled } from './grant.ts'
import type { RouterLink } from './router-link.ts'
import { type Backoff, backoffMs, type Timers } from './timing.ts'

export type GrantRunnerOptions = {
  readonly routerId: string
  readonly queue: GrantQueue
  /** Told about what should not happen: a queue that throws. */
  readonly onError: (error: unknown) => void
  /** A command was not answered in time: is the session still alive? */
  readonly onSlow: (link: RouterLink) => void
  readonly timers: Timers
  readonly random: () => number
  /** Grants in progress one by one; below the session's own window, so that a ping always gets through. */
  readonly windowSize: number
  readonly backoff: Backoff
}

/** So many new users that wait are worth a print of the whole menu to read them back. */
const BULK_LEAST = 32
const BULK_MOST = 1_000
/** Results stored together: a disk flush each would take longer than the router does. */
const BULK_STORED = 50

type Confirmed = { readonly grant: HotspotGrant; readonly routerRef: string }

/**
 * The newest grants go one by one, for a customer stands in front of them; a backlog of new users goes in bulk beside
 * them, oldest first.
 *
 * Whatever was in flight when a link broke may or may not have happened: it stays waiting and is done again, which does
 * no harm because every step is idempotent.
 */
export class GrantRunner {
  readonly #options: GrantRunnerOptions
  readonly #inProgress = new Map<string, Promise<void>>()
  readonly #inBulk = new Set<string>()
  readonly #unverified = new Map<string, Confirmed>()
  readonly #attempts = new Map<string, number>()
  readonly #alarms = new Set<() => void>()
  #link: RouterLink | undefined
  #bulk: Promise<void> | undefined

  constructor(options: GrantRunnerOptions) {
    this.#options = options
  }

  /** A session is open: first what the last one could not read back, then what waits. */
  begin(link: RouterLink): void {
    this.#link = link
    const unverified = [...this.#unverified.values()]
    if (unverified.length >= BULK_LEAST) this.#startBulk(unverified, () => this.#verifyBulk(link, unverified))
    else for (const confirmed of unverified) this.#start(confirmed.grant, this.#verify(link, confirmed))
    this.fill()
  }

  end(): void {
    this.#link = undefined
  }

  /** Starts as many due grants as there is room for. */
  fill(): void {
    const { queue, routerId, windowSize, onError } = this.#options
    const link = this.#link
    if (!link?.connection.isOpen || this.#inProgress.size >= windowSize) return
    try {
      const due = queue.due(routerId, windowSize, 'newest')
      if (due.length === windowSize) this.#fillBulk(link)
      for (const grant of due) {
        if (this.#inProgress.size >= windowSize) return
        if (!this.#isUnderWay(grant)) this.#start(grant, this.#provision(link, grant))
      }
    } catch (error) {
      onError(error)
    }
  }

  /** Resolves when every grant in progress has settled and nothing more will; the session has to be closed. */
  async stop(): Promise<void> {
    this.#link = undefined
    await Promise.all([...this.#inProgress.values(), this.#bulk])
    for (const cancel of this.#alarms) cancel()
  }

  #isUnderWay({ id }: HotspotGrant): boolean {
    return this.#inProgress.has(id) || this.#inBulk.has(id)
  }

  #start(grant: HotspotGrant, work: Promise<boolean>): void {
    const done = work.then((isStored) => {
      this.#inProgress.delete(grant.id)
      // A result that could not be stored would be asked for again at once and for ever.
      if (isStored) this.fill()
    })
    this.#inProgress.set(grant.id, done)
  }

  /** Applies one grant; returns whether its result was stored. */
  async #provision(link: RouterLink, grant: HotspotGrant): Promise<boolean> {
    try {
      if (grant.wanted === 'absent') {
        await link.remove(grant)
        return this.#settle([{ grant, result: { state: 'off_router' } }])
      }
      const confirmed = { grant, routerRef: await link.put(grant) }
      return this.#confirm([confirmed]) && (await this.#verify(link, confirmed))
    } catch (error) {
      return this.#settle([{ grant, result: this.#failure(grant, error) }])
    }
  }

  #confirm(confirmed: readonly Confirmed[]): boolean {
    for (const each of confirmed) this.#unverified.set(each.grant.id, each)
    const isStored = this.#settle(confirmed.map((each) => onRouter(each, false)))
    if (!isStored) for (const { grant } of confirmed) this.#unverified.delete(grant.id)
    return isStored
  }

  /** Reads a confirmed grant back; when the link breaks meanwhile, the next session does it. */
  async #verify(link: RouterLink, confirmed: Confirmed): Promise<boolean> {
    const { grant, routerRef } = confirmed
    try {
      await link.verify({ ...grant, routerRef })
      return this.#verified([confirmed])
    } catch (error) {
      if (error instanceof RouterError && !(error instanceof RouterTrap)) return true
      this.#unverified.delete(grant.id)
      return this.#settle([{ grant, result: this.#failure(grant, error) }])
    }
  }

  #verified(confirmed: readonly Confirmed[]): boolean {
    for (const { grant } of confirmed) {
      this.#unverified.delete(grant.id)
      this.#attempts.delete(grant.id)
    }
    return this.#settle(confirmed.map((each) => onRouter(each, true)))
  }

  /** One bulk at a time, of new users only: the rest takes more than one command each. */
  #fillBulk(link: RouterLink): void {
    if (this.#bulk) return
    const { queue, routerId } = this.#options
    const waiting = queue.due(routerId, BULK_MOST, 'oldest')
    const fresh = waiting.filter(
      (grant) => grant.wanted !== 'absent' && grant.routerRef === undefined && !this.#isUnderWay(grant),
    )
    if (fresh.length < BULK_LEAST) return
    this.#startBulk(
      fresh.map((grant) => ({ grant })),
      () => this.#runBulk(link, fresh),
    )
  }

  #startBulk(taken: readonly { readonly grant: HotspotGrant }[], work: () => Promise<boolean>): void {
    for (const { grant } of taken) this.#inBulk.add(grant.id)
    this.#bulk = work()
      .catch((error: unknown) => {
        if (!(error instanceof RouterError)) this.#options.onError(error)
        return false
      })
      .then((isStored) => {
        for (const { grant } of taken) this.#inBulk.delete(grant.id)
        this.#bulk = undefined
        if (isStored) this.fill()
      })
  }

  async #runBulk(link: RouterLink, fresh: readonly HotspotGrant[]): Promise<boolean> {
    const added: Confirmed[] = []
    let batch: Confirmed[] = []
    for await (const put of putAll(link, fresh)) {
      if (put.state === 'added') batch.push(put)
      else if (
        put.state === 'failed' &&
        !this.#settle([{ grant: put.grant, result: this.#failure(put.grant, put.error) }])
      )
        return false
      if (put.state === 'single') this.#inBulk.delete(put.grant.id)
      if (batch.length < BULK_STORED) continue
      if (!this.#confirm(batch)) return false
      added.push(...batch)
      batch = []
    }
    if (!this.#confirm(batch)) return false
    return await this.#verifyBulk(link, [...added, ...batch])
  }

  async #verifyBulk(link: RouterLink, added: readonly Confirmed[]): Promise<boolean> {
    const unlike = await findUnlike(
      link,
      added.map(({ grant, routerRef }) => ({ ...grant, routerRef })),
    )
    const odd = new Set(unlike.map(({ id }) => id))
    const isStored = this.#verified(added.filter(({ grant }) => !odd.has(grant.id)))
    for (const each of added.filter(({ grant }) => odd.has(grant.id))) {
      this.#start(each.grant, this.#verify(link, each))
    }
    return isStored
  }

  /** What a failure means for the grant; what can pass is tried again in time. */
  #failure(grant: HotspotGrant, error: unknown): GrantResult {
    const failure = grantFailure(error)
    if (failure.kind === 'refused') {
      this.#attempts.delete(grant.id)
      return { state: 'refused', reason: failure.reason, text: failure.text }
    }
    const delayMs = this.#retryDelayMs(grant, error)
    if (error instanceof RouterTimeout && this.#link) this.#options.onSlow(this.#link)
    // A timer may fire a little early by the clock that decides what is due.
    this.#fillAfter(delayMs + 5)
    const retryAt = this.#options.timers.now() + delayMs
    return { state: 'waiting', error: failure.problem, text: failure.text, retryAt }
  }

  /** Again at once after a first broken link; a grant that keeps failing steps back for the others. */
  #retryDelayMs(grant: HotspotGrant, error: unknown): number {
    const attempt = (this.#attempts.get(grant.id) ?? 0) + 1
    this.#attempts.set(grant.id, attempt)
    const isLink = !(error instanceof RouterTrap || error instanceof NotKept)
    return isLink && attempt === 1 ? 0 : backoffMs(this.#options.backoff, attempt, this.#options.random)
  }

  #fillAfter(delayMs: number): void {
    const cancel = this.#options.timers.after(delayMs, () => {
      this.#alarms.delete(cancel)
      this.fill()
    })
    this.#alarms.add(cancel)
  }

  #settle(results: readonly Settled[]): boolean {
    if (results.length === 0) return true
    try {
      this.#options.queue.settle(results)
      return true
    } catch (error) {
      this.#options.onError(error)
      return false
    }
  }
}

function onRouter({ grant, routerRef }: Confirmed, verified: boolean): Settled {
  return { grant, result: { state: 'on_router', routerRef, verified } }
}
