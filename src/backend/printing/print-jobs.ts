/** What a print queue needs from the store: jobs of one printer, and where each of them stands. */
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { SendCode } from './printer-port.ts'

/**
 * Where a print job stands.
 *
 * `queued` waits; `sending` is on its way; `confirmed` came out; `sent` was handed to a printer that confirms nothing;
 * `failed` certainly did not come out and is not tried again by itself; `uncertain` waits for a person's answer.
 */
export type PrintState = 'queued' | 'sending' | 'confirmed' | 'sent' | 'failed' | 'uncertain'

/** Why a job stands where it does. */
export type PrintCode =
  | SendCode
  /** The program ended while the ticket was on its way. */
  | 'interrupted'
  /** The document could not be turned into printer bytes. */
  | 'unprintable'

/** A job that waits to be printed. */
export interface PrintJob {
  readonly id: string
  readonly document: TicketDocument
  /** When it was queued, UTC epoch milliseconds. */
  readonly queuedAtMs: number
}

/** The end of one attempt; `queued` puts the job back for the next one. */
export interface PrintResult {
  readonly state: Exclude<PrintState, 'sending'>
  readonly code: PrintCode
  /** For logs; never holds the ticket's content. */
  readonly text: string
}

/**
 * The store behind a print queue.
 *
 * Every call is synchronous and durable when it returns: the queue's promise to print at most once rests on
 * `markSending` having reached the disk before the first byte leaves.
 */
export interface PrintJobs {
  /** The oldest `queued` job of the printer. */
  next(printerId: string): PrintJob | undefined
  /** Ids of the printer's jobs that an earlier run left in `sending`. */
  interrupted(printerId: string): readonly string[]
  markSending(jobId: string): void
  settle(jobId: string, result: PrintResult): void
}
