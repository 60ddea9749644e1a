/** The live view of all routers: who is on them now, what is done about them, and what is written down of it. */
import { setImmediate } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { AppError } from '../../core/errors.ts'
import type { Log } from '../log.ts'
import type { BlockedOnRouter, EndedSessions, OnlineDesk, OnlineRouter, OnlineSession } from '../ports.ts'
import { realTimers, type Timers } from '../provisioning/timing.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { RouterError, RouterTrap, UnsafeValue } from '../routeros/errors.ts'
import { location, router } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { blockDevice, endSessions, HasForeignBinding, readBlocked, unblockDevice } from './device-access.ts'
import { HealthMeter } from './health-meter.ts'
import { OnlineHistory, type RouterNews } from './history.ts'
import { RouterWatch } from './router-watch.ts'
import { type Span, SpanKeeper } from './span-keeper.ts'
import { UsageMeter } from './usage-meter.ts'

export interface LiveDeskOptions {
  readonly store: Store
  readonly log: Log
  /** Who is online has changed on some router; told as often as it happens. */
  readonly onChange: () => void
  readonly timers?: Timers
}

interface Post {
  readonly watch: RouterWatch
  readonly usage: UsageMeter
  readonly health: HealthMeter
  readonly spans: SpanKeeper
}

/** How often what was counted is written down. */
const WRITE_MS = 60_000
/** In one go: a few milliseconds. */
const PART_SPANS = 500

export class LiveDesk implements OnlineDesk {
  readonly #options: LiveDeskOptions
  readonly #timers: Timers
  readonly #history: OnlineHistory
  readonly #posts = new Map<string, Post>()
  readonly #serving = new Set<Promise<void>>()
  readonly #told = new Set<string>()
  #cancelWriting: () => void
  /** Nothing is lost that was taken from the posts when the counter is closed. */
  #underWay: Promise<void> = Promise.resolve()

  constructor(options: LiveDeskOptions) {
    this.#options = options
    this.#timers = options.timers ?? realTimers
    this.#history = new OnlineHistory(options.store)
    this.#cancelWriting = this.#writeLater()
  }

  /** A session with a router is open; it is watched over until it ends. */
  opened(routerId: string, connection: RouterConnection): void {
    const serving = this.#post(routerId).watch.serve(connection)
    this.#serving.add(serving)
    void serving.then(() => this.#serving.delete(serving))
  }

  look(): void {
    for (const { watch } of this.#posts.values()) watch.look()
  }

  router(routerId: string): OnlineRouter {
    const watch = this.#posts.get(routerId)?.watch
    return { isLive: watch?.isLive ?? false, asOf: watch?.asOf ?? null, online: watch?.size ?? 0 }
  }

  sessions(routerId: string): readonly OnlineSession[] {
    return this.#posts.get(routerId)?.watch.sessions() ?? []
  }

  async disconnect(routerId: string, { username, mac }: OnlineSession): Promise<EndedSessions> {
    return await this.#act(routerId, (connection) => endSessions(connection, username, mac))
  }

  async blocked(routerId: string): Promise<readonly BlockedOnRouter[]> {
    return await this.#ask(routerId, readBlocked)
  }

  async block(routerId: string, mac: string): Promise<EndedSessions> {
    return await this.#act(routerId, (connection) => blockDevice(connection, mac, this.#timers.now()))
  }

  async unblock(routerId: string, id: string, mac: string): Promise<boolean> {
    return await this.#act(routerId, (connection) => unblockDevice(connection, id, mac))
  }

  /** Writes down what was counted so far; with `all`, the minute that is not over too. */
  write(all = false): void {
    const steps = this.#writing(all)
    while (!steps.next().done);
  }

  /** The same, a step at a time: what is sold meanwhile does not wait for thousands who are online. */
  async #writeInSteps(): Promise<void> {
    for (const _ of this.#writing(false)) await setImmediate()
  }

  *#writing(all: boolean): Generator<void, void> {
    const now = this.#timers.now()
    const news = [...this.#posts].map(([id, post]) => newsOf(id, post, now, all)).filter(isNews)
    const spans = news.flatMap(({ routerId, spans: its }) => inParts(routerId, its))
    let isCounted = false
    let written = 0
    try {
      if (news.length > 0) this.#history.write(news)
      isCounted = true
      for (const part of spans) {
        yield
        this.#history.writeSpans(part.routerId, part.spans)
        written += 1
      }
      this.#history.roll(now)
    } catch (error) {
      this.#options.log.error('what customers used could not be written down', error)
      if (!isCounted) for (const { routerId, days } of news) this.#posts.get(routerId)?.usage.giveBack(days)
      for (const part of spans.slice(written)) this.#posts.get(part.routerId)?.spans.giveBack(part.spans)
    }
  }

  /** Call it when the sessions with all routers have ended. */
  async stop(): Promise<void> {
    this.#cancelWriting()
    await Promise.all(this.#serving)
    await this.#underWay
    this.write(true)
  }

  #writeLater(): () => void {
    return this.#timers.after(WRITE_MS, () => {
      this.#cancelWriting = this.#writeLater()
      this.#underWay = this.#underWay.then(() => this.#writeInSteps())
    })
  }

