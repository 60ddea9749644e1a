/** Tickets: composed from what was sold, held until the router answers, handed to the printer, answered for by people. */
import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { groupCode } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { composeTicket } from '../../core/ticket/compose.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { TicketFacts, TicketMark } from '../../core/ticket/facts.ts'
import { hotspotLoginUrl } from '../../core/ticket/login-url.ts'
import type { Signed } from '../callers.ts'
import type { PrinterDesk } from '../ports.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { priceOf } from '../store/plan-prices.ts'
import { batch, location, plan, printJob, sale, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { loginHostOf, routersFor, routersOfToken } from './sold-on.ts'
import { designOf } from './ticket-designs.ts'

/** A held ticket older than this waits for a person: nobody wants an hour of tickets when the router comes back. */
const HOLD_LIMIT_MS = 10 * 60_000

type Reader = Pick<Tx, 'select'>
type TokenRow = typeof token.$inferInsert
type JobRow = typeof printJob.$inferSelect
type HeldTicket = Pick<JobRow, 'printerId' | 'document' | 'state'>

/** What a ticket tells besides its token. */
interface Sold {
  readonly sale: typeof sale.$inferSelect
  readonly cafe: Pick<typeof location.$inferSelect, 'id' | 'name' | 'timeZone'>
  /** Host of the hotspot's login page; empty prints no QR code. */
  readonly loginHost: string
}

export class TicketOffice {
  readonly #store: Store
  readonly #printers: PrinterDesk
  readonly #practice: boolean

  constructor(store: Store, printers: PrinterDesk, practice: boolean) {
    this.#store = store
    this.#printers = printers
    this.#practice = practice
  }

  /** Within a sale's transaction: a first ticket for each token, held until the router has it, or `queued` at once. */
  hold(tx: Tx, tokens: readonly TokenRow[], sold: Sold, at: number, state: 'held' | 'queued' = 'held'): HeldTicket[] {
    const target = counterPrinter(tx)
    if (!target || tokens.length === 0) return []
    const design = designOf(tx, sold.cafe.id)
    const held = tokens.map((row) => ({
      id: uuidv7(),
      saleId: row.saleId,
      tokenId: row.id,
      printerId: target.id,
      copy: 0,
      document: composeTicket(design, soldFacts(row, sold, this.#practiceMark())),
      state,
      createdAt: at,
      updatedAt: at,
    }))
    tx.insert(printJob).values(held).run()
    return held
  }

  /** Has tickets encoded while the router is still answering, and after the cashier has the answer. */
  prepare(held: readonly HeldTicket[]): void {
    for (const { printerId, state } of held) if (state === 'queued') this.#printers.kick(printerId)
    setImmediate(() => {
      for (const { printerId, document } of held) this.#printers.prepare(printerId, document)
    })
  }

  /** Within the transaction that settles a grant: the token is on the router, so its held ticket may come out. */
  releaseFor(tx: Tx, tokenId: string, at: number): string | undefined {
    const isHeld = and(
      eq(printJob.tokenId, tokenId),
      eq(printJob.state, 'held'),
      gt(printJob.createdAt, at - HOLD_LIMIT_MS),
    )
    const set = { state: 'queued', updatedAt: at } as const
    return tx.update(printJob).set(set).where(isHeld).returning({ printerId: printJob.printerId }).get()?.printerId
  }

  /** Moves a job back into the queue, from the states in which that cannot print twice. @throws AppError `ticket_busy` */
  requeue(tx: Tx, jobId: string, from: readonly JobRow['state'][], at: number): JobRow {
    const may = and(eq(printJob.id, jobId), inArray(printJob.state, [...from]))
    const set = { state: 'queued', problem: null, updatedAt: at } as const
    const row = tx.update(printJob).set(set).where(may).returning().get()
    if (!row) throw new AppError('conflict', 'ticket_busy')
    return row
  }

  /** A further copy of a token's ticket, marked and counted; it takes the place of one that did not come out. @throws AppError `no_printer`, `ticket_busy` */
  addReprint(tx: Tx, tokenId: string, at: number): JobRow {
    const target = counterPrinter(tx)
    if (!target) throw new AppError('conflict', 'no_printer')
    const last = lastJob(tx, tokenId)
    if (last && ['held', 'queued', 'sending'].includes(last.state)) throw new AppError('conflict', 'ticket_busy')
    const saleId = last?.saleId ?? tx.select().from(token).where(eq(token.id, tokenId)).get()?.saleId
    if (!saleId) throw new AppError('not_found', 'no_such_ticket')
    if (last && ['failed', 'uncertain'].includes(last.state)) supersede(tx, last.id, at)
    const copy = (last?.copy ?? 0) + 1
    const document = this.#compose(tx, tokenId, { kind: 'reprint', count: copy })
    const row = { id: uuidv7(), saleId, tokenId, printerId: target.id, copy, document, createdAt: at, updatedAt: at }
    return tx
      .insert(printJob)
      .values({ ...row, state: 'queued' })
      .returning()
      .get()
  }

  kick(printerId: string): void {
    this.#printers.kick(printerId)
  }

  /** The ticket of a sold token as it was or would be printed. */
  ofToken(tokenId: string): TicketDocument {
    return lastJob(this.#store.db, tokenId)?.document ?? this.#compose(this.#store.db, tokenId)
  }

  /** What a ticket of this package will look like; dots stand where the code will be. */
  ofPlan(planId: string, cashier: Pick<Signed, 'name' | 'locationId'>, at: number): TicketDocument {
    const db = this.#store.db
    const isOfHere = and(eq(plan.id, planId), eq(plan.locationId, cashier.locationId))
    const row = db.select().from(plan).where(isOfHere).get()
    const place = row && db.select().from(location).where(eq(location.id, row.locationId)).get()
    if (!row || !place) throw new AppError('not_found', 'no_such_plan')
    const hidden = '•'.repeat(row.codeLength + 3)
    return composeTicket(designOf(db, place.id), {
      cafeName: place.name,
      timeZone: place.timeZone,
      planName: row.name,
      priceMinor: priceOf(db, row.id, at),
      currency: place.currency,
      limits: row,
      ...credentials(hidden, hidden),
      sold: { saleNumber: '–', cashierName: cashier.name, at },
      mark: this.#practiceMark(),
    })
  }

  /** The slip of a token of a batch, which is printed before anybody buys it. @throws AppError `no_such_token` */
  slipOf(db: Reader, tokenId: string): TicketDocument {
    const row = db.select().from(token).where(eq(token.id, tokenId)).get()
    if (!row?.batchId) throw new AppError('not_found', 'no_such_token')
    return this.slipsOf(db, row.batchId)(row)
  }

  /** Composes slips of one batch: what is the same on all of them is read once. @throws AppError `no_such_batch` */
  slipsOf(db: Reader, batchId: string): (row: TokenRow) => TicketDocument {
    const of = db
      .select({ batch, cafe: location, plan })
      .from(batch)
      .innerJoin(location, eq(location.id, batch.locationId))
      .innerJoin(plan, eq(plan.id, batch.planId))
      .where(eq(batch.id, batchId))
      .get()
    if (!of) throw new AppError('not_found', 'no_such_batch')
    const design = designOf(db, of.cafe.id)
    const loginHost = loginHostOf(routersFor(db, of.plan))
    return (row) =>
      composeTicket(design, {
        cafeName: of.cafe.name,
        timeZone: of.cafe.timeZone,
        planName: of.batch.planName,
        priceMinor: of.batch.priceMinor,
        currency: of.batch.currency,
        limits: row,
        ...credentials(row.code, row.password, loginHost),
        mark: this.#practiceMark(),
      })
  }

  #compose(db: Reader, tokenId: string, mark = this.#practiceMark()): TicketDocument {
    const row = db.select().from(token).where(eq(token.id, tokenId)).get()
    const sold = row?.saleId ? db.select().from(sale).where(eq(sale.id, row.saleId)).get() : undefined
    const cafe = sold && db.select().from(location).where(eq(location.id, sold.locationId)).get()
    if (!row || !sold || !cafe) throw new AppError('not_found', 'no_such_ticket')
    const loginHost = loginHostOf(routersOfToken(db, tokenId))
    return composeTicket(designOf(db, cafe.id), soldFacts(row, { sale: sold, cafe, loginHost }, mark))
  }

  #practiceMark(): TicketMark | undefined {
    return this.#practice ? { kind: 'training' } : undefined
  }
}

/** What the ticket of one token tells, as it was sold. */
function soldFacts(row: TokenRow, { sale: sold, cafe, loginHost }: Sold, mark: TicketMark | undefined): TicketFacts {
  return {
    cafeName: cafe.name,
    timeZone: cafe.timeZone,
    planName: sold.planName,
    priceMinor: sold.priceMinor,
    charged: chargedOf(sold, row.position ?? 1),
    currency: sold.currency,
    limits: row,
    ...credentials(row.code, row.password, loginHost),
    sold: { saleNumber: String(sold.number), cashierName: sold.personName, at: sold.at },
    mark,
  }
}

/** Shared out so that the tickets of a sale add up to what was paid: the first ones carry what does not come out even. */
function chargedOf(sold: Sold['sale'], position: number): TicketFacts['charged'] {
  const { priceMinor, quantity, totalMinor, taxName: name, taxBasisPoints: basisPoints, taxMinor } = sold
  const share = (minor: number) => Math.floor(minor / quantity) + (position <= minor % quantity ? 1 : 0)
  const tax = name !== null && basisPoints !== null ? { name, basisPoints, minor: share(taxMinor) } : null
  const amountMinor = totalMinor === priceMinor * quantity ? null : share(totalMinor)
  return amountMinor === null && !tax ? undefined : { amountMinor, tax }
}

/** Without a login page's host there is no address to log in at. */
function credentials(username: string, password: string, host = '') {
  const loginUrl = host === '' ? undefined : hotspotLoginUrl({ host, username, password })
  return { username, password, codeGroups: groupCode(username), loginUrl }
}

/** Nobody is asked about a ticket any more of which there is a newer copy. */
function supersede(tx: Tx, jobId: string, at: number): void {
  tx.update(printJob).set({ state: 'cancelled', updatedAt: at }).where(eq(printJob.id, jobId)).run()
}

function lastJob(db: Reader, tokenId: string): JobRow | undefined {
  return db.select().from(printJob).where(eq(printJob.tokenId, tokenId)).orderBy(desc(printJob.copy)).limit(1).get()
}
