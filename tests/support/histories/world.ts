/** A café with two routers on which anything may happen: sales and second thoughts, hands on the routers, power and links. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { silentLog } from '../../../src/backend/log.ts'
import { DATABASE_FILE, type Db, openDatabase } from '../../../src/backend/store/open.ts'
import * as tables from '../../../src/backend/store/schema.ts'
import type { TellerClient } from '../../../src/contract/index.ts'
import { readDuration } from '../../../src/practice/router/durations.ts'
import { type PracticeRouter, startPracticeRouter } from '../../../src/practice/router/practice-router.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../backend.ts'
import { temporaryFolder } from '../folder.ts'

const login = { username: 'teller', password: 'secret' }
const MINUTE = 60_000

/** One router, and what is known of it without asking Teller. */
export type Place = {
  readonly id: string
  readonly router: PracticeRouter
  /** Users made by hand, as they were made. */
  readonly strangers: Map<string, string>
  /** When each user was written, by name: what is young does not survive a power cut. */
  readonly writtenAt: Map<string, number>
  isAway: boolean
  isDark: boolean
}

export type Sold = { readonly id: string; readonly saleId: string; readonly code: string; readonly totalMinor: number }
export type Limits = Partial<typeof tables.plan.$inferInsert>

export class World {
  readonly time = { now: Date.parse('2026-11-23T12:00:00Z') }
  readonly places: Place[] = []
  readonly sold: Sold[] = []
  /** Seconds and bytes that a token's devices really had, all routers together. */
  readonly had = new Map<string, { seconds: number; bytes: number }>()
  readonly #folder = temporaryFolder()
  readonly errors: unknown[] = []
  #client: TellerClient | undefined
  #db: Db | undefined
  #closeBackend: () => Promise<void> = async () => undefined

  get client(): TellerClient {
    if (!this.#client) throw new Error('the world has not begun')
    return this.#client
  }

  get db(): Db {
    if (!this.#db) throw new Error('the world has not begun')
    return this.#db
  }

  async begin(): Promise<void> {
    const clock = () => this.time.now
    const routers = await Promise.all(
      ['MAIN', 'ROOF'].map((serial) => startPracticeRouter({ ...login, serial, clock })),
    )
    const address = (router: PracticeRouter | undefined) => ({ host: '127.0.0.1', port: router?.port ?? 0, ...login })
    const running = await startBackend({
      folder: this.#folder.path,
      clock,
      log: { ...silentLog, error: (_, error) => void this.errors.push(error) },
      practiceEquipment: { ...NOBODY_LISTENS, router: { ...address(routers[0]), loginHost: '' } },
    })
    this.#closeBackend = running.close
    this.#client = (await signedInAs(running.backend, 'super_admin')).client
    this.#db = openDatabase(join(this.#folder.path, DATABASE_FILE))
    const main = this.#db.select().from(tables.router).get()?.id ?? ''
    const form = { ...address(routers[1]), name: 'Roof', tls: false, loginHost: '' }
    const { id: roof } = await this.client.router.save({ id: null, router: form })
    for (const [index, id] of [main, roof].entries()) this.#place(id, routers[index] as PracticeRouter)
    await this.untilQuiet()
  }

  #place(id: string, router: PracticeRouter): void {
    const writtenAt = new Map<string, number>()
    router.onChange(({ menu, id: userId, change }) => {
      if (menu !== '/ip/hotspot/user' || change !== 'add') return
      const name = router.records(menu).find((user) => user['.id'] === userId)?.name
      if (name !== undefined) writtenAt.set(name, this.time.now)
    })
    this.places.push({ id, router, strangers: new Map(), writtenAt, isAway: false, isDark: false })
  }

  async end(): Promise<void> {
    this.#db?.$client.close()
    await this.#closeBackend()
    await Promise.all(this.places.map(({ router }) => router.close()))
    this.#folder.remove()
  }

  async sell(limits: Limits): Promise<void> {
    const [plan] = await this.client.plan.list(undefined)
    if (!plan) throw new Error('nothing is sold here')
    this.db.update(tables.plan).set(limits).where(eq(tables.plan.id, plan.id)).run()
    const order = { requestId: randomUUID(), planId: plan.id, quantity: 1, totalMinor: plan.priceMinor }
    const { id: saleId, totalMinor, tokens } = await this.client.sale.sell({ ...order, tenderedMinor: null })
    const [token] = tokens
    if (!token) throw new Error('nothing was sold')
    this.sold.push({ id: token.id, saleId, code: token.code, totalMinor })
    this.had.set(token.code, { seconds: 0, bytes: 0 })
  }

  /** Time passes: whoever is online uses it. The routers' own minutes run at its end. */
  later(minutes: number): void {
    this.#pass(minutes * MINUTE)
  }

  #pass(ms: number): void {
    for (const { router } of this.places) for (const session of router.active()) this.#count(session, ms)
    const jump = Math.max(0, ms - 4 * MINUTE)
    const pass = () => {
      this.time.now += jump
    }
    const [main, roof] = this.places
    main?.router.passUnscheduled(() => roof?.router.passUnscheduled(pass))
    this.time.now += ms - jump
    // Looking wakes the routers: their scripts run.
    for (const { router } of this.places) router.active()
  }

