/** The Windows spooler, as the Windows port asks it: the part of winspool.drv that raw printing needs. */

/** The name of every document in a spooler: those lists are for everybody to read, and hold nothing of a ticket. */
export const DOCUMENT_NAME = 'Teller'

/** `PRINTER_ATTRIBUTE_WORK_OFFLINE`: somebody, or plug and play, switched the printer offline. */
export const WORK_OFFLINE = 0x400

/** `PRINTER_STATUS_…` of winspool.h. */
export const PRINTER_STATUS = {
  paused: 0x1,
  error: 0x2,
  paperJam: 0x8,
  paperOut: 0x10,
  paperProblem: 0x40,
  offline: 0x80,
  notAvailable: 0x1000,
  userIntervention: 0x100000,
  doorOpen: 0x400000,
} as const

/** `JOB_STATUS_…` of winspool.h. */
export const JOB_STATUS = {
  deleting: 0x4,
  printing: 0x10,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  complete: 0x1000,
} as const

/** A call that Windows refused. */
export class SpoolerError extends Error {
  /** `GetLastError`: 1801 no such printer, 1722 the spooler is not running, 5 not allowed. */
  readonly code: number

  constructor(call: string, code: number) {
    super(`${call} failed with ${code}`)
    this.code = code
  }
}

/** A printer that was opened. Every call rejects with a {@link SpoolerError}. */
export interface SpoolerPrinter {
  status(): Promise<{ readonly attributes: number; readonly status: number }>
  /** Begins a raw document; answers its job's number. */
  startDocument(name: string): Promise<number>
  /** Answers how many bytes were taken. */
  write(bytes: Uint8Array): Promise<number>
  endDocument(): Promise<void>
  /** The job's status bits; undefined once it has left the queue. */
  job(id: number): Promise<number | undefined>
  control(id: number, what: 'pause' | 'delete'): Promise<void>
  close(): Promise<void>
}

export interface Spooler {
  /** Names of the printers of this computer, and of those it is connected to. */
  list(): Promise<string[]>
  open(printer: string): Promise<SpoolerPrinter>
}
