/** The grants of one router on their way: each applied, read back, settled, and tried again when it can pass. */
import { RouterError, RouterTimeout, RouterTrap } from '../routeros/errors.ts'
import { type BulkPut, findUnlike, putAll } from './bulk-put.ts'
import { grantFailure } from './failures.ts'
import { asRecord, type GrantQueue, type GrantResult, type HotspotGrant, type Settled } from './grant.ts'
import { Retries } from './retries.ts'
import type { RouterLink } from './router-link.ts'
import type { Backoff, Timers } from './timing.ts'

export type GrantRunnerOptions = {
  readonly routerId: string
  readonly queue: GrantQueue
  /** Told about what should not happen: a queue that throws. */
  readonly onError: (error: unknown) => void
  /** A command was not answered in time: is the session still alive? */
  readonly onSlow: (link: RouterLink) => void
  readonly timers: Timers
  readonly random: () => number
  /** Grants in progress one by one. */
  readonly windowSize: number
  readonly backoff: Backoff
}

/** So many new users that wait are worth a print of the whole menu to read them back. */
const BULK_LEAST = 32
const BULK_MOST = 1_000
/** Results stored together: a disk flush each would take longer than the router does. */
const BULK_STORED = 50
/** A slow router's results are not kept from the customers for longer than that. */
const BULK_STORED_MS = 100

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
  /** What a bulk could not do: without them the next one would take them again, and again. */
  readonly #onlySingly = new Set<string>()
  readonly #unverified = new Map<string, Confirmed>()
  readonly #retries: Retries
  #link: RouterLink | undefined
  #bulk: Promise<void> | undefined

  constructor(options: GrantRunnerOptions) {
    this.#options = options
    this.#retries = new Retries({ ...options, onDue: () => this.fill() })
  }

  /** A session is open: first what the last one could not read back, then what waits. */
  begin(link: RouterLink): void {
    this.#link = link
    this.fill()
  }

  end(): void {
    this.#link = undefined
  }

  /** Starts a bulk if enough is waiting, and as many due grants as there is room for. */
  fill(): void {
    this.#whileOpen((link) => {
      this.#readBack(link)
      if (this.#newest().length >= this.#options.windowSize) this.#fillBulk(link)
      this.#startSome(link)
    })
  }

  /** Resolves when every grant in progress has settled and nothing more will; the session has to be closed. */
  async stop(): Promise<void> {
    this.#link = undefined
    await Promise.all([...this.#inProgress.values(), this.#bulk])
    this.#retries.stop()
  }

  /** The same after each single grant, without looking through the whole backlog. */
  #fillSingly(): void {
    this.#whileOpen((link) => this.#startSome(link))
  }

  #whileOpen(work: (link: RouterLink) => void): void {
    const link = this.#link
    if (!link?.connection.isOpen) return
    try {
      work(link)
    } catch (error) {
      this.#options.onError(error)
    }
  }

  #startSome(link: RouterLink): void {
    for (const grant of this.#newest()) {
      if (this.#inProgress.size >= this.#options.windowSize) return
      if (!this.#isUnderWay(grant)) this.#start(grant, this.#provision(link, grant))
    }
  }

  /** The newest due grants; behind a bulk of newer ones there may be more to do. */
  #newest(): readonly HotspotGrant[] {
    const { queue, routerId, windowSize } = this.#options
    const due = queue.due(routerId, windowSize, 'newest')
    const isHidden = due.length === windowSize && due.every(({ id }) => this.#inBulk.has(id))
    return isHidden ? queue.due(routerId, windowSize + this.#inBulk.size, 'newest') : due
  }

  /** What was confirmed and not read back, for the link broke, or there was no room to write it down. */
  #readBack(link: RouterLink): void {
    const left = [...this.#unverified.values()].filter(({ grant }) => !this.#isUnderWay(grant))
    if (left.length < BULK_LEAST)
      for (const confirmed of left) this.#start(confirmed.grant, this.#verify(link, confirmed))
    else if (!this.#bulk) this.#startBulk(left, () => this.#verifyBulk(link, left))
  }

  #isUnderWay({ id }: HotspotGrant): boolean {
    return this.#inProgress.has(id) || this.#inBulk.has(id)
  }

  #start(grant: HotspotGrant, work: Promise<boolean>): void {
    const done = work.then((isStored) => {
      this.#inProgress.delete(grant.id)
      // A result that could not be stored would be asked for again at once and for ever.
      if (isStored) this.#fillSingly()
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
      await link.verify(asRecord(grant, routerRef))
      return this.#verified([confirmed])
    } catch (error) {
      if (error instanceof RouterError && !(error instanceof RouterTrap)) return true
      this.#unverified.delete(grant.id)
      return this.#settle([{ grant, result: this.#failure(grant, error) }])
    }
  }

  #verified(confirmed: readonly Confirmed[]): boolean {
    if (!this.#settle(confirmed.map((each) => onRouter(each, true)))) return false
    for (const { grant } of confirmed) {
      this.#unverified.delete(grant.id)
      this.#retries.forget(grant.id)
    }
    return true
  }

  /** One bulk at a time, of new users only: the rest takes more than one command each. */
  #fillBulk(link: RouterLink): void {
    if (this.#bulk) return
    const { queue, routerId } = this.#options
    const waiting = queue.due(routerId, BULK_MOST, 'oldest')
    const fresh = waiting.filter((grant) => isNew(grant) && !this.#isUnderWay(grant) && !this.#onlySingly.has(grant.id))
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
    let batch: BulkPut[] = []
    let storedAt = performance.now()
    for await (const put of putAll(link, fresh)) {
      batch.push(put)
      if (batch.length < BULK_STORED && performance.now() - storedAt < BULK_STORED_MS) continue
      if (!this.#storeBulk(batch, added)) return false
      batch = []
      storedAt = performance.now()
    }
    if (!this.#storeBulk(batch, added)) return false
    return added.length === 0 || (await this.#verifyBulk(link, added))
  }

  /** Stores what became of a part of a bulk, and lets the rest of it go one by one. */
  #storeBulk(batch: readonly BulkPut[], added: Confirmed[]): boolean {
    const confirmed = batch.filter((put) => put.state === 'added')
    const failed = batch.filter((put) => put.state === 'failed')
    added.push(...confirmed)
    if (!this.#confirm(confirmed)) return false
    const isStored = this.#settle(failed.map(({ grant, error }) => ({ grant, result: this.#failure(grant, error) })))
    for (const { grant, state } of batch) {
      if (state !== 'single') continue
      this.#onlySingly.add(grant.id)
      this.#inBulk.delete(grant.id)
    }
    if (isStored) this.#fillSingly()
    return isStored
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
      this.#retries.forget(grant.id)
      return { state: 'refused', reason: failure.reason, text: failure.text }
    }
    if (error instanceof RouterTimeout && this.#link) this.#options.onSlow(this.#link)
    const retryAt = this.#retries.failed(grant.id, error)
    return { state: 'waiting', error: failure.problem, text: failure.text, retryAt }
  }

  #settle(results: readonly Settled[]): boolean {
    if (results.length === 0) return true
    try {
      this.#options.queue.settle(results)
      for (const { grant, result } of results) if (result.state !== 'waiting') this.#onlySingly.delete(grant.id)
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

/** It takes one command, unless something is in its way. */
function isNew({ wanted, routerRef }: HotspotGrant): boolean {
  return wanted !== 'absent' && routerRef === undefined
}
