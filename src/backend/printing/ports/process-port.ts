/** A printer behind a process of its own: whatever it is stuck in, the till goes on and the other printers print. */
import type { PrinterPort, PrinterStatus, SendCode, SendOptions, SendOutcome } from '../printer-port.ts'
import type { BlockingLink, StartPrinterProcess } from './port-messages.ts'
import { ProcessTalk } from './process-talk.ts'
import { outcomeOf } from './send-outcomes.ts'
import { serialTransferMs } from './serial-speed.ts'

export interface ProcessPortOptions {
  readonly link: BlockingLink
  readonly start: StartPrinterProcess
  /** How long after its deadline a ticket's process may still answer before it is ended. */
  readonly graceMs?: number
  readonly probeMs?: number
}

/** How long a process may take to put everything away. */
const CLOSE_MS = 3_000

/**
 * Starts the process when it is first needed, and anew when it died.
 *
 * Before a ticket's first byte the process asks whether it may, so the backend knows of one that died or got stuck
 * whether a byte can have left: if it never asked, nothing did, and the ticket may be tried again.
 */
export class ProcessPort implements PrinterPort {
  readonly #options: Required<ProcessPortOptions>
  #talk: ProcessTalk | undefined
  #isClosed = false
  #isSending = false

  constructor(options: ProcessPortOptions) {
    this.#options = { graceMs: 2_000, probeMs: 10_000, ...options }
  }

  async probe(): Promise<PrinterStatus> {
    if (this.#isClosed) return 'unreachable'
    const talk = this.#running()
    if (!talk) return 'unreachable'
    const { link, probeMs } = this.#options
    const answer = await talk.ask({ ask: 'probe', link }, { timeoutMs: probeMs })
    if (answer.end === 'answered') return answer.value
    // A ticket that is on its way has its own deadline.
    if (answer.end === 'stuck' && !this.#isSending) talk.kill()
    return 'unreachable'
  }

  async send(jobId: string, bytes: Uint8Array, options: SendOptions): Promise<SendOutcome> {
    if (this.#isClosed) return outcomeOf('failed-before-send', 'port_closed', 'before sending', 'unreachable')
    this.#isSending = true
    try {
      return await this.#send(jobId, bytes, options)
    } finally {
      this.#isSending = false
    }
  }

  transferMs(bytes: number): number {
    const { link } = this.#options
    return link.kind === 'serial' ? serialTransferMs(bytes, link.baudRate) : 0
  }

  close(): void {
    this.#isClosed = true
    const talk = this.#talk
    talk?.post({ say: 'close' })
    setTimeout(() => talk?.kill(), CLOSE_MS).unref()
  }

  async #send(jobId: string, bytes: Uint8Array, { deadlineMs, afterBreak = false }: SendOptions): Promise<SendOutcome> {
    const { link, graceMs } = this.#options
    const deadline = performance.now() + deadlineMs
    const talk = this.#running()
    if (!talk) return outcomeOf('failed-before-send', 'unreachable', 'no process could be started', 'unreachable')
    let hasBegun = false
    const mayBegin = () => {
      hasBegun = !this.#isClosed && performance.now() < deadline
      return hasBegun
    }
    const question = { ask: 'send', link, jobId, bytes, deadlineMs, afterBreak } as const
    const answer = await talk.ask(question, { timeoutMs: deadlineMs + graceMs, mayBegin })
    if (answer.end === 'answered') return answer.value
    talk.kill()
    const outcome = hasBegun ? 'uncertain' : 'failed-before-send'
    return outcomeOf(outcome, this.#codeOf(answer.end, hasBegun), `the printer’s process ${answer.end}`, 'unreachable')
  }

  #codeOf(end: 'stuck' | 'died', hasBegun: boolean): SendCode {
    if (this.#isClosed) return 'port_closed'
    if (!hasBegun) return 'unreachable'
    return end === 'stuck' ? 'deadline' : 'connection_lost'
  }

  /** Undefined when the system starts no more processes now; it is asked again for the next ticket. */
  #running(): ProcessTalk | undefined {
    if (this.#talk?.isAlive) return this.#talk
    try {
      this.#talk = new ProcessTalk(this.#options.start())
      return this.#talk
    } catch {
      return undefined
    }
  }
}
