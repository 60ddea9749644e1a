/** A printer that can be talked with: asked for its state, given a ticket, asked whether it came out. */
import { LONGEST_COMMAND_BYTES } from '../encode.ts'
import type { PrinterPort, PrinterStatus, SendCode, SendOptions, SendOutcome } from '../printer-port.ts'
import { PrinterProof, type ProofQuestion, type ProofSetting, type Verdict } from '../proof.ts'
import { STATUS_ANSWERS, STATUS_REQUESTS, statusFromAnswers } from '../status-answers.ts'
import type { OpenChannel } from './byte-channel.ts'
import { PrinterConnection } from './printer-connection.ts'
import { BLOCKED, errorCode, outcomeOf } from './send-outcomes.ts'

/** How patient to be with the printer. */
export interface Patience {
  readonly connectTimeoutMs?: number
  /** How long a printer may take to answer a real-time request; those that answer at all take a few milliseconds. */
  readonly statusTimeoutMs?: number
  /** How it tells that a ticket came out. */
  readonly proof?: ProofSetting | undefined
}

export interface ConversingPortOptions extends Patience {
  readonly open: OpenChannel
  /**
   * The way opens although the printer is off, as a serial port does. A printer that has answered before and is silent
   * is then off, and gets no ticket that nobody would print.
   */
  readonly opensToNobody?: boolean
}

/**
 * Ends a picture that broke off: without it, the next ticket's first bytes would be printed as its missing dots. Inside
 * a picture zeros are white, outside they are nothing. As long as the longest picture command, and its head.
 */
const BROKEN_COMMAND_END = new Uint8Array(LONGEST_COMMAND_BYTES)

/** While a confirmation is awaited, the printer is asked this often what holds it up. */
const ASK_AGAIN_MS = 1000

/** A printer that gives no sign at all is left alone with a whole ticket for this long before it counts as sent. */
const SILENT_GRACE_MS = 1500

/**
 * A printer with a way back, opened anew for each ticket.
 *
 * None is kept open: most network printers serve one host at a time, so an idle one would lock out the other
 * counters, and one that has died unnoticed (a printer switched off and on) breaks only under the ticket's first
 * bytes, when it is too late to be sure. Connecting on a local network costs one round trip.
 *
 * Before the ticket the printer is asked for its state, one more round trip, so that an empty or open printer is a
 * failure and not a doubt. Printers that never answer are remembered as such and are not waited for again.
 */
export class ConversingPort implements PrinterPort {
  readonly #options: Required<Omit<ConversingPortOptions, 'proof'>>
  readonly #proof: PrinterProof
  readonly #closing = new AbortController()
  readonly #connections = new Set<PrinterConnection>()
  #probe: PrinterConnection | undefined
  #answers: 'yes' | 'no' | 'unknown' = 'unknown'

  constructor({ proof, ...options }: ConversingPortOptions) {
    this.#proof = new PrinterProof(proof)
    this.#options = { connectTimeoutMs: 3000, statusTimeoutMs: 700, opensToNobody: false, ...options }
  }

  async probe(): Promise<PrinterStatus> {
    const connection = await this.#connect(this.#options.connectTimeoutMs).catch(() => undefined)
    if (!connection) return 'unreachable'
    this.#probe = connection
    const status = await this.#askStatus(connection, this.#options.statusTimeoutMs)
    this.#probe = undefined
    this.#leave(connection)
    return this.#isOff(status) ? 'unreachable' : status
  }

  async send(_jobId: string, ticket: Uint8Array, options: SendOptions): Promise<SendOutcome> {
    const { deadlineMs, afterBreak, mayBegin } = options
    const bytes = afterBreak ? Buffer.concat([BROKEN_COMMAND_END, ticket]) : ticket
    const deadline = performance.now() + deadlineMs
    this.#probe?.destroy()
    try {
      const connection = await this.#connect(Math.min(this.#options.connectTimeoutMs, deadlineMs))
      const outcome = await this.#sendOn(connection, bytes, deadline, mayBegin)
      if (outcome.outcome === 'uncertain') connection.destroy()
      this.#leave(connection)
      return outcome
    } catch (error) {
      const code = this.#closing.signal.aborted ? 'port_closed' : 'unreachable'
      return outcomeOf('failed-before-send', code, errorCode(error), 'unreachable')
    }
  }

  close(): void {
    this.#closing.abort()
    for (const connection of this.#connections) connection.destroy()
  }

  async #connect(timeoutMs: number): Promise<PrinterConnection> {
    const connection = new PrinterConnection(await this.#options.open(timeoutMs, this.#closing.signal))
    this.#connections.add(connection)
    return connection
  }

  #leave(connection: PrinterConnection): void {
    this.#connections.delete(connection)
    connection.leave()
  }

