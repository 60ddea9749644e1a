/** A Windows spooler on paper: one printer, whose jobs wait, print, stick and are deleted as a test says. */
import {
  JOB_STATUS,
  type Spooler,
  SpoolerError,
  type SpoolerPrinter,
} from '../../src/backend/printing/ports/spooler.ts'

interface Job {
  readonly id: number
  readonly name: string
  bytes: Buffer
  status: number
  isPaused: boolean
}

export class PaperSpooler implements Spooler {
  /** What the printer got, in order. */
  readonly printed: Buffer[] = []
  readonly jobs: Job[] = []
  /** `waits`: it is not even begun. `sticks`: it is begun and never done. */
  printer: 'prints' | 'waits' | 'sticks' = 'prints'
  attributes = 0
  status = 0
  /** The spooler says yes to deleting, and keeps the job. */
  keepsDeleted = false
  /** It dies after so many bytes of a document. */
  diesAfterBytes = Number.POSITIVE_INFINITY
  /** How much a write takes at most. */
  takesBytes = 4_096
  #lastId = 0

  list(): Promise<string[]> {
    return Promise.resolve(['Receipt'])
  }

  open(printer: string): Promise<SpoolerPrinter> {
    if (printer !== 'Receipt') return Promise.reject(new SpoolerError('OpenPrinterW', 1801))
    return Promise.resolve(this.#opened())
  }

  /** The printer is back: what waits in the queue comes out. */
  comeBack(): void {
    this.printer = 'prints'
    for (const job of this.jobs.slice()) this.#print(job)
  }

  #opened(): SpoolerPrinter {
    let open: Job | undefined
    return {
      status: async () => ({ attributes: this.attributes, status: this.status }),
      startDocument: async (name) => {
        this.#lastId += 1
        open = { id: this.#lastId, name, bytes: Buffer.alloc(0), status: 0, isPaused: false }
        this.jobs.push(open)
        return open.id
      },
      write: async (bytes) => {
        if (!open) throw new SpoolerError('WritePrinter', 3003)
        const taken = bytes.subarray(0, Math.min(this.takesBytes, this.diesAfterBytes - open.bytes.length))
        if (taken.length === 0) throw new SpoolerError('WritePrinter', 1722)
        open.bytes = Buffer.concat([open.bytes, taken])
        return taken.length
      },
      endDocument: async () => {
        if (open) this.#print(open)
      },
      job: async (id) => this.jobs.find((job) => job.id === id)?.status,
      control: async (id, what) => {
        const job = this.jobs.find((each) => each.id === id)
        if (!job) throw new SpoolerError('SetJobW', 87)
        if (what === 'pause') job.isPaused = true
        else if (!this.keepsDeleted) this.#remove(job)
      },
      close: async () => {},
    }
  }

  #print(job: Job): void {
    if (this.printer === 'sticks') job.status |= JOB_STATUS.printing
    if (this.printer !== 'prints' || job.isPaused) return
    this.printed.push(job.bytes)
    this.#remove(job)
  }

  #remove(job: Job): void {
    this.jobs.splice(this.jobs.indexOf(job), 1)
  }
}
