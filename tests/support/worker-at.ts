/** A router's worker with a queue in memory, as impatient as tests are. */
import type { RouterHealth, RouterWorkerOptions } from '../../src/backend/provisioning/router-worker.ts'
import { RouterWorker } from '../../src/backend/provisioning/router-worker.ts'
import { type ConnectOptions, connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { MemoryQueue } from './memory-queue.ts'

/** How the practice routers of the fault tests are logged in to. */
export const login = { username: 'teller', password: 'secret' }

export type WorkerAtOptions = Partial<Omit<RouterWorkerOptions, 'queue' | 'connect'>> & {
  readonly queue?: MemoryQueue
  /** What is different about connecting. */
  readonly connect?: Partial<ConnectOptions>
  /** Wraps every try to connect. */
  readonly connecting?: (connect: () => Promise<RouterConnection>) => Promise<RouterConnection>
  /** Another session in place of the one that was opened; they are numbered from 1. */
  readonly session?: (connection: RouterConnection, number: number) => RouterConnection
}

export function workerAt(port: number, options: WorkerAtOptions = {}) {
  const { queue = new MemoryQueue(), connect, connecting = (work) => work(), session, ...change } = options
  const seen: RouterHealth[] = []
  const errors: unknown[] = []
  const watchers = new Set<() => void>()
  let sessions = 0
  const worker = new RouterWorker({
    routerId: 'r1',
    connect: async (signal) => {
      const address = { host: '127.0.0.1', port, ...login, connectTimeoutMs: 1_000, ...connect }
      const connection = await connecting(() => connectRouter({ ...address, signal }))
      sessions += 1
      return session?.(connection, sessions) ?? connection
    },
    queue,
    onHealth: (health) => {
      seen.push(health)
      for (const watch of watchers) watch()
    },
    onError: (error) => errors.push(error),
    backoff: { baseMs: 1, capMs: 4 },
    keepaliveMs: 60_000,
    pingTimeoutMs: 2_000,
    ...change,
  })
  /** Resolves at the first health that fits, of those since `from`. */
  const healthy = (fits: (health: RouterHealth) => boolean, from = 0) =>
    new Promise<RouterHealth>((resolve) => {
      const look = () => {
        const found = seen.slice(from).find(fits)
        if (!found) return
        watchers.delete(look)
        resolve(found)
      }
      watchers.add(look)
      look()
    })
  worker.start()
  return { worker, queue, healthy, errors, sessions: () => sessions, seen }
}

/** The same session with another way to run commands. */
export function withRun(
  connection: RouterConnection,
  run: (...command: Parameters<RouterConnection['run']>) => ReturnType<RouterConnection['run']>,
): RouterConnection {
  return new Proxy(connection, {
    get: (target, name) => {
      if (name === 'run') return run
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
