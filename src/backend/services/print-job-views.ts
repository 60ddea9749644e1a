/** Print jobs as the Printing room lists them: what each is, how it stands, and whose it is. */
import { and, count, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PrintJobView } from '../../contract/printing.ts'
import { holds } from '../../core/permissions.ts'
import type { Signed } from '../callers.ts'
import { batch, printer, printJob, roll, sale, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'

/** Enough for a day without a printer; of more than that nobody reads the end. */
const OPEN_LISTED = 300
const DONE_LISTED = 20
/** How far back they are looked for: somebody who printed nothing lately makes nobody read years of jobs. */
const DONE_SEARCHED = 2_000
/** Tells two papers apart, and is too little to log in with. */
const ENDING_LENGTH = 3

type Reader = Pick<Tx, 'select'>

/** The worst first: what a person must answer, what did not come out, what is under way, what waits. */
const URGENCY = sql`case ${printJob.state} when 'uncertain' then 0 when 'failed' then 1 when 'sending' then 2 when 'queued' then 3 else 4 end`

/** As `jobIsOpen` says it, so that its index serves; but a batch has a state of its own here. */
const isOpen = sql`${printJob.state} not in ('confirmed', 'sent', 'cancelled')`

/** The jobs of this person's location that they may see. */
export function isTheirs(person: Signed): SQL | undefined {
  const isPaper = and(isNull(printJob.tokenId), eq(printer.locationId, person.locationId))
  const isHere = or(eq(sale.locationId, person.locationId), eq(batch.locationId, person.locationId), isPaper)
  if (holds(person.role, 'sale.read_all')) return isHere
  // A paper knows who asked for it by the name, of which there is one at a counter.
  const isOwnPaper = and(isPaper, eq(printJob.personName, person.name))
  return and(isHere, or(eq(sale.personId, person.id), eq(roll.personId, person.id), isOwnPaper))
}

/** Jobs with what they belong to; a ticket has a sale, a slip a roll and a batch, a report none of them. */
export function selectJobs(db: Reader) {
  return db
    .select({ job: printJob, token, sale, roll, batch, printer })
    .from(printJob)
    .leftJoin(token, eq(token.id, printJob.tokenId))
    .innerJoin(printer, eq(printer.id, printJob.printerId))
    .leftJoin(sale, eq(sale.id, printJob.saleId))
    .leftJoin(roll, eq(roll.id, printJob.rollId))
    .leftJoin(batch, eq(batch.id, roll.batchId))
}

export type FoundJob = NonNullable<ReturnType<ReturnType<typeof selectJobs>['get']>>

/** What did not come out, and how much of it there is. */
export function openJobs({ db }: Store, person: Signed) {
  const where = and(isOpen, isTheirs(person))
  const rows = selectJobs(db).where(where).orderBy(URGENCY, desc(printJob.createdAt), desc(printJob.id))
  const all = db
    .select({ n: count() })
    .from(printJob)
    .innerJoin(printer, eq(printer.id, printJob.printerId))
    .leftJoin(sale, eq(sale.id, printJob.saleId))
    .leftJoin(roll, eq(roll.id, printJob.rollId))
    .leftJoin(batch, eq(batch.id, roll.batchId))
    .where(where)
    .get()
  return { open: rows.limit(OPEN_LISTED).all().map(viewOf), openCount: all?.n ?? 0 }
}

/** What came out last. Ids grow with time, so the newest jobs are at their end. */
export function doneJobs({ db }: Store, person: Signed): PrintJobView[] {
  const newest = db.select({ id: printJob.id }).from(printJob).orderBy(desc(printJob.id)).limit(DONE_SEARCHED)
  const cameOut = and(inArray(printJob.id, newest), inArray(printJob.state, ['confirmed', 'sent']))
  return selectJobs(db)
    .where(and(cameOut, isTheirs(person)))
    .orderBy(desc(printJob.id))
    .limit(DONE_LISTED)
    .all()
    .map(viewOf)
}

function viewOf({ job, token: of, sale: sold, roll: rolled, batch: made, printer: on }: FoundJob): PrintJobView {
  const { id, copy, state, problem, printerId, createdAt, updatedAt } = job
  return {
    id,
    thing: thingOf(job, of, sold, made),
    planName: sold?.planName ?? made?.planName ?? '',
    codeEnding: of?.code.slice(-ENDING_LENGTH) ?? '',
    copy,
    state,
    problem,
    personName: sold?.personName ?? rolled?.personName ?? job.personName ?? '',
    printerId,
    printerName: on.name,
    createdAt,
    updatedAt,
  }
}

function thingOf(
  job: FoundJob['job'],
  of: FoundJob['token'],
  sold: FoundJob['sale'],
  made: FoundJob['batch'],
): PrintJobView['thing'] {
  if (job.saleId !== null && sold) return { kind: 'ticket', saleId: job.saleId, saleNumber: sold.number }
  if (of === null) return { kind: 'paper', title: job.title ?? '' }
  return { kind: 'slip', batchNumber: made?.number ?? 0, position: of.batchPosition ?? 0 }
}
