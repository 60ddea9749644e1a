/** A queue of CUPS, on Linux and macOS: raw bytes through `lp`, and the job watched until it has left the queue. */
import { setTimeout as delay } from 'node:timers/promises'
import type { PrinterPort, PrinterStatus, SendOptions, SendOutcome } from '../printer-port.ts'
import { runTool, type ToolRun } from './run-tool.ts'
import { outcomeOf } from './send-outcomes.ts'
import { DOCUMENT_NAME } from './spooler.ts'

const LOOK_EVERY_MS = 250
const TOOL_MS = 2_000
/** Of the time allowed, this much is kept for taking a job out of the queue again. */
const TAKE_BACK_SHARE = 0.3
const TAKE_BACK_MS = 3_000

/** What a job looked like while it was in the queue. */
interface Seen {
  readonly id: string
  /** CUPS gave it to the printer's backend: from then on bytes may have left. */
  readonly hasBegun: boolean
}

/**
 * Prints through `lp -o raw`.
 *
 * `lp` is content when CUPS has the job, even with the printer off, and the job comes out when the printer is back:
 * hours later, beside the reprint. So a job that has not left its queue at the deadline is held, looked at and
 * cancelled before this resolves.
 */
export class CupsPrinterPort implements PrinterPort {
  readonly #queue: string
  #isClosed = false

  constructor(queue: string) {
    this.#queue = queue
  }

  async probe(): Promise<PrinterStatus> {
    const { exitCode, said } = await runTool('lpstat', ['-p', this.#queue], { timeoutMs: TOOL_MS })
    if (exitCode !== 0) return 'unreachable'
    return said.includes(' disabled since ') ? 'offline' : 'unknown'
  }

  async send(_jobId: string, bytes: Uint8Array, { deadlineMs, mayBegin }: SendOptions): Promise<SendOutcome> {
    const takeBackMs = Math.min(TAKE_BACK_MS, deadlineMs * TAKE_BACK_SHARE)
    const deadline = performance.now() + deadlineMs - takeBackMs
    const status = await this.probe()
    if (status === 'offline') return outcomeOf('failed-before-send', 'offline', 'the queue is stopped', status)
    if (status === 'unreachable') return outcomeOf('failed-before-send', 'unreachable', 'no such queue', status)
    if (this.#isClosed || !((await mayBegin?.()) ?? true)) {
      return outcomeOf('failed-before-send', 'port_closed', 'not begun', status)
    }
    const handedIn = await this.#handIn(bytes, deadline)
    return typeof handedIn === 'string' ? this.#watch(handedIn, deadline) : handedIn
  }

  close(): void {
    this.#isClosed = true
  }

  /** Answers the job's id, or how it ended already. */
  async #handIn(bytes: Uint8Array, deadline: number): Promise<string | SendOutcome> {
    const args = ['-d', this.#queue, '-o', 'raw', '-t', DOCUMENT_NAME]
    const run = await runTool('lp', args, {
      input: bytes,
      timeoutMs: Math.max(1, Math.ceil(deadline - performance.now())),
    })
    const id = /^request id is (\S+-\d+)/m.exec(run.said)?.[1]
    if (run.exitCode === 0 && id) return id
    // `lp` cancels its job itself when it cannot hand it over, and then says so by its exit code.
    if (isRefused(run)) return outcomeOf('failed-before-send', 'unreachable', 'lp refused', 'unreachable')
    return outcomeOf('uncertain', 'deadline', 'lp did not say whether it has the job', 'unknown')
  }

  async #watch(id: string, deadline: number): Promise<SendOutcome> {
    let hasBegun = false
    while (!this.#isClosed && performance.now() < deadline) {
      const seen = await this.#look(id)
      if (seen === 'gone') return outcomeOf('accepted', 'handed_over', 'left the queue', 'unknown')
      hasBegun ||= seen === 'unseen' || seen.hasBegun
      await delay(LOOK_EVERY_MS)
    }
    return this.#takeBack(id, hasBegun)
  }

  /** Held first: what waits then begins no more, and what has begun shows it. */
  async #takeBack(id: string, hadBegun: boolean): Promise<SendOutcome> {
    const code = this.#isClosed ? 'port_closed' : 'deadline'
    await runTool('lp', ['-i', id, '-H', 'hold'], { timeoutMs: TOOL_MS })
    const seen = await this.#look(id)
    if (seen === 'gone') return outcomeOf('accepted', 'handed_over', 'left the queue', 'unknown')
    const { exitCode } = await runTool('cancel', [id], { timeoutMs: TOOL_MS })
    const isGone = exitCode === 0 && (await this.#look(id)) === 'gone'
    if (!isGone) return outcomeOf('uncertain', code, 'could not be cancelled', 'unreachable')
    return hadBegun || seen === 'unseen' || seen.hasBegun
      ? outcomeOf('uncertain', code, 'cancelled while it was printed', 'unreachable')
      : outcomeOf('failed-before-send', code, 'cancelled before it began', 'offline')
  }

  /** `gone` only when CUPS says what is there and it is not among it. */
  async #look(id: string): Promise<Seen | 'gone' | 'unseen'> {
    const args = ['-W', 'not-completed', '-l', '-o', this.#queue]
    const { exitCode, said } = await runTool('lpstat', args, { timeoutMs: TOOL_MS })
    if (exitCode !== 0) return 'unseen'
    return jobsIn(said).find((job) => job.id === id) ?? 'gone'
  }
}

function isRefused({ exitCode, isMissing }: ToolRun): boolean {
  return isMissing || (exitCode !== null && exitCode !== 0)
}

/**
 * Reads `lpstat -l -o`: a line for each job, and indented ones below it that tell of it.
 *
 * A job that was given to its printer has a `Status:` line, be it empty, and while it is there the alert `job-printing`.
 */
function jobsIn(said: string): Seen[] {
  const blocks = said.split(/^(?=\S)/m).filter((block) => block.trim() !== '')
  return blocks.map((block) => ({
    id: block.split(/\s/, 1)[0] ?? '',
    hasBegun: /^\s+Status:/m.test(block) || block.includes('job-printing'),
  }))
}
