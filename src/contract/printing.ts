/** Calls of the Printing room: tickets and slips that have not come out, and what is to be done about them. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { Id, Name, Nothing } from './fields.ts'
import { TicketState } from './sales.ts'
import { PrinterState } from './status.ts'

/** Most jobs that one press of a key may be about; a counter that was without a printer for a day has fewer. */
const MOST_JOBS = 1_000

/** What a job puts on paper. */
const PrintedThing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), saleId: z.uuid(), saleNumber: z.int() }),
  /** One of a batch, printed before it is sold. */
  z.object({ kind: z.literal('slip'), batchNumber: z.int(), position: z.int() }),
  /** A paper without a code, such as the report of a shift, by its title. */
  z.object({ kind: z.literal('paper'), title: z.string() }),
])

export const PrintJobView = z.object({
  id: z.uuid(),
  thing: PrintedThing,
  /** Empty of a paper without a code. */
  planName: z.string(),
  /** The last characters of its code: enough to find the paper, too few to log in; empty where there is none. */
  codeEnding: z.string(),
  /** 0 for the first print, then the number of the reprint. */
  copy: z.int(),
  state: TicketState.exclude(['none']),
  problem: z.string().nullable(),
  /** Who sold it, or had the slips printed. */
  personName: z.string(),
  printerId: z.uuid(),
  printerName: z.string(),
  /** When it was to be printed first, and when it came to stand as it does; UTC epoch milliseconds. */
  createdAt: z.int(),
  updatedAt: z.int(),
})
export type PrintJobView = z.infer<typeof PrintJobView>

const Jobs = z.array(Id).min(1).max(MOST_JOBS)
/** How many of them it was done to; the others had moved on meanwhile. */
const Changed = z.object({ count: z.int() })

export const printing = {
  /** One's own, unless one may see everybody's sales: what did not come out yet, worst and newest first, and what did. */
  list: query({
    needs: 'ticket.print',
    input: Nothing,
    output: z.object({
      open: z.array(PrintJobView),
      /** Of all that did not come out, not only of those listed. */
      openCount: z.int(),
      done: z.array(PrintJobView),
      printers: z.array(z.object({ id: z.uuid(), name: z.string(), state: PrinterState, isThisCounters: z.boolean() })),
    }),
  }),
  /** Prints held and failed ones now: nothing of them came out. */
  print: command({ needs: 'ticket.print', input: z.object({ jobIds: Jobs }), output: Changed }),
  /** Takes held, waiting and failed ones out: they will not be printed. */
  cancel: command({ needs: 'ticket.print', input: z.object({ jobIds: Jobs }), output: Changed }),
  /** Puts held, waiting and failed ones onto another printer, and prints those that wait for nothing else. */
  move: command({ needs: 'ticket.print', input: z.object({ jobIds: Jobs, printerId: Id }), output: Changed }),
  /** Answers for uncertain ones. What did not come out is printed again, a ticket as a marked copy. */
  answer: command({
    needs: 'ticket.print',
    input: z.object({ jobIds: Jobs, cameOut: z.boolean() }),
    output: Changed,
  }),
}

/** How opening the drawer ended, as far as anybody can tell. */
export const DrawerOutcome = z.enum(['opened', 'sent', 'uncertain', 'failed'])
export type DrawerOutcome = z.infer<typeof DrawerOutcome>

/** The cash drawer behind this counter's printer. */
export const drawer = {
  /** How often it was opened without a sale today; null: no drawer is set up here. */
  today: query({ needs: 'drawer.open', input: Nothing, output: z.object({ openings: z.int().nullable() }) }),
  /** Opens it without a sale. Once: what goes wrong is told, and never tried again by itself. */
  open: command({
    needs: 'drawer.open',
    rate: 'drawer',
    input: z.object({ reason: Name }),
    output: z.object({ outcome: DrawerOutcome, problem: z.string().nullable(), openings: z.int() }),
  }),
}
