/** All routers of this counter: one worker each, as the store says they are set up. */
import { isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { RouterForm, RouterTest } from '../../contract/equipment.ts'
import type { Log } from '../log.ts'
import type { RouterLink as LinkState, RouterFleet } from '../ports.ts'
import { connectRouter } from '../routeros/connect.ts'
import type { TlsTrust } from '../routeros/socket.ts'
import { router } from '../store/schema.ts'
import { routerSecret, type Secrets } from '../store/secrets.ts'
import type { Store } from '../store/store.ts'
import { probeRouter } from './probe.ts'
import { RouterWorker } from './router-worker.ts'
import { StoredGrants, type StoredGrantsOptions } from './stored-grants.ts'

export interface RouterFleetOptions extends StoredGrantsOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly log: Log
  /** A router's state changed. */
  readonly onChange: () => void
}

type Form = z.output<typeof RouterForm>
type Row = typeof router.$inferSelect

interface Post {
  readonly worker: RouterWorker
  /** As set up, the sealed password included; a changed router gets a new worker. */
  readonly setUpAs: string
}

const TEST_TIMEOUT_MS = 6_000

export class StoredRouterFleet implements RouterFleet {
  readonly #options: RouterFleetOptions
  readonly #grants: StoredGrants
  readonly #posts = new Map<string, Post>()

  constructor(options: RouterFleetOptions) {
    this.#options = options
    this.#grants = new StoredGrants(options)
  }

  kick(routerId: string): void {
    this.#posts.get(routerId)?.worker.kick()
  }

  tryNow(): void {
    for (const { worker } of this.#posts.values()) worker.tryNow()
  }

  /** Starts a worker for each router that is new or changed; the worker of the old setting ends first. */
  async reload(): Promise<void> {
    const inUse = this.#options.store.db.select().from(router).where(isNull(router.retiredAt)).all()
    await this.#endAllBut(inUse)
    for (const row of inUse) {
      const password = await this.#password(row.id)
      const setUpAs = JSON.stringify([row, password])
      const post = this.#posts.get(row.id)
      if (post?.setUpAs === setUpAs) continue
      const worker = this.#makeWorker(row, password)
      this.#posts.set(row.id, { worker, setUpAs })
      await post?.worker.stop()
      worker.start()
    }
  }

  link(routerId: string): LinkState {
    const health = this.#posts.get(routerId)?.worker.health
    const { state = 'connecting', latencyMs = null, problem = null, problemText = null, since = null } = health ?? {}
    return { state, latencyMs, problem, problemText, since, facts: null, checkedAt: null }
  }

  async check(routerId: string): Promise<void> {
    this.#posts.get(routerId)?.worker.tryNow()
  }

  async test(form: Form, password: string): Promise<RouterTest> {
    const found = await probeRouter({ ...addressOf(form), password, connectTimeoutMs: TEST_TIMEOUT_MS })
    const { ok, problem = null, identity = null, version = null, board = null } = found
    return { ok, problem, identity, version, board }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#posts.values()].map(({ worker }) => worker.stop()))
  }

  /** Ends the workers of routers that are not in use any more. */
  async #endAllBut(inUse: readonly Row[]): Promise<void> {
    const known = new Set(inUse.map(({ id }) => id))
    const ending = [...this.#posts].filter(([routerId]) => !known.has(routerId))
    for (const [routerId] of ending) this.#posts.delete(routerId)
    await Promise.all(ending.map(([, { worker }]) => worker.stop()))
  }

  /** A box that cannot be opened any more (another machine, a lost key) is a password to be typed in again. */
  async #password(routerId: string): Promise<string> {
    try {
      return (await this.#options.secrets.open(routerSecret(routerId))) ?? ''
    } catch (error) {
      this.#options.log.error('a router’s password cannot be opened', error)
      return ''
    }
  }

  #makeWorker(row: Row, password: string): RouterWorker {
    const { log, onChange } = this.#options
    return new RouterWorker({
      routerId: row.id,
      connect: (signal) => connectRouter({ ...addressOf(row), password, signal }),
      queue: this.#grants,
      profiles: () => this.#grants.profiles(),
      onHealth: onChange,
      onError: (error) => log.error(`queue of router ${row.name}`, error),
    })
  }
}

type Address = Pick<Form, 'host' | 'port' | 'tls' | 'fingerprint' | 'username'>

function addressOf({ host, port, tls, fingerprint, username }: Address) {
  const trust: TlsTrust = fingerprint ? { trust: 'pin', fingerprint } : { trust: 'computer' }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port, username, ...(tls && { tls: trust }) }
}
