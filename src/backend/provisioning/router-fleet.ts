/** All routers of this counter: one worker each, as the store says they are set up. */
import { eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { RouterForm, RouterTest } from '../../contract/equipment.ts'
import type { Clock } from '../../core/ports.ts'
import type { Log } from '../log.ts'
import type { RouterLink as LinkState, RouterFleet } from '../ports.ts'
import { connectRouter } from '../routeros/connect.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { RouterError } from '../routeros/errors.ts'
import type { TlsTrust } from '../routeros/socket.ts'
import { router } from '../store/schema.ts'
import { routerSecret, type Secrets } from '../store/secrets.ts'
import type { Store } from '../store/store.ts'
import { ensureSweep } from './expiry/ensure-sweep.ts'
import { runPass } from './pass.ts'
import { probeRouter } from './probe.ts'
import { OtherDevice, type RouterFacts, readFacts } from './recognise.ts'
import type { RouterLink } from './router-link.ts'
import { RouterWorker } from './router-worker.ts'
import { StoredGrants, type StoredGrantsOptions } from './stored-grants.ts'
import { StoredPass } from './stored-pass.ts'

export interface RouterFleetOptions extends StoredGrantsOptions {
  readonly store: Store
  readonly secrets: Secrets
  readonly log: Log
  readonly clock: Clock
  /** A router's state changed. */
  readonly onChange: () => void
  /** A session with a router was opened. */
  readonly onSession?: (routerId: string, connection: RouterConnection) => void
}

type Form = z.output<typeof RouterForm>
type Row = typeof router.$inferSelect

interface Post {
  readonly worker: RouterWorker
  /** Who it said it is, as of its last session. */
  facts: RouterFacts | null
  /** As set up, the sealed password included; a changed router gets a new worker. */
  readonly setUpAs: string
}

const TEST_TIMEOUT_MS = 6_000

export class StoredRouterFleet implements RouterFleet {
  readonly #options: RouterFleetOptions
  readonly #grants: StoredGrants
  readonly #pass: StoredPass
  readonly #posts = new Map<string, Post>()
  #isOver = false

  constructor(options: RouterFleetOptions) {
    this.#options = options
    this.#grants = new StoredGrants(options)
    this.#pass = new StoredPass(options.store, (routerId) => this.kick(routerId))
  }

  kick(routerId: string): void {
    this.#posts.get(routerId)?.worker.kick()
  }

  tryNow(): void {
    for (const { worker } of this.#posts.values()) worker.tryNow()
  }

  async check(routerId: string): Promise<void> {
    await this.#posts.get(routerId)?.worker.check()
  }

  /** Starts a worker for each router that is new or changed; the worker of the old setting ends first. */
  async reload(): Promise<void> {
    const rows = this.#options.store.db.select().from(router).where(isNull(router.retiredAt)).all()
    const inUse = new Set(rows.map(({ id }) => id))
    for (const [id, { worker }] of this.#posts) {
      if (inUse.has(id)) continue
      this.#posts.delete(id)
      await worker.stop()
    }
    for (const row of rows) {
      const password = await this.#password(row.id)
      if (this.#isOver) return
      // Which device answers is found out by the worker itself.
      const setUpAs = JSON.stringify([{ ...row, serial: null }, password])
      const before = this.#posts.get(row.id)
      if (before?.setUpAs === setUpAs) continue
      const post: Post = { worker: this.#makeWorker(row, password), facts: null, setUpAs }
      this.#posts.set(row.id, post)
      await before?.worker.stop()
      post.worker.start()
    }
  }

  link(routerId: string): LinkState {
    const post = this.#posts.get(routerId)
    const health = post?.worker.health ?? { state: 'connecting' as const, since: 0 }
    const { state, since, latencyMs = null, problem = null, problemText = null } = health
    return {
      state,
      since,
      latencyMs,
      problem,
      problemText,
      facts: factsOf(post),
      checkedAt: this.#pass.checkedAt(routerId),
    }
  }

  async test(form: Form, password: string): Promise<RouterTest> {
    const found = await probeRouter({ ...addressOf(form), password, connectTimeoutMs: TEST_TIMEOUT_MS })
    const { ok, problem = null, identity = null, version = null, board = null } = found
    return { ok, problem, identity, version, board }
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all([...this.#posts.values()].map(({ worker }) => worker.stop()))
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

  /** @throws OtherDevice: what was sold is on another router than the one that answers. */
  async #recognise(routerId: string, { connection }: RouterLink): Promise<RouterFacts> {
    const facts = await readFacts(connection)
    const post = this.#posts.get(routerId)
    if (post) post.facts = facts
    if (facts.serial === null) return facts
    const known = this.#options.store.db.select().from(router).where(eq(router.id, routerId)).get()?.serial
    if (known && known !== facts.serial) throw new OtherDevice(`${known} was here before, now ${facts.serial} answers`)
    if (!known)
      this.#options.store.settle((tx) =>
        tx.update(router).set({ serial: facts.serial }).where(eq(router.id, routerId)).run(),
      )
    return facts
  }

  #makeWorker(row: Row, password: string): RouterWorker {
    const { log, clock, onChange, onSession } = this.#options
    return new RouterWorker({
      routerId: row.id,
      connect: (signal) => connectRouter({ ...addressOf(row), password, signal }),
      queue: this.#grants,
      profiles: () => this.#grants.profiles(),
      clock,
      onOpen: async (link) => {
        const [{ version }] = await Promise.all([this.#recognise(row.id, link), link.time.ask()])
        // A sale does not wait for it, and what stands against it the doctor tells.
        ensureSweep(link.connection, version).catch((error: unknown) => {
          if (!(error instanceof RouterError)) log.error(`sweep of router ${row.name}`, error)
        })
      },
      check: async ({ connection, time }) => {
        const moment = () => time.ask()
        await runPass(connection, { routerId: row.id, books: this.#pass, now: clock, moment })
        onChange()
      },
      onHealth: onChange,
      onSession: (connection) => onSession?.(row.id, connection),
      onError: (error) => log.error(`queue of router ${row.name}`, error),
    })
  }
}

function factsOf(post: Post | undefined): LinkState['facts'] {
  if (!post?.facts) return null
  const { identity, versionText: version, board, serial } = post.facts
  return { identity, version, board, serial }
}

type Address = Pick<Form, 'host' | 'port' | 'tls' | 'fingerprint' | 'username'>

/** How a router as it is set up is reached. */
export function addressOf({ host, port, tls, fingerprint, username }: Address) {
  const trust: TlsTrust = fingerprint ? { trust: 'pin', fingerprint } : { trust: 'computer' }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port, username, ...(tls && { tls: trust }) }
}
