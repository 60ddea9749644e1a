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
import { SpanKeeper } from './span-keeper.ts'
import { UsageMeter } from './usage-meter.ts'
import { usageParts } from './usage-parts.ts'

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
  /** What is being written in steps. */
  #underWay: Iterator<void, void> & Iterable<void> = [].values()

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
    // What is being written in steps was counted before, and must not be missed by whoever asks for the whole.
    for (const steps of [this.#underWay, this.#writing(all)]) while (!steps.next().done);
  }

  /** The same, a step at a time: what is sold meanwhile does not wait for thousands who are online. */
  async writeInSteps(): Promise<void> {
    while (!this.#underWay.next().done);
    this.#underWay = this.#writing(false)
    for (const _ of this.#underWay) await setImmediate()
  }

  *#writing(all: boolean): Generator<void, void> {
    const now = this.#timers.now()
    const news = [...this.#posts].map(([id, post]) => newsOf(id, post, now, all)).filter(isNews)
    try {
      while (news[0]) {
        yield* this.#writingOf(news[0])
        news.shift()
      }
      this.#history.roll(now)
    } catch (error) {
      this.#options.log.error('what customers used could not be written down', error)
      for (const left of news) this.#giveBack(left)
    }
  }

  /** What is written is taken out of the news. */
  *#writingOf({ routerId, days, spans, ...news }: RouterNews): Generator<void, void> {
    const before = () => this.#history.counted(routerId)
    for (const part of usageParts({ routerId, ...news, days: [...days] }, before)) {
      this.#history.write(part)
      const written = new Set(part.days)
      days.splice(0, days.length, ...days.filter((day) => !written.has(day)))
      yield
    }
    while (spans.length > 0) {
      this.#history.writeSpans(routerId, spans.slice(0, PART_SPANS))
      spans.splice(0, PART_SPANS)
      yield
    }
  }

  #giveBack({ routerId, days, spans }: RouterNews): void {
    this.#posts.get(routerId)?.usage.giveBack(days)
    this.#posts.get(routerId)?.spans.giveBack(spans)
  }

  /** Call it when the sessions with all routers have ended. */
  async stop(): Promise<void> {
    this.#cancelWriting()
    await Promise.all(this.#serving)
    this.write(true)
  }

  #writeLater(): () => void {
    return this.#timers.after(WRITE_MS, () => {
      this.#cancelWriting = this.#writeLater()
      void this.writeInSteps()
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