  #post(routerId: string): Post {
    const known = this.#posts.get(routerId)
    if (known) return known
    const post: Post = {
      usage: new UsageMeter(() => this.#zoneOf(routerId), this.#history.counted(routerId)),
      health: new HealthMeter(),
      spans: new SpanKeeper(this.#history.lastSpans(routerId)),
      watch: new RouterWatch({
        timers: this.#timers,
        onChange: this.#options.onChange,
        onError: (error) => this.#tellOnce(routerId, error),
        onReading: ({ sessions, gauges }, at) => {
          post.usage.take(sessions, { at, routerUptimeSeconds: gauges.uptimeSeconds })
          post.spans.take(sessions, at)
          post.health.take(gauges, sessions.length, at)
        },
      }),
    }
    this.#posts.set(routerId, post)
    return post
  }

  /** Days are those of where the router stands. */
  #zoneOf(routerId: string): string {
    const place = this.#options.store.db
      .select({ timeZone: location.timeZone })
      .from(router)
      .innerJoin(location, eq(location.id, router.locationId))
      .where(eq(router.id, routerId))
      .get()
    return place?.timeZone ?? 'UTC'
  }

  /** Changes something on a router; then it is looked at again. */
  async #act<T>(routerId: string, work: (connection: RouterConnection) => Promise<T>): Promise<T> {
    try {
      return await this.#ask(routerId, work)
    } finally {
      this.#posts.get(routerId)?.watch.printNow()
    }
  }

  /** @throws AppError `router_unreached`, `router_refused`, `device_has_entry` */
  async #ask<T>(routerId: string, work: (connection: RouterConnection) => Promise<T>): Promise<T> {
    const connection = this.#posts.get(routerId)?.watch.connection
    if (!connection) throw new AppError('unavailable', 'router_unreached')
    try {
      return await work(connection)
    } catch (error) {
      throw inWords(error)
    }
  }

  /** The same router says the same wrong thing every few seconds. */
  #tellOnce(routerId: string, error: unknown): void {
    const text = `${routerId} ${String(error)}`
    if (this.#told.has(text)) return
    this.#told.add(text)
    this.#options.log.error('the live view cannot read what a router says', error)
  }
}

function newsOf(routerId: string, { usage, health, spans }: Post, now: number, all: boolean): RouterNews {
  const samples = health.takeSamples(now, all)
  return { routerId, samples, days: usage.takeDays(), counted: usage.counted(), spans: spans.takeSpans() }
}

interface SpansPart {
  readonly routerId: string
  readonly spans: readonly Span[]
}

function inParts(routerId: string, spans: readonly Span[]): SpansPart[] {
  const many = Math.ceil(spans.length / PART_SPANS)
  return Array.from({ length: many }, (_, n) => {
    return { routerId, spans: spans.slice(n * PART_SPANS, (n + 1) * PART_SPANS) }
  })
}

function isNews({ samples, days, spans }: RouterNews): boolean {
  return samples.length + days.length + spans.length > 0
}

function inWords(error: unknown): unknown {
  if (error instanceof HasForeignBinding) return new AppError('conflict', 'device_has_entry')
  if (error instanceof RouterTrap || error instanceof UnsafeValue) {
    return new AppError('conflict', 'router_refused', { values: { text: error.message }, cause: error })
  }
  if (error instanceof RouterError) return new AppError('unavailable', 'router_unreached', { cause: error })
  return error
}
