/** The worker of one router: keeps a session warm, tells its health, and puts waiting grants there. */
import type { RouterConnection } from '../routeros/connection.ts'
import { RouterError, RouterTimeout, RouterTrap } from '../routeros/errors.ts'
import { grantFailure, type LinkProblem, linkProblem, NotKept, textOf } from './failures.ts'
import type { GrantQueue, GrantResult, HotspotGrant, HotspotProfile } from './grant.ts'
import { removeHotspotUser } from './hotspot.ts'
import { RouterLink } from './router-link.ts'
import { type Backoff, backoffMs, Nap, realTimers, type Timers } from './timing.ts'

/** How a router is doing. */
export type RouterHealth = {
  readonly state: 'connecting' | 'online' | 'offline'
  /** When it came into this state, epoch milliseconds. */
  readonly since: number
  /** The last round trip. */
  readonly latencyMs?: number
  readonly problem?: LinkProblem
  /** The problem in the router's or the system's words. */
  readonly problemText?: string
}

export type RouterWorkerOptions = {
  readonly routerId: string
  /** Opens a session; the signal is aborted by `stop`. */
  readonly connect: (signal: AbortSignal) => Promise<RouterConnection>
  readonly queue: GrantQueue
  readonly onHealth: (health: RouterHealth) => void
  /** A session was opened; others may use it too, and it tells itself when it ends. */
  readonly onSession?: (connection: RouterConnection) => void
  /** Told about what should not happen: a queue that throws. */
  readonly onError: (error: unknown) => void
  /** Profiles to ensure as soon as a session is open, so that the first sale does not wait for them. */
  readonly profiles?: () => readonly HotspotProfile[]
  readonly timers?: Timers
  readonly random?: () => number
  /** Grants in progress at once; below the session's own window, so that a ping always gets through. */
  readonly windowSize?: number
  readonly keepaliveMs?: number
  readonly pingTimeoutMs?: number
  readonly backoff?: Backoff
}

const defaults = {
  timers: realTimers,
  random: Math.random,
  windowSize: 12,
  keepaliveMs: 10_000,
  pingTimeoutMs: 5_000,
  backoff: { baseMs: 500, capMs: 30_000 },
  profiles: (): readonly HotspotProfile[] => [],
}

/**
 * Drives one router. A dead router delays nobody but its own grants.
 *
 * Whatever was in flight when a link broke may or may not have happened: it stays waiting and is done again, which
 * does no harm because every step is idempotent.
 */
export class RouterWorker {
  readonly #options: RouterWorkerOptions & typeof defaults
  readonly #stop = new AbortController()
  readonly #nap: Nap
  readonly #inProgress = new Map<string, Promise<void>>()
  readonly #unverified = new Map<string, { readonly grant: HotspotGrant; readonly routerRef: string }>()
  readonly #attempts = new Map<string, number>()
  readonly #alarms = new Set<() => void>()
  #health: RouterHealth
  #link: RouterLink | undefined
  #life: Promise<void> | undefined

  constructor(options: RouterWorkerOptions) {
    this.#options = { ...defaults, ...options }
    this.#nap = new Nap(this.#options.timers)
    this.#health = { state: 'connecting', since: this.#options.timers.now() }
  }

  get health(): RouterHealth {
    return this.#health
  }

