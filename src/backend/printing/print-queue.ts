/** The queue of one printer: every ticket at most once, and a person decides where nobody can know. */
import type { TicketDocument } from '../../core/ticket/document.ts'
import { DrawerPulses, PULSE_DEADLINE_MS } from './drawer.ts'
import { encodeTicket } from './encode.ts'
import { layoutTicket } from './layout.ts'
import type { PrintJob, PrintJobs, PrintResult, PrintState } from './print-jobs.ts'
import type { PrinterPort, PrinterStatus, SendOutcome } from './printer-port.ts'
import type { PrinterProfile } from './profile.ts'

/** A step of a job, for the screens. */
export interface PrintChange {
  readonly jobId: string
  readonly state: PrintState
  /** Why it stands there; absent while it is `sending`. */
  readonly code?: PrintResult['code']
}

/** What a queue works with. */
export interface PrintQueueOptions {
  readonly printerId: string
  readonly jobs: PrintJobs
  readonly port: PrinterPort
  readonly profile: PrinterProfile
  /** What the port is given of a ticket; ESC/POS, where nothing else is said. */
  readonly encode?: (document: TicketDocument, profile: PrinterProfile) => Uint8Array
  /** Whether the port takes ESC/POS, and so a pulse for the drawer; a driver does not. */
  readonly opensDrawers?: boolean
  readonly onChange: (change: PrintChange) => void
  /** The printer's state, whenever it changes. */
  readonly onHealth: (status: PrinterStatus) => void
  /** The store failed, or a document cannot be encoded. Nothing is printed that the store does not know of. */
  readonly onError: (error: unknown) => void
  readonly sendDeadlineMs?: number
  readonly pollEveryMs?: number
  /** Waits between attempts of which certainly nothing came out; the last one repeats. */
  readonly retryDelaysMs?: readonly number[]
  /** A job older than this that still cannot be printed is `failed`: nobody waits for its ticket any more. */
  readonly giveUpAfterMs?: number
  /** UTC epoch milliseconds. */
  readonly now?: () => number
}

type Tuning = 'encode' | 'opensDrawers' | 'sendDeadlineMs' | 'pollEveryMs' | 'retryDelaysMs' | 'giveUpAfterMs' | 'now'

const DEFAULTS: Required<Pick<PrintQueueOptions, Tuning>> = {
  encode: (document, profile) => encodeTicket(layoutTicket(document, profile), profile),
  opensDrawers: true,
  sendDeadlineMs: 15_000,
  pollEveryMs: 5_000,
  retryDelaysMs: [500, 1_000, 2_000, 5_000],
  giveUpAfterMs: 15 * 60_000,
  now: Date.now,
}

/** Tickets that are encoded ahead, at most; each has some 10 to 40 kB. */
const PREPARED_LIMIT = 16

/**
 * Prints one printer's jobs one after the other.
 *
 * `sending` is in the store before the first byte leaves, and a job that is found in it at the start becomes
 * `uncertain`. Only an attempt of which not one byte left is repeated by itself; everything else is for people.
 */
export class PrintQueue {
  readonly #options: Required<PrintQueueOptions>
  readonly #prepared = new Map<string, Uint8Array>()
  #health: PrinterStatus = 'unknown'
  readonly #pulses = new DrawerPulses()
  #running: Promise<void> | undefined
  #kicked = false
  #life: 'new' | 'started' | 'stopped' = 'new'
  #attempts = 0
  /** A ticket broke off on its way, and none has come out since. */
  #afterBreak = false
  #retryTimer: NodeJS.Timeout | undefined
  #pollTimer: NodeJS.Timeout | undefined

  constructor(options: PrintQueueOptions) {
    this.#options = { ...DEFAULTS, ...options }
  }

  /** The printer's state as last seen. */
  get health(): PrinterStatus {
    return this.#health
  }