  /** Up to the ticket's first byte everything that goes wrong is a plain failure. */
  async #sendOn(
    connection: PrinterConnection,
    bytes: Uint8Array,
    deadline: number,
    mayBegin: SendOptions['mayBegin'],
  ): Promise<SendOutcome> {
    const answered = this.#answers
    const patienceMs = answered === 'no' ? 0 : this.#options.statusTimeoutMs
    const status = await this.#askStatus(connection, Math.min(patienceMs, remaining(deadline)))
    const blocked = BLOCKED[status]
    if (blocked) return outcomeOf('failed-before-send', blocked, 'status before sending', status)
    if (connection.isClosed) return outcomeOf('failed-before-send', this.#lossCode(), 'before sending', status)
    if (status === 'unknown' && answered === 'yes') {
      if (this.#isOff(status)) return outcomeOf('failed-before-send', 'silent', 'off before sending', 'unreachable')
      this.#answers = 'unknown'
      return outcomeOf('failed-before-send', 'silent', 'no status before sending', status)
    }
    if (remaining(deadline) === 0) return outcomeOf('failed-before-send', 'deadline', 'before sending', status)
    if (mayBegin && !(await mayBegin())) return outcomeOf('failed-before-send', 'port_closed', 'not begun', status)
    const question = this.#proof.ask(this.#answers === 'yes')
    connection.answers.forgetProofs()
    connection.write(bytes, question.request)
    if (this.#proof.isNeverGiven) return this.#awaitTaken(connection, status, deadline)
    if (this.#answers === 'yes') return this.#awaitConfirmation(connection, question, status, deadline)
    this.#answers = 'no'
    return this.#awaitHandOver(connection, question, deadline)
  }

  async #askStatus(connection: PrinterConnection, timeoutMs: number): Promise<PrinterStatus> {
    const { answers } = connection
    answers.realTime = []
    connection.write(STATUS_REQUESTS)
    if (timeoutMs > 0) await connection.until(() => answers.realTime.length >= STATUS_ANSWERS, timeoutMs)
    if (answers.realTime.length > 0) this.#answers = 'yes'
    return statusFromAnswers(answers.realTime)
  }

  /** The printer has a voice, so only its word counts: silence may mean paper that ended within the ticket. */
  async #awaitConfirmation(
    connection: PrinterConnection,
    { verdict }: ProofQuestion,
    before: PrinterStatus,
    deadline: number,
  ): Promise<SendOutcome> {
    const { answers } = connection
    let status = before
    for (;;) {
      const wait = await connection.until(
        () => verdict(answers) !== undefined,
        Math.min(ASK_AGAIN_MS, remaining(deadline)),
      )
      if (answers.realTime.length === STATUS_ANSWERS) status = statusFromAnswers(answers.realTime)
      const proved = verdict(answers)
      if (proved) {
        await this.#proof.learn(answers, (condition, ms) =>
          connection.until(condition, Math.min(ms, remaining(deadline))),
        )
        return provedBy(proved, status)
      }
      if (wait !== 'timeout') return outcomeOf('uncertain', this.#lossCode(), 'before the confirmation', status)
      if (remaining(deadline) === 0)
        return outcomeOf('uncertain', BLOCKED[status] ?? 'deadline', 'no confirmation', status)
      answers.realTime = []
      connection.write(STATUS_REQUESTS)
    }
  }

  /**
   * The printer says nothing, so the most that can be known is that it took everything: it has read to the end when
   * it closes its side after we closed ours. One that never reads never does that.
   */
  async #awaitHandOver(
    connection: PrinterConnection,
    { verdict }: ProofQuestion,
    deadline: number,
  ): Promise<SendOutcome> {
    const { answers } = connection
    connection.finish()
    const wait = await connection.until(() => verdict(answers) !== undefined, remaining(deadline))
    const proved = verdict(answers)
    if (proved) return provedBy(proved, 'unknown')
    if (answers.realTime.length > 0) {
      this.#answers = 'yes'
      return outcomeOf('uncertain', 'deadline', 'answered late and confirmed nothing', 'unknown')
    }
    if (wait === 'ended') return outcomeOf('accepted', 'handed_over', 'taken without a confirmation', 'unknown')
    return outcomeOf('uncertain', wait === 'timeout' ? 'deadline' : this.#lossCode(), 'before it was taken', 'unknown')
  }

  #isOff(status: PrinterStatus): boolean {
    return this.#options.opensToNobody && this.#answers === 'yes' && status === 'unknown'
  }

  /** Some printers neither answer nor close their side. A person said so: then a whole ticket without an error is sent. */
  async #awaitTaken(connection: PrinterConnection, status: PrinterStatus, deadline: number): Promise<SendOutcome> {
    connection.finish()
    const written = await connection.until(() => connection.isWritten, remaining(deadline))
    const graceMs = Math.min(SILENT_GRACE_MS, remaining(deadline))
    const wait = written === 'met' ? await connection.until(() => false, graceMs) : written
    if (wait === 'ended' || (wait === 'timeout' && written === 'met'))
      return outcomeOf('accepted', 'handed_over', 'written, and nothing more can be known', status)
    return outcomeOf('uncertain', wait === 'timeout' ? 'deadline' : this.#lossCode(), 'before it was taken', status)
  }

  #lossCode(): SendCode {
    return this.#closing.signal.aborted ? 'port_closed' : 'connection_lost'
  }
}

function provedBy(verdict: Verdict, status: PrinterStatus): SendOutcome {
  return verdict === 'came_out'
    ? outcomeOf('confirmed', 'confirmed', 'answered after the ticket', status === 'unknown' ? 'ready' : status)
    : outcomeOf('uncertain', 'paper_out', 'answered that the paper is out', 'paper_out')
}

function remaining(deadline: number): number {
  return Math.max(0, deadline - performance.now())
}
