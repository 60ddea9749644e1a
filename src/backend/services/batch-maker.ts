/** Makes the tokens of batches: a few hundred in each transaction, and everybody else's calls in between. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type CodeShape, drawCodeOf, type RandomBelow } from '../../core/codes.ts'
import { AppError, type Reason } from '../../core/errors.ts'
import { limitsOf } from '../../core/plan.ts'
import type { Log } from '../log.ts'
import type { RouterFleet } from '../ports.ts'
import { batch, grant, location, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { routerIdsOfPlan } from './sold-on.ts'

export interface BatchMakerOptions {
  readonly store: Store
  readonly random: RandomBelow
  readonly routers: Pick<RouterFleet, 'kick'>
  readonly log: Log
  readonly onChange: (batchId: string) => void
}

type BatchRow = typeof batch.$inferSelect

/** Rows written in one transaction, tokens and grants, at most; and for how long, so that no call notices. */
const ROWS_AT_ONCE = 500
const MS_AT_ONCE = 12
/** A full disk, or a location without a router, is looked at again after this. */
const AGAIN_MS = 5_000

export class BatchMaker {
  readonly #options: BatchMakerOptions
  readonly #statements: ReturnType<typeof prepareStatements>
  readonly #problems = new Map<string, Reason>()
  /** Batches that could not be made in this round: they do not keep the others waiting. */
  readonly #passedOver = new Set<string>()
  #working: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: BatchMakerOptions) {
    this.#options = options
    this.#statements = prepareStatements(options.store)
  }

  /** Why this batch does not go on just now; null when it does. */
  problemOf(batchId: string): Reason | null {
    return this.#problems.get(batchId) ?? null
  }

  /** A batch wants to be made, or an earlier run of the program left one half made. */
  kick(): void {
    clearTimeout(this.#timer)
    if (this.#isStopped) return
    this.#passedOver.clear()
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
    })
  }

  /** Ends after the transaction that is under way; the next start goes on from there. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#working
  }

  async #work(): Promise<void> {
    for (;;) {
      // The screens hear first that it began, and a call that waits is answered before the next piece.
      await nextTurn()
      const row = this.#isStopped ? undefined : this.#next()
      if (!row) break
      if (!this.#makeSome(row)) this.#passedOver.add(row.id)
    }
    if (this.#passedOver.size > 0) this.#tryLater()
  }

  #next(): BatchRow | undefined {
    return this.#statements.unfinished.all().find(({ id }) => !this.#passedOver.has(id))
  }

  /** One transaction. `false`: it cannot be done now. */
  #makeSome(row: BatchRow): boolean {
    const { store, routers, log, onChange } = this.#options
    try {
      const kicked = store.settle((tx, at) => this.#putTokens(tx, row, at))
      for (const routerId of kicked) routers.kick(routerId)
      this.#problems.delete(row.id)
      return true
    } catch (error) {
      if (!(error instanceof AppError)) log.error(`batch ${row.number} cannot be made`, error)
      this.#problems.set(row.id, error instanceof AppError ? error.reason : 'something_broke')
      return false
    } finally {
      onChange(row.id)
    }
  }

  #tryLater(): void {
    if (this.#isStopped) return
    this.#timer = setTimeout(() => this.kick(), AGAIN_MS).unref()
  }

  /** The next tokens of a batch with their grants, and how many there are now. Names the routers to kick. */
  #putTokens(tx: Tx, row: BatchRow, at: number): string[] {
    const routerIds = row.deploy === 'off' ? [] : routerIdsOfPlan(tx, row.planId)
    const many = Math.max(1, Math.floor(ROWS_AT_ONCE / (1 + routerIds.length)))
    const most = Math.min(row.quantity, row.made + many)
    const startedAt = performance.now()
    const shape = shapeOf(tx, row)
    const of = { planId: row.planId, batchId: row.id, ...limitsOf(row), lockDevice: Number(row.lockDevice) }
    let made = row.made
    while (made < most && performance.now() - startedAt < MS_AT_ONCE) {
      made += 1
      const tokenId = this.#putToken({ ...of, place: made, at }, shape)
      for (const routerId of routerIds) this.#putGrant(row, tokenId, routerId, at)
    }
    const state = made === row.quantity ? 'made' : 'making'
    tx.update(batch).set({ made, state }).where(eq(batch.id, row.id)).run()
    // A router that is away is not to be tried anew for each of a hundred pieces.
    return row.made === 0 || state === 'made' ? routerIds : []
  }

  /** Draws until the code is new here; the location's mark keeps it apart from other cafés. */
  #putToken(values: Record<string, unknown>, shape: CodeShape): string {
    for (;;) {
      const id = uuidv7()
      const code = drawCodeOf(shape, this.#options.random)
      if (this.#statements.token.run({ ...values, id, code }).changes > 0) return id
    }
  }

  /** As old as the batch: who buys something now goes first on the router. */
  #putGrant({ deploy, createdAt }: BatchRow, tokenId: string, routerId: string, at: number): void {
    const wanted = deploy === 'now' ? 'present' : 'disabled'
    this.#statements.grant.run({ id: uuidv7(), tokenId, routerId, wanted, createdAt, at })
  }
}

function shapeOf(tx: Tx, row: BatchRow): CodeShape {
  const cafe = tx.select().from(location).where(eq(location.id, row.locationId)).get()
  const { prefix, alphabet, codeLength: randomLength } = row
  return { locationMark: cafe?.codeMark ?? '', prefix, alphabet, randomLength }
}

/** Compiled once: ten thousand of them go into a batch. */
function prepareStatements({ db }: Store) {
  const given = sql.placeholder
  const isUnfinished = eq(batch.state, 'making')
  return {
    unfinished: db.select().from(batch).where(isUnfinished).orderBy(asc(batch.number)).prepare(),
    token: db
      .insert(token)
      .values({
        id: given('id'),
        planId: given('planId'),
        position: 0,
        batchId: given('batchId'),
        batchPosition: given('place'),
        code: given('code'),
        password: given('code'),
        timeLimitSeconds: given('timeLimitSeconds'),
        validitySeconds: given('validitySeconds'),
        validityFrom: given('validityFrom'),
        dataLimitBytes: given('dataLimitBytes'),
        uploadKbps: given('uploadKbps'),
        downloadKbps: given('downloadKbps'),
        burstUploadKbps: given('burstUploadKbps'),
        burstDownloadKbps: given('burstDownloadKbps'),
        burstSeconds: given('burstSeconds'),
        devices: given('devices'),
        lockDevice: sql`${given('lockDevice')}`,
        createdAt: given('at'),
      })
      .onConflictDoNothing({ target: token.code })
      .prepare(),
    grant: db
      .insert(grant)
      .values({
        id: given('id'),
        tokenId: given('tokenId'),
        routerId: given('routerId'),
        wanted: sql`${given('wanted')}`,
        state: 'waiting',
        createdAt: given('createdAt'),
        updatedAt: given('at'),
      })
      .prepare(),
  }
}
