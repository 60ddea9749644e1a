/** The worker of one router: keeps a session warm, tells its health, and puts waiting grants there. */
import type { RouterConnection } from '../routeros/connection.ts'
import { RouterError, RouterTrap } from '../routeros/errors.ts'
import { type LinkProblem, linkProblem, textOf } from './failures.ts'
import type { GrantQueue, HotspotProfile } from './grant.ts'
import { GrantRunner } from './grant-runner.ts'
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
  /** Makes sure of the other side before anything is put there; what it throws ends the session. */
  readonly onOpen?: (link: RouterLink) => Promise<void>
  /** Compares the router as a whole with the books: at the start of a session, then again and again. */
  readonly check?: (link: RouterLink) => Promise<void>
  readonly checkEveryMs?: number
  /** The time by which tokens end, UTC epoch milliseconds; retries go by the timers'. */
  readonly clock?: () => number
  readonly timers?: Timers
  readonly random?: () => number
  /** Grants in progress one by one. */
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
  onOpen: async (_: RouterLink) => {},
  check: async (_: RouterLink) => {},
  checkEveryMs: 5 * 60_000,
  clock: Date.now,
}

/** A router that refuses our login, or is not the one we know, will not change its mind for a sale. */
const stubborn: ReadonlySet<LinkProblem | undefined> = new Set(['login', 'tls', 'other_device'])

/** Drives one router. A dead router delays nobody but its own grants. */
export class RouterWorker {
  readonly #options: RouterWorkerOptions & typeof defaults
  readonly #stop = new AbortController()
  readonly #nap: Nap
  readonly #runner: GrantRunner
  #health: RouterHealth
  /** The session, from the moment it is open. */
  #connection: RouterConnection | undefined
  /** The same once we know who is on the other side. */
  #link: RouterLink | undefined
  /** The session that is being asked whether it is still there. */
  #asked: RouterConnection | undefined
  #checking: Promise<void> | undefined
  #life: Promise<void> | undefined

  constructor(options: RouterWorkerOptions) {
    this.#options = { ...defaults, ...options }
    this.#nap = new Nap(this.#options.timers)
    this.#runner = new GrantRunner({ ...this.#options, onSlow: (link) => this.#askAgain(link) })
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
    if (this.#link) this.#runner.fill()
    else if (!stubborn.has(this.#health.problem)) this.#nap.end()
  }

  /** Compares the router with the books now; resolves when that is done, or there is no session to do it in. */
  async check(): Promise<void> {
    const link = this.#link
    if (!link) return
    this.#checking ??= this.#options
      .check(link)
      .catch((error: unknown) => {
        // A link that breaks, or a router that is too slow for once, is looked at again in the next session or in time.
        if (!(error instanceof RouterError)) this.#options.onError(error)
      })
      .finally(() => {
        this.#checking = undefined
      })
    await this.#checking
  }

  /** Tries again now, whatever the backoff says. */
  tryNow(): void {
    if (this.#link) this.#runner.fill()
    else this.#nap.end()
  }

  /** Ends the session; resolves when every grant in progress has settled and nothing more will. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('the worker was stopped'))
    this.#connection?.close()
    this.#nap.end()
    await this.#life
    await this.#checking
    await this.#runner.stop()
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
      this.#connection = connection
      if (this.#stop.signal.aborted) connection.close()
      return await this.#openAndServe(new RouterLink(connection, this.#options.clock))
    } catch (error) {
      return error
    }
  }

  async #openAndServe(link: RouterLink): Promise<unknown> {
    try {
      await this.#options.onOpen(link)
      return await this.#serve(link)
    } finally {
      link.connection.close()
    }
  }

  async #serve(link: RouterLink): Promise<unknown> {
    this.#link = link
    // The first grants do not wait for the first ping.
    this.#runner.begin(link)
    this.#options.onSession?.(link.connection)
    for (const profile of this.#options.profiles()) link.ensureProfile(profile).catch(() => undefined)
    const pinging = this.#keepAlive(link)
    void this.#keepChecking(link)
    const reason = await link.connection.closed
    this.#link = undefined
    this.#runner.end()
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
      this.#runner.fill()
    }
    return undefined
  }

  async #keepChecking({ connection }: RouterLink): Promise<void> {
    const pause = new Nap(this.#options.timers)
    void connection.closed.then(() => pause.end())
    while (connection.isOpen) {
      await this.check()
      if (connection.isOpen) await pause.sleep(this.#options.checkEveryMs)
    }
  }

  /** Commands that time out together ask once. */
  #askAgain({ connection }: RouterLink): void {
    if (this.#asked !== connection) void this.#ping(connection)
  }

  /** Measures a round trip. A session that does not answer is closed. */
  async #ping(connection: RouterConnection): Promise<unknown> {
    const sentAt = performance.now()
    const timeoutMs = this.#options.pingTimeoutMs
    this.#asked = connection
    const latency = () => ({ state: 'online', latencyMs: Math.round((performance.now() - sentAt) * 10) / 10 }) as const
    try {
      await connection.run('/system/identity/print', { timeoutMs, urgent: true })
      this.#report(latency())
      return undefined
    } catch (error) {
      if (error instanceof RouterTrap) {
        this.#report({ ...latency(), problem: linkProblem(error), problemText: textOf(error) })
        return undefined
      }
      connection.close()
      return error
    } finally {
      this.#asked = undefined
    }
  }

  #report(health: Omit<RouterHealth, 'since'>): void {
    if (this.#stop.signal.aborted) return
    const since = health.state === this.#health.state ? this.#health.since : this.#options.timers.now()
    this.#health = { ...health, since }
    this.#options.onHealth(this.#health)
  }
}
