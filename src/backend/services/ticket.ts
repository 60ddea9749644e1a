/** The calls about tickets: look, print again, print anyway, answer for what nobody could see. */
import { and, eq } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { SaleView } from '../../contract/sales.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalKind } from '../../core/journal.ts'
import { holds } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { PrinterDesk } from '../ports.ts'
import { printJob, sale, token, topUp } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { requireSale } from './require-sale.ts'
import type { TicketOffice } from './ticket-office.ts'

export interface TicketOptions {
  readonly store: Store
  readonly clock: Clock
  readonly tickets: TicketOffice
  readonly printers: PrinterDesk
  readonly onSale: (saleId: string) => void
}

type JobRow = typeof printJob.$inferSelect

export function ticketService(options: TicketOptions): GroupHandlers<TellerContract['ticket'], CallContext> {
  const { store, tickets, printers, clock } = options
  return {
    preview: (input, ctx) => {
      const person = ctx.person()
      if ('tokenId' in input) requireOwnToken(options, input.tokenId, person)
      const document =
        'tokenId' in input ? tickets.ofToken(input.tokenId) : tickets.ofPlan(input.planId, person, clock())
      const { png, widthDots, heightDots } = printers.preview(document, { locationId: person.locationId })
      return { pngBase64: Buffer.from(png).toString('base64'), widthDots, heightDots }
    },
    reprint: ({ tokenId }, ctx) => {
      const shown = requireOwnToken(options, tokenId, ctx.person())
      requireNotRefunded(store, tokenId)
      const reprint = (tx: Tx, at: number) => tickets.addReprint(tx, tokenId, at)
      return change(options, ctx.person(), 'ticket.reprinted', reprint, shown.id)
    },
    release: ({ jobId }, ctx) => {
      requireOwnJob(options, jobId, ctx.person())
      return change(options, ctx.person(), 'ticket.released', (tx, at) => tickets.requeue(tx, jobId, ['held'], at))
    },
    retry: ({ jobId }, ctx) => {
      requireOwnJob(options, jobId, ctx.person())
      return change(options, ctx.person(), 'ticket.released', (tx, at) => tickets.requeue(tx, jobId, ['failed'], at))
    },
    answer: ({ jobId, cameOut }, ctx) => {
      const job = requireOwnJob(options, jobId, ctx.person())
      return change(options, ctx.person(), 'ticket.answered', (tx, at) => {
        requireUncertain(tx, jobId)
        return cameOut ? confirm(tx, jobId, at) : tickets.addReprint(tx, job.tokenId ?? '', at)
      })
    },
  }
}

/** One change of a ticket: its rows, its journal entry, then the printer and the screens. */
function change(
  { store, tickets, onSale }: TicketOptions,
  person: Signed,
  kind: JournalKind,
  work: (tx: Tx, at: number) => JobRow,
  /** Answered with this sale, where that is not the job's own. */
  shownId?: string,
): SaleView {
  const job = store.write((tx, at) => {
    const value = soldJob(work(tx, at))
    const { id: jobId, saleId, tokenId, copy, state } = value
    const subject = { type: 'sale', id: saleId, name: String(store.sales.read(saleId)?.view.number ?? '') } as const
    return {
      value,
      fact: { kind, by: actor(person), subject, data: { jobId, tokenId, copy, state } },
    }
  })
  tickets.kick(job.printerId)
  onSale(job.saleId)
  return requireSale(store, shownId ?? job.saleId, person)
}

/** @throws AppError `ticket_busy` */
function requireUncertain(tx: Tx, jobId: string): void {
  const row = tx.select().from(printJob).where(eq(printJob.id, jobId)).get()
  if (row?.state !== 'uncertain') throw new AppError('conflict', 'ticket_busy')
}

/** A person saw that it came out. */
function confirm(tx: Tx, jobId: string, at: number): JobRow {
  const set = { state: 'confirmed', updatedAt: at } as const
  return tx.update(printJob).set(set).where(eq(printJob.id, jobId)).returning().get()
}

/** A ticket of a sale, and not the slip of a roll. */
function soldJob(job: JobRow): JobRow & { readonly saleId: string } {
  if (job.saleId === null) throw new AppError('not_found', 'no_such_ticket')
  return { ...job, saleId: job.saleId }
}

function requireOwnJob({ store }: TicketOptions, jobId: string, person: Signed): JobRow {
  const job = store.db.select().from(printJob).where(eq(printJob.id, jobId)).get()
  if (!job) throw new AppError('not_found', 'no_such_ticket')
  requireSale(store, soldJob(job).saleId, person)
  return job
}

/**
 * The sale of a token one may see: the one that sold it, or one that put more on it.
 *
 * @throws AppError `no_such_ticket`, `no_such_sale`
 */
function requireOwnToken({ store }: TicketOptions, tokenId: string, person: Signed): SaleView {
  const row = store.db.select({ saleId: token.saleId }).from(token).where(eq(token.id, tokenId)).get()
  if (!row?.saleId) throw new AppError('not_found', 'no_such_ticket')
  const toppedUp = store.db
    .select({ saleId: topUp.saleId })
    .from(topUp)
    .innerJoin(sale, eq(sale.id, topUp.saleId))
    .where(and(eq(topUp.tokenId, tokenId), eq(sale.personId, person.id)))
    .get()
  const isTheirs = holds(person.role, 'sale.read_all') || toppedUp === undefined
  return requireSale(store, isTheirs ? row.saleId : toppedUp.saleId, person)
}

/** @throws AppError `already_refunded` */
function requireNotRefunded({ db }: Store, tokenId: string): void {
  const row = db.select({ at: token.refundedAt }).from(token).where(eq(token.id, tokenId)).get()
  if (row && row.at !== null) throw new AppError('conflict', 'already_refunded')
}
