/** The calls of the Printing room: what has not come out yet, and a person's word about it. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalKind, Subject } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { PrinterDesk } from '../ports.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { type PrintStep, TAKEN_BACK } from '../store/print-jobs.ts'
import { printer, printJob, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { requirePrinter } from './equipment.ts'
import { doneJobs, type FoundJob, isTheirs, openJobs, selectJobs } from './print-job-views.ts'
import { printPaperAgain } from './report-papers.ts'
import type { TicketOffice } from './ticket-office.ts'

export interface PrintingOptions {
  readonly store: Store
  readonly tickets: Pick<TicketOffice, 'addReprint'>
  readonly printers: Pick<PrinterDesk, 'kick' | 'state'>
  /** A job moved on. */
  readonly onStep: (step: PrintStep) => void
}

type State = FoundJob['job']['state']
type Calls = TellerContract['printing']

/** Nothing of these has come out, so whatever is done to them prints nothing twice. */
const UNPRINTED: readonly State[] = ['held', 'queued', 'failed']
/** A printer that does not answer is tried every few seconds: who takes a ticket back need not hit the pause. */
const TAKEABLE: readonly State[] = [...UNPRINTED, 'sending']

export function printingService(options: PrintingOptions): GroupHandlers<Calls, CallContext> {
  const { store, tickets } = options
  return {
    list: (_, ctx) => {
      const person = ctx.person()
      return { ...openJobs(store, person), done: doneJobs(store, person), printers: printersOf(options, person) }
    },
    print: ({ jobIds }, ctx) =>
      change(options, ctx.person(), jobIds, { kind: 'ticket.released', from: ['held', 'failed'] }, (tx, { job }, at) =>
        put(tx, job.id, { state: 'queued', problem: null }, at),
      ),
    cancel: ({ jobIds }, ctx) =>
      change(options, ctx.person(), jobIds, { kind: 'ticket.cancelled', from: TAKEABLE }, (tx, { job }, at) =>
        job.state === 'sending'
          ? put(tx, job.id, { problem: TAKEN_BACK }, at)
          : put(tx, job.id, { state: 'cancelled', problem: null }, at),
      ),
    move: ({ jobIds, printerId }, ctx) => {
      const target = requirePrinter(store, printerId, ctx.person())
      const wish = { kind: 'ticket.moved', from: UNPRINTED, data: { printer: target.name } } as const
      // A roll prints on one printer; its slips stay together.
      return change(options, ctx.person(), jobIds, wish, (tx, { job }, at) => {
        if (job.rollId !== null) throw new AppError('conflict', 'ticket_busy')
        const state = job.state === 'held' ? 'held' : 'queued'
        return put(tx, job.id, { state, problem: null, printerId }, at)
      })
    },
    answer: ({ jobIds, cameOut }, ctx) => {
      const wish = { kind: 'ticket.answered', from: ['uncertain'], data: { cameOut } } as const
      return change(options, ctx.person(), jobIds, wish, (tx, { job }, at) => {
        if (cameOut) return confirm(tx, job, at)
        if (job.tokenId === null) return printPaperAgain(tx, job, at)
        // A slip that was never sold comes out as it is; a ticket's second print says that it is one.
        if (job.saleId === null) return put(tx, job.id, { state: 'queued', problem: null }, at)
        return tickets.addReprint(tx, job.tokenId, at)
      })
    },
  }
}

interface Wish {
  readonly kind: JournalKind
  /** The states in which it can be done; jobs in others have moved on, and are left alone. */
  readonly from: readonly State[]
  readonly data?: object
}

type Row = FoundJob['job']

/** One change of many jobs: their rows and one journal entry, then the printers and the screens. */
function change(
  options: PrintingOptions,
  person: Signed,
  jobIds: readonly string[],
  { kind, from, data }: Wish,
  work: (tx: Tx, found: FoundJob, at: number) => Row,
): { count: number } {
  const { store, printers, onStep } = options
  const rows = store.write((tx, at) => {
    const found = requireJobs(tx, jobIds, person).filter(({ job }) => from.includes(job.state))
    const [first] = found
    if (!first) throw new AppError('conflict', 'ticket_busy')
    const value = found.map((each) => work(tx, each, at))
    const tokens = found.flatMap(({ token: of }) => (of ? [{ id: of.id, codeEnding: of.code.slice(-2) }] : []))
    const papers = found.flatMap(({ job: { title } }) => (title === null ? [] : [title]))
    const what = papers.length === 0 ? { tokens } : { tokens, papers }
    const facts = { ...data, count: found.length, state: value[0]?.state, ...what }
    return { value, fact: { kind, by: actor(person), subject: subjectOf(first, found), data: facts } }
  })
  for (const printerId of new Set(rows.map((row) => row.printerId))) printers.kick(printerId)
  for (const { id, saleId, rollId, state } of rows) onStep({ id, saleId, rollId, state })
  return { count: rows.length }
}

function confirm(tx: Tx, { id, saleId, tokenId }: Row, at: number): Row {
  if (saleId === null && tokenId !== null) tx.update(token).set({ printedAt: at }).where(eq(token.id, tokenId)).run()
  return put(tx, id, { state: 'confirmed', problem: null }, at)
}

function put(tx: Tx, jobId: string, set: Partial<Row>, at: number): Row {
  return tx
    .update(printJob)
    .set({ ...set, updatedAt: at })
    .where(eq(printJob.id, jobId))
    .returning()
    .get()
}

/** @throws AppError `no_such_ticket`, also for other people's: nobody learns what exists. */
function requireJobs(tx: Tx, jobIds: readonly string[], person: Signed): FoundJob[] {
  const wanted = [...new Set(jobIds)]
  const isWanted = and(inArray(printJob.id, wanted), isTheirs(person))
  const found = selectJobs(tx).where(isWanted).orderBy(asc(printJob.createdAt), asc(printJob.id)).all()
  if (found.length !== wanted.length) throw new AppError('not_found', 'no_such_ticket')
  return found
}

/** What the journal's entry is about: the one sale, or the printer where it is more than one. */
function subjectOf({ sale: sold, printer: on }: FoundJob, found: readonly FoundJob[]): Subject {
  const isOneSale = sold !== null && found.every(({ job }) => job.saleId === sold.id)
  return isOneSale
    ? { type: 'sale', id: sold.id, name: String(sold.number) }
    : { type: 'printer', id: on.id, name: on.name }
}

function printersOf({ store, printers }: PrintingOptions, { locationId }: Signed) {
  const own = counterPrinter(store.db)?.id
  const rows = store.db.select().from(printer).where(eq(printer.locationId, locationId)).orderBy(printer.createdAt)
  return rows.all().map(({ id, name }) => ({ id, name, state: printers.state(id), isThisCounters: id === own }))
}
