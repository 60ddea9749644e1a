/** A hotspot whose tokens end by themselves: a practice router with our scripts on it, and a clock of the test's own. */
import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { ensureSweep, type SweepResult } from '../../src/backend/provisioning/expiry/ensure-sweep.ts'
import type { HotspotProfile } from '../../src/backend/provisioning/grant.ts'
import { ensureHotspotProfile } from '../../src/backend/provisioning/hotspot-profile.ts'
import { type Mark, readMark, writeMark } from '../../src/backend/provisioning/mark.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { parseVersion } from '../../src/backend/routeros/versions.ts'
import {
  type PracticeRecord,
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'

const apiUser = { username: 'api', password: 'secret' }

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The versions that expiry has to be right on. */
export const versions = ['6.49', '7.9', '7.10', '7.16', '7.18', '7.22', '7.24'] as const

/** A token as it is sold. */
export type Ticket = Omit<Mark, 'grant'> & {
  readonly name?: string
  readonly profile?: HotspotProfile
  readonly limits?: Readonly<Record<string, string>>
}

const oneDevice: HotspotProfile = { name: 'teller-000000000001', sharedUsers: 1 }
export const twoDevices: HotspotProfile = { name: 'teller-000000000002', sharedUsers: 2 }

export class ExpiryWorld {
  /** True time, UTC epoch milliseconds; move it with `pass`. */
  now: number
  router!: PracticeRouter
  connection!: RouterConnection
  /** When each user was switched off, by name. */
  readonly ended = new Map<string, number>()
  /** Users that were seen switched off without ` end`: a counter would switch them on again. */
  readonly halfEnded: string[] = []
  #phones = 0

  constructor(at: number) {
    this.now = at
  }

  /** A router with our scripts on it, and nobody connected: the counter's PC is off. */
  static async open(
    at: number,
    options: Partial<PracticeRouterOptions> & { zone?: string } = {},
  ): Promise<ExpiryWorld> {
    const world = new ExpiryWorld(at)
    const { zone, ...rest } = options
    world.router = await startPracticeRouter({ ...apiUser, clock: () => world.now, ...rest })
    world.router.onChange(({ menu, id, change }) => {
      if (menu === '/ip/hotspot/user' && change === 'set') world.#noteEnd(id)
    })
    await world.connect()
    if (zone) await world.connection.run('/system/clock/set', { attributes: { 'time-zone-name': zone } })
    await world.setUp()
    return world
  }

  async connect(): Promise<void> {
    this.connection = await connectRouter({ host: '127.0.0.1', port: this.router.port, ...apiUser })
  }

  /** What a counter does once on every router. */
  async setUp(): Promise<SweepResult> {
    for (const profile of [oneDevice, twoDevices]) await ensureHotspotProfile(this.connection, profile)
    return await ensureSweep(this.connection, parseVersion(this.router.version))
  }

  /** Changes both scripts on the router, as a mistake of ours would. */
  async spoil(change: (script: string) => string): Promise<void> {
    const { connection, router } = this
    for (const [menu, property] of [
      ['/ip/hotspot/user/profile', 'on-login'],
      ['/system/scheduler', 'on-event'],
    ] as const) {
      for (const { '.id': id = '', [property]: script = '' } of router.records(menu)) {
        if (script !== '')
          await connection.run(`${menu}/set`, { attributes: { '.id': id, [property]: change(script) } })
      }
    }
  }

  /** Puts a token's user on the router and returns its name. */
  async sell({ name = `t${randomBytes(4).toString('hex')}`, profile = oneDevice, limits = {}, ...life }: Ticket) {
    const comment = writeMark({ grant: randomBytes(8).toString('hex'), ...life })
    const attributes = { name, password: 'p', profile: profile.name, comment, ...limits }
    await this.connection.run('/ip/hotspot/user/add', { attributes })
    return name
  }

  /** Logs a device in, a new one where none is named. */
  login(name: string, phone = this.phone()): string {
    const result = this.router.login(name, 'p', phone)
    if (!result.ok) throw new Error(result.reason)
    return result.sessionId
  }

  phone(): string {
    this.#phones += 1
    return `02:00:00:00:${[this.#phones >> 8, this.#phones & 255].map((part) => part.toString(16).padStart(2, '0')).join(':')}`.toUpperCase()
  }

  /** The lights go out for a while; the router comes back with the wrong time, until `power.ntpArrives()`. */
  async outage(length: number, clock: 'unset' | 'saved' = 'unset'): Promise<void> {
    await this.router.power.off()
    this.now += length
    await this.router.power.on(clock)
  }

  /** Time goes by, every minute of it. */
  pass(milliseconds: number): void {
    this.now += milliseconds
    this.router.active()
  }

  /** Goes to a time; but for the last minutes before it, and what comes after, nothing of ours is due. */
  passTo(time: number): void {
    const idle = time - 3 * minute
    if (idle > this.now) {
      this.router.passUnscheduled(() => {
        this.now = idle
      })
    }
    this.pass(time - this.now)
  }

  user(name: string): PracticeRecord {
    const found = this.router.users().find((user) => user.name === name)
    if (!found) throw new Error(`no user ${name}`)
    return found
  }

  mark(name: string): Mark {
    const mark = readMark(this.user(name).comment ?? '')
    if (!mark) throw new Error(`the mark of ${name} is gone`)
    return mark
  }

  /** The end of a user's time as the router wrote it, UTC epoch milliseconds. */
  end(name: string): number {
    const { expiresAt } = this.mark(name)
    if (expiresAt === undefined) throw new Error(`${name} has not begun`)
    return expiresAt * 1000
  }

  /** What scripts complained of. */
  complaints(): string[] {
    return this.router
      .records('/log')
      .map(({ message = '' }) => message)
      .filter((message) => /error|teller-sweep/.test(message))
  }

  async close(): Promise<void> {
    this.connection.close()
    await this.router.close()
  }

  #noteEnd(id: string): void {
    const user = this.router.records('/ip/hotspot/user').find((record) => record['.id'] === id)
    const { name = '', comment = '', disabled } = user ?? {}
    if (disabled !== 'true' || this.ended.has(name)) return
    this.ended.set(name, this.router.moment())
    if (!comment.endsWith(' end')) this.halfEnded.push(name)
  }
}

/** A token ended on time, to the second: its mark says so, and it was switched off within a minute of that. */
export function expectEnded(world: ExpiryWorld, name: string, endsAt: number): void {
  expect(world.end(name), `the end of ${name}`).toBe(Math.floor(endsAt / 1000) * 1000)
  const at = world.ended.get(name)
  expect(at, `when ${name} was switched off`).toBeGreaterThan(world.end(name))
  expect(at).toBeLessThanOrEqual(world.end(name) + 61_000)
  expect(world.halfEnded).not.toContain(name)
  expect(world.router.active().filter(({ user }) => user === name)).toEqual([])
}