  /** Settles what an earlier run left behind, begins to watch the printer, and prints what waits. */
  start(): void {
    if (this.#life !== 'new') return
    this.#life = 'started'
    const { jobs, printerId } = this.#options
    for (const jobId of jobs.interrupted(printerId)) {
      this.#settle(jobId, { state: 'uncertain', code: 'interrupted', text: 'the program ended while it was sent' })
      this.#afterBreak = true
    }
    this.kick()
    void this.#poll()
  }

  /**
   * A job was queued, or somebody wants it tried now.
   *
   * Nothing is printed before the start: it could not be told from what an earlier run left behind.
   */
  kick(): void {
    if (this.#life !== 'started') return
    clearTimeout(this.#retryTimer)
    this.#kicked = true
    this.#running ??= this.#run()
  }

  /** Encodes a ticket ahead, while the router is still answering. */
  prepare(document: TicketDocument): void {
    const bytes = this.#encode(document)
    const [oldest] = this.#prepared.keys()
    if (oldest !== undefined && this.#prepared.size >= PREPARED_LIMIT) this.#prepared.delete(oldest)
    if (bytes) this.#prepared.set(JSON.stringify(document), bytes)
  }

  /**
   * Opens the cash drawer behind the printer, between two tickets: once and now, or not at all.
   *
   * Nothing of it is stored, so no restart can open a drawer; and it goes before the tickets, since somebody stands
   * there with money in their hand.
   */
  openDrawer(pin: 2 | 5): Promise<SendOutcome> {
    const outcome = this.#pulses.add(pin)
    if (this.#life !== 'started') this.#pulses.refuse('port_closed')
    else if (this.#options.opensDrawers) this.kick()
    else this.#pulses.refuse('no_drawer_plug')
    return outcome
  }

  /** Ends the queue. A ticket that is on its way becomes `uncertain`; the store knows when this resolves. */
  async stop(): Promise<void> {
    this.#life = 'stopped'
    clearTimeout(this.#retryTimer)
    clearTimeout(this.#pollTimer)
    this.#options.port.close()
    this.#pulses.refuse('port_closed')
    await this.#running
  }

  /** Prints until nothing waits. A kick during the last step starts another round. */
  async #run(): Promise<void> {
    try {
      while (this.#kicked && this.#life === 'started') {
        this.#kicked = false
        await this.#printAll()
      }
    } catch (error) {
      this.#options.onError(error)
      this.#pulses.refuse('printer_error')
      this.#retryLater()
    } finally {
      this.#running = undefined
    }
  }

  async #printAll(): Promise<void> {
    const { jobs, printerId } = this.#options
    while (this.#life === 'started') {
      await this.#pulses.run((bytes) => this.#send('drawer', bytes, PULSE_DEADLINE_MS))
      const job = this.#life === 'started' ? jobs.next(printerId) : undefined
      if (!job) return
      if (!(await this.#print(job))) return this.#retryLater()
    }
  }

  async #send(jobId: string, bytes: Uint8Array, deadlineMs: number): Promise<SendOutcome> {
    const { port } = this.#options
    const patience = deadlineMs + (port.transferMs?.(bytes.length) ?? 0)
    const outcome = await port.send(jobId, bytes, { deadlineMs: patience, afterBreak: this.#afterBreak })
    if (outcome.outcome !== 'failed-before-send') this.#afterBreak = outcome.outcome === 'uncertain'
    this.#setHealth(outcome.status)
    return outcome
  }

  /** One attempt. `false`: nothing left, and it is to be tried again. */
  async #print(job: PrintJob): Promise<boolean> {
    const { jobs, sendDeadlineMs, onChange } = this.#options
    const bytes = this.#takePrepared(job.document) ?? this.#encode(job.document)
    if (!bytes) {
      this.#settle(job.id, { state: 'failed', code: 'unprintable', text: 'could not be encoded' })
      return true
    }
    jobs.markSending(job.id)
    onChange({ jobId: job.id, state: 'sending' })
    const outcome = await this.#send(job.id, bytes, sendDeadlineMs)
    const result = this.#judge(job, outcome)
    this.#settle(job.id, result)
    if (result.state === 'queued') return false
    this.#attempts = 0
    return true
  }

  #takePrepared(document: TicketDocument): Uint8Array | undefined {
    const key = JSON.stringify(document)
    const bytes = this.#prepared.get(key)
    this.#prepared.delete(key)
    return bytes
  }

  /** `undefined` for a document that cannot be encoded: it must block neither a sale nor the other tickets. */
  #encode(document: TicketDocument): Uint8Array | undefined {
    const { profile, encode, onError } = this.#options
    try {
      return encode(document, profile)
    } catch (error) {
      onError(error)
      return undefined
    }
  }

  #judge(job: PrintJob, { outcome, detail }: SendOutcome): PrintResult {
    switch (outcome) {
      case 'confirmed':
        return { state: 'confirmed', ...detail }
      case 'accepted':
        return { state: 'sent', ...detail }
      case 'uncertain':
        return { state: 'uncertain', ...detail }
      case 'failed-before-send': {
        const isTooOld = this.#options.now() - job.queuedAtMs >= this.#options.giveUpAfterMs
        return { state: isTooOld ? 'failed' : 'queued', ...detail }
      }
    }
  }

  #settle(jobId: string, result: PrintResult): void {
    this.#options.jobs.settle(jobId, result)
    this.#options.onChange({ jobId, state: result.state, code: result.code })
  }

  #retryLater(): void {
    if (this.#life !== 'started') return
    const { retryDelaysMs } = this.#options
    const delayMs = retryDelaysMs[Math.min(this.#attempts, retryDelaysMs.length - 1)] ?? 0
    this.#attempts += 1
    this.#retryTimer = setTimeout(() => this.kick(), delayMs).unref()
  }

  /** Looks at the printer while nothing is printed; a printer that is back gets its jobs at once. */
  async #poll(): Promise<void> {
    const { port, pollEveryMs } = this.#options
    if (!this.#running) {
      const status = await port.probe()
      const isBack = !isUsable(this.#health) && isUsable(status)
      if (!this.#running && this.#life === 'started') this.#setHealth(status)
      if (isBack) this.kick()
    }
    if (this.#life === 'started') this.#pollTimer = setTimeout(() => void this.#poll(), pollEveryMs).unref()
  }

  #setHealth(status: PrinterStatus): void {
    if (status === this.#health) return
    this.#health = status
    this.#options.onHealth(status)
  }
}

/** Whether a ticket sent now would come out. */
function isUsable(status: PrinterStatus): boolean {
  return status === 'ready' || status === 'paper_low' || status === 'unknown'
}
