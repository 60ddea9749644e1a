/** Watches one router over the session that provisioning keeps: who is on it, and how it does. */
import { Nap, type Timers } from '../provisioning/timing.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { ProtocolError, RouterError, RouterTrap } from '../routeros/errors.ts'
import { trapKind } from '../routeros/traps.ts'
import { activeMenu, readActiveSession } from './active-session.ts'
import { type LiveSession, LiveSessions } from './live-sessions.ts'
import { type Reading, readHotspotInterfaces, readRouter } from './router-reading.ts'

export interface RouterWatchOptions {
  readonly timers: Timers
  /** Who is online, or what is known of them, has changed. */
  readonly onChange: () => void
  /** The router was read, at this time. */
  readonly onReading: (reading: Reading, at: number) => void
  /** Told about what a router says and we cannot read, and about our own mistakes. */
  readonly onError: (error: unknown) => void
}

/** Between two prints: when somebody looks at who is online, and when nobody does. */
const LOOKED_AT_MS = 2_500
const REST_MS = 10_000
/** Somebody who asked this long ago is still looking. */
const LOOKING_MS = 12_000
/** Printing takes a tenth of the router's time at most. */
const PRINT_SHARE = 10

export class RouterWatch {
  readonly #options: RouterWatchOptions
  readonly #sessions = new LiveSessions()
  #nap: Nap
  #isDue = false
  #connection: RouterConnection | undefined
  #asOf: number | null = null
  #isLive = false
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(options: RouterWatchOptions) {
    this.#options = options
    this.#nap = new Nap(options.timers)
  }

  /** The open session; undefined while the router is away. */
  get connection(): RouterConnection | undefined {
    return this.#connection?.isOpen ? this.#connection : undefined
  }

  /** Are the sessions what the router says at present? Not before its first print, nor after one that failed. */
  get isLive(): boolean {
    return this.#isLive && this.connection !== undefined
  }

  /** When the sessions were last printed; null: never. */
  get asOf(): number | null {
    return this.#asOf
  }

  get size(): number {
    return this.#sessions.size
  }

  sessions(): LiveSession[] {
    return this.#sessions.all()
  }

  find(id: string): LiveSession | undefined {
    return this.#sessions.find(id)
  }

  /** Somebody looks: prints come sooner for a while. */
  look(): void {
    const isNew = !this.#isLookedAt()
    this.#lookedAt = this.#options.timers.now()
    if (isNew) this.printNow()
  }

  /** Prints now, or once more when it is just at it: something was changed on the router. */
  printNow(): void {
    this.#isDue = true
    this.#nap.end()
  }

  /** Watches over this session until it ends; never rejects. */
  async serve(connection: RouterConnection): Promise<void> {
    this.#connection = connection
    this.#isLive = false
    const nap = new Nap(this.#options.timers)
    this.#nap = nap
    void connection.closed.then(() => nap.end())
    const interfaces = await this.#try(connection, () => readHotspotInterfaces(connection))
    void this.#try(connection, () => this.#follow(connection))
    while (connection.isOpen) {
      this.#isDue = false
      const startedAt = performance.now()
      this.#isLive = (await this.#try(connection, () => this.#print(connection, interfaces ?? []))) ?? false
      this.#options.onChange()
      if (connection.isOpen && !this.#isDue) await nap.sleep(this.#pauseMs(performance.now() - startedAt))
    }
    // A newer session may have taken over already.
    if (this.#connection === connection) this.#connection = undefined
    this.#options.onChange()
  }

  #pauseMs(printMs: number): number {
    return Math.max(this.#isLookedAt() ? LOOKED_AT_MS : REST_MS, printMs * PRINT_SHARE)
  }

  #isLookedAt(): boolean {
    return this.#options.timers.now() - this.#lookedAt < LOOKING_MS
  }

  async #print(connection: RouterConnection, interfaces: readonly string[]): Promise<true> {
    const reading = await readRouter(connection, interfaces, this.#options.onError)
    const at = this.#options.timers.now()
    this.#sessions.replace(reading.sessions, at)
    this.#asOf = at
    this.#options.onReading(reading, at)
    return true
  }

  /** News between two prints, where the router's version tells any. */
  async #follow(connection: RouterConnection): Promise<void> {
    for await (const change of connection.follow(`${activeMenu}/listen`)) {
      if (change.kind === 'gone') this.#sessions.remove(change.id)
      else this.#sessions.put(readActiveSession(change.row), this.#options.timers.now())
      this.#options.onChange()
    }
  }

  /** A lost link, a router too slow, a menu it does not have: the next print, or the next session, finds out. */
  async #try<T>(connection: RouterConnection, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!isExpected(error, connection)) this.#options.onError(error)
      return undefined
    }
  }
}

/**
 * Links break, and a version may not tell news: neither is worth a line in the log. A value that cannot be read is; garbage
 * on the line is a broken link, and has ended the session.
 */
function isExpected(error: unknown, { isOpen }: RouterConnection): boolean {
  if (error instanceof RouterTrap)
    return ['no-such-command', 'unknown-parameter', 'interrupted'].includes(trapKind(error))
  return error instanceof RouterError && !(isOpen && error instanceof ProtocolError)
}
