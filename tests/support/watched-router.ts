/** A practice router, a café's books in which codes were sold onto it, and the live view of it, with time that a test owns. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { LiveDesk } from '../../src/backend/live/live-desk.ts'
import { silentLog } from '../../src/backend/log.ts'
import { realTimers } from '../../src/backend/provisioning/timing.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import * as tables from '../../src/backend/store/schema.ts'
import { Store } from '../../src/backend/store/store.ts'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from './backend.ts'
import { temporaryFolder } from './folder.ts'

const login = { username: 'teller', password: 'geheim' }

/** A live view that is running, and how to wait for what it sees. */
export interface Watching {
  readonly desk: LiveDesk
  readonly connection: RouterConnection
  /** Resolves as soon as this is so. */
  until(check: () => boolean): Promise<void>
  /** Resolves when the router was printed after this call. */
  printed(): Promise<void>
  /** Ends the session with the router; the live view goes on. */
  hangUp(): Promise<void>
  stop(): Promise<void>
}

export interface WatchedRouter {
  readonly router: PracticeRouter
  readonly store: Store
  readonly routerId: string
  /** Codes sold in this café, which are users of the router. */
  readonly codes: readonly [string, string, ...string[]]
  /** For the router and for the live view; UTC epoch milliseconds, to be moved. */
  readonly time: { now: number }
  /**
   * Begins to watch, as a program that was just started does. `hurry`: so many times sooner than in earnest; `offMs`:
   * the clock of the computer is so far from the router's.
   */
  watch(hurry?: number, offMs?: number): Promise<Watching>
  /** The same live view finds the router again. */
  reconnect(watching: Watching): Promise<Watching>
  /** A user of the router that nobody made here. */
  addForeigner(name: string): Promise<void>
  /** @throws when the live view could not read what the router said. */
  close(): Promise<void>
}

/** Everything; `port` puts another device in the router's place. */
export async function startWatchedRouter(options: Partial<PracticeRouterOptions> = {}): Promise<WatchedRouter> {
  const folder = temporaryFolder()
  const time = { now: Date.parse('2026-11-23T12:00:00Z') }
  const clock = () => time.now
  const router = await startPracticeRouter({ ...login, clock, ...options })
  const sold = await sellCodes(folder.path)
  const store = new Store(openDatabase(join(folder.path, DATABASE_FILE)), clock)
  const routerId = store.db.select().from(tables.router).get()?.id ?? ''
  const connections: RouterConnection[] = []
  const bugs: unknown[] = []
  const connect = async () => {
    const connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
    connections.push(connection)
    return connection
  }
  const watching = (
    desk: LiveDesk,
    { until }: Pick<Watching, 'until'>,
    connection: RouterConnection,
    offMs = 0,
  ): Watching => {
    desk.opened(routerId, connection)
    return {
      desk,
      connection,
      until,
      printed: async () => {
        // What is being printed just now may be from before.
        for (const _ of [1, 2]) {
          time.now += 1
          await until(() => desk.router(routerId).asOf === time.now + offMs)
        }
      },
      hangUp: async () => {
        connection.close()
        await until(() => !desk.router(routerId).isLive)
      },
      stop: async () => {
        connection.close()
        await desk.stop()
      },
    }
  }
  const watched: WatchedRouter = {
    router,
    store,
    routerId,
    codes: sold,
    time,
    watch: async (hurry = 100, offMs = 0) => {
      const bell = newBell()
      const desk = new LiveDesk({
        store,
        log: { ...silentLog, error: (_, error) => void bugs.push(error) },
        onChange: bell.ring,
        timers: { now: () => time.now + offMs, after: (delayMs, call) => realTimers.after(delayMs / hurry, call) },
      })
      return watching(desk, bell, await connect(), offMs)
    },
    reconnect: async ({ desk, until }) => watching(desk, { until }, await connect()),
    addForeigner: async (name) => {
      const connection = await connect()
      await connection.run('/ip/hotspot/user/add', { attributes: { name, password: name } })
      connection.close()
    },
    close: async () => {
      for (const connection of connections) connection.close()
      await router.close()
      store.close()
      folder.remove()
      if (bugs.length > 0) throw new AggregateError(bugs, 'the live view could not read its router')
    },
  }
  const admin = await connect()
  for (const name of sold) {
    await admin.run('/ip/hotspot/user/add', {
      attributes: { name, password: name, comment: 'teller1:0123456789abcdef' },
    })
  }
  admin.close()
  return watched
}

/** Wakes whoever waits each time it is rung. */
function newBell() {
  let next = Promise.withResolvers<void>()
  return {
    ring: () => {
      next.resolve()
      next = Promise.withResolvers()
    },
    until: async (check: () => boolean) => {
      while (!check()) await next.promise
    },
  }
}

/** A sample café, where Ana, the cashier, sold two codes. */
async function sellCodes(folder: string): Promise<[string, string, ...string[]]> {
  const running = await startBackend({ folder, practiceEquipment: NOBODY_LISTENS })
  const { client } = await signedInAs(running.backend, 'staff')
  const [plan] = await client.plan.list(undefined)
  const order = {
    requestId: randomUUID(),
    planId: plan?.id ?? '',
    quantity: 2,
    totalMinor: 2 * (plan?.priceMinor ?? 0),
  }
  const sale = await client.sale.sell({ ...order, tenderedMinor: null })
  await running.close()
  const [first = '', second = ''] = sale.tokens.map(({ code }) => code)
  return [first, second]
}
