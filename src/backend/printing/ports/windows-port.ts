/** A printer of this Windows computer, by its name in the printers folder: raw bytes through the spooler. */
import { setTimeout as delay } from 'node:timers/promises'
import type { PrinterPort, PrinterStatus, SendCode, SendOptions, SendOutcome } from '../printer-port.ts'
import { BLOCKED, outcomeOf } from './send-outcomes.ts'
import {
  DOCUMENT_NAME,
  JOB_STATUS,
  PRINTER_STATUS,
  type Spooler,
  SpoolerError,
  type SpoolerPrinter,
  WORK_OFFLINE,
} from './spooler.ts'

const LOOK_EVERY_MS = 100
/** Of the time allowed, this much is kept for taking a job out of the queue again. */
const TAKE_BACK_SHARE = 0.25
const TAKE_BACK_MS = 2_500

interface Ticket {
  readonly bytes: Uint8Array
  readonly deadline: number
  readonly takeBackMs: number
}

/**
 * Prints by name through the spooler, and watches the job until it has left the queue.
 *
 * The spooler tells that the device took the job, never that it came out, so `accepted` is the most it can be. A job
 * that is still there at the deadline is taken out before this resolves: it would be printed hours later, after
 * somebody had printed it again. Held still first, so that it can be seen whether it had begun; only of a job that had
 * not is it certain that nothing came out.
 */
export class WindowsPrinterPort implements PrinterPort {
  readonly #spooler: Spooler
  readonly #name: string
  #isClosed = false

  constructor(spooler: Spooler, printer: string) {
    this.#spooler = spooler
    this.#name = printer
  }

  async probe(): Promise<PrinterStatus> {
    try {
      return await this.#with(async (printer) => statusOf(await printer.status()))
    } catch {
      return 'unreachable'
    }
  }

  async send(_jobId: string, bytes: Uint8Array, { deadlineMs, mayBegin }: SendOptions): Promise<SendOutcome> {
    const takeBackMs = Math.min(TAKE_BACK_MS, deadlineMs * TAKE_BACK_SHARE)
    const ticket = { bytes, deadline: performance.now() + deadlineMs - takeBackMs, takeBackMs }
    try {
      return await this.#with(async (printer) => {
        const status = statusOf(await printer.status())
        // Of these two the spooler is sure; what drivers say of paper and covers is often years old.
        if (status === 'offline') return outcomeOf('failed-before-send', 'offline', 'before sending', status)
        const isAllowed = !this.#isClosed && ((await mayBegin?.()) ?? true)
        if (!isAllowed) return outcomeOf('failed-before-send', 'port_closed', 'not begun', status)
        return this.#print(printer, ticket, status)
      })
    } catch (error) {
      return outcomeOf('failed-before-send', 'unreachable', inWords(error), 'unreachable')
    }
  }

  close(): void {
    this.#isClosed = true
  }

  async #with<T>(use: (printer: SpoolerPrinter) => Promise<T>): Promise<T> {
    const printer = await this.#spooler.open(this.#name)
    try {
      return await use(printer)
    } finally {
      await printer.close().catch(() => {})
    }
  }

  /** @throws only when the document could not be begun */
  async #print(printer: SpoolerPrinter, ticket: Ticket, status: PrinterStatus): Promise<SendOutcome> {
    const id = await printer.startDocument(DOCUMENT_NAME)
    const job = new WatchedJob(printer, id)
    try {
      await writeAll(printer, ticket.bytes)
      await printer.endDocument()
      while (!this.#isClosed && performance.now() < ticket.deadline) {
        if (await job.hasLeft()) return job.wasTaken(status)
        await delay(LOOK_EVERY_MS)
      }
      return await job.takeBack(this.#isClosed ? 'port_closed' : 'deadline', ticket.takeBackMs)
    } catch (error) {
      await job.takeBack('connection_lost', ticket.takeBackMs).catch(() => {})
      return outcomeOf('uncertain', 'connection_lost', inWords(error), 'error')
    }
  }
}

/** A job in the queue, and what was seen of it. */
class WatchedJob {
  readonly #printer: SpoolerPrinter
  readonly #id: number
  #seen = 0

  constructor(printer: SpoolerPrinter, id: number) {
    this.#printer = printer
    this.#id = id
  }

  async hasLeft(): Promise<boolean> {
    const status = await this.#printer.job(this.#id)
    this.#seen |= status ?? 0
    return status === undefined || (status & (JOB_STATUS.printed | JOB_STATUS.complete)) !== 0
  }

  /** Somebody may have deleted it while it was watched. */
  wasTaken(status: PrinterStatus): SendOutcome {
    return this.#seen & (JOB_STATUS.deleting | JOB_STATUS.deleted)
      ? outcomeOf('uncertain', 'connection_lost', 'the job was deleted by somebody', status)
      : outcomeOf('accepted', 'handed_over', 'left the queue', status)
  }

  /** Takes it out of the queue. @throws when the spooler does not say whether it is gone */
  async takeBack(why: SendCode, withinMs: number): Promise<SendOutcome> {
    const end = performance.now() + withinMs
    await this.#printer.control(this.#id, 'pause').catch(() => {})
    if (await this.hasLeft()) return this.wasTaken('unknown')
    const status = this.#saw(JOB_STATUS.paperOut) ? 'paper_out' : this.#saw(JOB_STATUS.offline) ? 'offline' : 'unknown'
    const code = BLOCKED[status] ?? why
    const hadBegun = this.#saw(JOB_STATUS.printing)
    await this.#printer.control(this.#id, 'delete')
    while ((await this.#printer.job(this.#id)) !== undefined) {
      if (performance.now() > end) return outcomeOf('uncertain', code, 'could not be deleted', status)
      await delay(LOOK_EVERY_MS)
    }
    return hadBegun
      ? outcomeOf('uncertain', code, 'deleted while it was printed', status)
      : outcomeOf('failed-before-send', code, 'deleted before it began', status)
  }

  #saw(bits: number): boolean {
    return (this.#seen & bits) !== 0
  }
}

async function writeAll(printer: SpoolerPrinter, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const taken = await printer.write(bytes.subarray(from))
    if (taken === 0) throw new SpoolerError('WritePrinter', 0)
    from += taken
  }
}

/** `unknown` is the best a spooler can say: most drivers report nothing at all. */
function statusOf({ attributes, status }: { attributes: number; status: number }): PrinterStatus {
  const says = (...bits: number[]) => bits.some((bit) => (status & bit) !== 0)
  if (attributes & WORK_OFFLINE || says(PRINTER_STATUS.paused)) return 'offline'
  if (says(PRINTER_STATUS.doorOpen)) return 'cover_open'
  if (says(PRINTER_STATUS.paperOut)) return 'paper_out'
  if (says(PRINTER_STATUS.offline, PRINTER_STATUS.notAvailable)) return 'unreachable'
  const { error, paperJam, paperProblem, userIntervention } = PRINTER_STATUS
  return says(error, paperJam, paperProblem, userIntervention) ? 'error' : 'unknown'
}

function inWords(error: unknown): string {
  return error instanceof SpoolerError ? error.message : 'the spooler failed'
}