  #count(session: Readonly<Record<string, string>>, ms: number): void {
    const had = this.had.get(session.user ?? '')
    if (!had) return
    const left = readDuration(session['session-time-left'] ?? '') ?? Number.POSITIVE_INFINITY
    had.seconds += Math.ceil(Math.min(ms, left) / 1_000)
  }

  transfer({ router }: Place, session: Readonly<Record<string, string>>, bytes: number): void {
    router.transfer(session['.id'] ?? '', bytes, 0)
    const had = this.had.get(session.user ?? '')
    if (had) had.bytes += bytes
  }

  /** What waits for routers that are there is given a moment. */
  async pause(): Promise<void> {
    await this.client.equipment.tryNow(undefined)
    const there = new Set(this.places.filter(({ isAway, isDark }) => !isAway && !isDark).map(({ id }) => id))
    await this.#until(() => this.#waiting().every(({ routerId }) => !there.has(routerId)), 2_000)
  }

  /** Everything comes back, everybody does their work, and nothing is left to do. */
  async settleDown(): Promise<void> {
    for (const place of this.places) await this.comeBack(place)
    let before = ''
    for (let round = 0; round < 40; round += 1) {
      this.later(5)
      // The first look learns what was used on each router, the second one what that means for the others.
      const isChecked = [await this.#checkAll(), await this.#checkAll()].every(Boolean)
      const after = this.#state()
      if (isChecked && after === before && this.#waiting().length === 0) return
      before = after
    }
    throw new Error('it never came to rest')
  }

  async #checkAll(): Promise<boolean> {
    await this.untilQuiet()
    // What is settled in the very moment of a look is left for the next one.
    this.#pass(1_000)
    return (await Promise.all(this.places.map((place) => this.check(place)))).every(Boolean)
  }

  /** Whether there was a session to do it in. */
  async check({ id }: Place): Promise<boolean> {
    const done = this.client.router.checkNow({ routerId: id })
    return await done.then(
      () => true,
      () => false,
    )
  }

  async untilQuiet(): Promise<void> {
    const isQuiet = async () => {
      const routers = await this.client.router.list(undefined)
      const isThere = routers.every(({ state, checkedAt }) => state === 'online' && checkedAt !== null)
      if (isThere && this.#waiting().length === 0) return true
      await this.client.equipment.tryNow(undefined)
      await this.client.router.retry({ routerId: null, grantId: null })
      return false
    }
    if (!(await this.#until(isQuiet, 15_000))) throw new Error('something waits for ever')
  }

  async comeBack(place: Place): Promise<void> {
    if (place.isDark) await place.router.power.on()
    place.router.power.ntpArrives()
    if (place.isAway && !place.isDark) await place.router.faults.goOnline()
    place.isDark = false
    place.isAway = false
  }

  #waiting() {
    return this.db.select().from(tables.grant).where(eq(tables.grant.state, 'waiting')).all()
  }

  /** What is wanted and what is told; what is used goes on while somebody is online. */
  #state(): string {
    const grants = this.db.select().from(tables.grant).all()
    const told = grants.map(({ id, version, state }) => [id, version, state])
    return JSON.stringify([told, this.db.select().from(tables.drift).all()])
  }

  async #until(isSo: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
    for (let waited = 0; waited < ms; waited += 10) {
      if (await isSo()) return true
      await delay(10)
    }
    return false
  }
}