  start(): void {
    if (this.#life) return
    this.#options.onHealth(this.#health)
    this.#life = this.#live()
  }

  /** A grant is due: on a warm session its sentence leaves before the event loop turns. */
  kick(): void {
    if (this.#link) this.#fill()
    // A router that refuses our login or shows a wrong certificate will not change its mind for a sale.
    else if (this.#health.problem !== 'login' && this.#health.problem !== 'tls') this.#nap.end()
  }

  /** Tries again now, whatever the backoff says. */
  tryNow(): void {
    if (this.#link) this.#fill()
    else this.#nap.end()
  }

  /** Ends the session; resolves when every grant in progress has settled and nothing more will. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('the worker was stopped'))
    this.#link?.connection.close()
    this.#nap.end()
    await this.#life
    await Promise.all(this.#inProgress.values())
    for (const cancel of this.#alarms) cancel()
  }

  async #live(): Promise<void> {
    const { timers, keepaliveMs, backoff, random } = this.#options
    let attempt = 0
    while (!this.#stop.signal.aborted) {
      const startedAt = timers.now()
      const error = await this.#session()
      if (this.#stop.signal.aborted) return
      // A session that died at once counts as a failed try, or a router that answers garbage would be hammered.
      attempt = timers.now() - startedAt > keepaliveMs ? 1 : attempt + 1
      this.#report({ state: 'offline', problem: linkProblem(error), problemText: textOf(error) })
      await this.#nap.sleep(backoffMs(backoff, attempt, random))
    }
  }

  /** One session from connecting to its end; returns why it ended. */
  async #session(): Promise<unknown> {
    try {
      const connection = await this.#options.connect(this.#stop.signal)
      if (this.#stop.signal.aborted) connection.close()
      return await this.#serve(new RouterLink(connection))
    } catch (error) {
      return error
    }
  }

  async #serve(link: RouterLink): Promise<unknown> {
    this.#link = link
    // The first grants do not wait for the first ping.
    for (const { grant, routerRef } of this.#unverified.values())
      this.#begin(grant, this.#verify(link, grant, routerRef))
    this.#fill()
    this.#options.onSession?.(link.connection)
    for (const profile of this.#options.profiles()) link.ensureProfile(profile).catch(() => undefined)
    const pinging = this.#keepAlive(link)
    const reason = await link.connection.closed
    this.#link = undefined
    return (await pinging) ?? reason
  }

  /** Pings until the session ends; returns what the ping that ended it failed with, if one did. */
  async #keepAlive({ connection }: RouterLink): Promise<unknown> {
    const pause = new Nap(this.#options.timers)
    void connection.closed.then(() => pause.end())
    while (connection.isOpen) {
      const failure = await this.#ping(connection)
      if (failure) return failure
      if (!connection.isOpen) return undefined
      await pause.sleep(this.#options.keepaliveMs)
      this.#fill()
    }
    return undefined
  }

  /** Measures a round trip. A session that does not answer is closed. */
  async #ping(connection: RouterConnection): Promise<unknown> {
    const sentAt = performance.now()
    const timeoutMs = this.#options.pingTimeoutMs
    const latency = () => ({ state: 'online', latencyMs: Math.round((performance.now() - sentAt) * 10) / 10 }) as const
    try {
      await connection.run('/system/identity/print', { timeoutMs })
      this.#report(latency())
      return undefined
    } catch (error) {
      if (error instanceof RouterTrap) {
        this.#report({ ...latency(), problem: linkProblem(error), problemText: textOf(error) })
        return undefined
      }
      connection.close()
      return error
    }
  }

  #report(health: Omit<RouterHealth, 'since'>): void {
    if (this.#stop.signal.aborted) return
    const since = health.state === this.#health.state ? this.#health.since : this.#options.timers.now()
    this.#health = { ...health, since }
    this.#options.onHealth(this.#health)
  }

  /** Starts as many due grants as there is room for. */
  #fill(): void {
    const { queue, routerId, windowSize, onError } = this.#options
    if (!this.#link?.connection.isOpen || this.#inProgress.size >= windowSize) return
    try {
      for (const grant of queue.due(routerId, windowSize)) {
        if (this.#inProgress.size >= windowSize) return
        if (!this.#inProgress.has(grant.id)) this.#begin(grant, this.#provision(this.#link, grant))
      }
    } catch (error) {
      onError(error)
    }
  }

  #begin(grant: HotspotGrant, work: Promise<boolean>): void {
    const done = work.then((settled) => {
      this.#inProgress.delete(grant.id)
      // A result that could not be stored would be asked for again at once and for ever.
      if (settled) this.#fill()
    })
    this.#inProgress.set(grant.id, done)
  }

  /** Applies one grant; returns whether its result was stored. */
  async #provision(link: RouterLink, grant: HotspotGrant): Promise<boolean> {
    try {
      if (grant.wanted === 'absent') {
        await removeHotspotUser(link.connection, grant)
        return this.#settle(grant, { state: 'off_router' })
      }
      const routerRef = await link.put(grant)
      if (!this.#settle(grant, { state: 'on_router', routerRef, verified: false })) return false
      this.#unverified.set(grant.id, { grant, routerRef })
      return await this.#verify(link, grant, routerRef)
    } catch (error) {
      return this.#failed(grant, error)
    }
  }

  /** Reads a confirmed grant back; when the link breaks meanwhile, the next session does it. */
  async #verify(link: RouterLink, grant: HotspotGrant, routerRef: string): Promise<boolean> {
    try {
      await link.verify({ ...grant, routerRef })
      this.#unverified.delete(grant.id)
      this.#attempts.delete(grant.id)
      return this.#settle(grant, { state: 'on_router', routerRef, verified: true })
    } catch (error) {
      if (error instanceof RouterError && !(error instanceof RouterTrap)) return true
      this.#unverified.delete(grant.id)
      return this.#failed(grant, error)
    }
  }

  #failed(grant: HotspotGrant, error: unknown): boolean {
    const failure = grantFailure(error)
    if (failure.kind === 'refused') {
      this.#attempts.delete(grant.id)
      return this.#settle(grant, { state: 'refused', reason: failure.reason, text: failure.text })
    }
    const delayMs = this.#retryDelayMs(grant, error)
    if (error instanceof RouterTimeout && this.#link) void this.#ping(this.#link.connection)
    const retryAt = this.#options.timers.now() + delayMs
    // A timer may fire a little early by the clock that decides what is due.
    this.#fillAfter(delayMs + 5)
    return this.#settle(grant, { state: 'waiting', error: failure.problem, text: failure.text, retryAt })
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
      this.#fill()
    })
    this.#alarms.add(cancel)
  }

  #settle(grant: HotspotGrant, result: GrantResult): boolean {
    try {
      this.#options.queue.settle(grant.id, grant.version, result)
      return true
    } catch (error) {
      this.#options.onError(error)
      return false
    }
  }
}
