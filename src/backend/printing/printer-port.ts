/** The way to one printer, whatever it hangs on: what it can be asked and what it can answer. */

/**
 * What a printer says about itself.
 *
 * `unreachable`: no connection. `unknown`: connected, but it answers no question, as many cheap printers.
 */
export type PrinterStatus =
  | 'ready'
  | 'paper_low'
  | 'paper_out'
  | 'cover_open'
  | 'offline'
  | 'unreachable'
  | 'error'
  | 'unknown'

/** Why a send ended as it did; a closed set, so that every one of them has a text for the cashier. */
export type SendCode =
  /** The printer answered that it processed the whole ticket. */
  | 'confirmed'
  /** The whole ticket was handed over to a printer that confirms nothing. */
  | 'handed_over'
  /** No connection: refused, no route, timed out. */
  | 'unreachable'
  | 'paper_out'
  | 'cover_open'
  | 'offline'
  /** The printer reports a cutter or mechanical error. */
  | 'printer_error'
  /** A printer that is known to answer stayed silent before the ticket was sent. */
  | 'silent'
  /** The connection broke with the ticket on its way. */
  | 'connection_lost'
  /** The whole time allowed passed without an answer. */
  | 'deadline'
  /** The way to the printer takes no pulse for a cash drawer. */
  | 'no_drawer_plug'
  /** We closed the port ourselves. */
  | 'port_closed'

/**
 * How sending one ticket ended.
 *
 * `confirmed`: it came out. `accepted`: the device took all bytes; more cannot be known. `failed-before-send`: not one
 * byte of the ticket left, so trying again cannot print twice. `uncertain`: it may or may not have come out; only a
 * person can tell, and nothing is repeated automatically.
 */
export interface SendOutcome {
  readonly outcome: 'confirmed' | 'accepted' | 'failed-before-send' | 'uncertain'
  /** `text` is for logs and never holds the ticket's content. */
  readonly detail: { readonly code: SendCode; readonly text: string }
  /** What the printer said about itself on the way. */
  readonly status: PrinterStatus
}

/** Choices for one send. */
export interface SendOptions {
  /** Milliseconds from now within which `send` resolves, whatever happens. */
  readonly deadlineMs: number
  /** The ticket before this one may have broken off within a command, and the printer may still wait for its end. */
  readonly afterBreak?: boolean
  /** Asked right before the ticket's first byte; when it answers false, not one may leave any more. */
  readonly mayBegin?: () => Promise<boolean>
}

/** One printer. `probe` and `send` never reject: what goes wrong is an answer too. */
export interface PrinterPort {
  probe(): Promise<PrinterStatus>
  /** Sends the bytes of one ticket, at most once. One at a time: the queue sees to that. */
  send(jobId: string, bytes: Uint8Array, options: SendOptions): Promise<SendOutcome>
  /** How long so many bytes are on their way, in milliseconds, where that is worth speaking of: a slow serial line. */
  transferMs?(bytes: number): number
  /** Breaks off whatever is under way; a ticket on its way becomes `uncertain`. */
  close(): void
}
