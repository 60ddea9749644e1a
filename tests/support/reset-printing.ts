/** Sends a ticket to a printer that resets the connection after n bytes, and says what must not be. */
import { TcpPrinterPort } from '../../src/backend/printing/ports/tcp-port.ts'
import { sampleBytes } from '../../src/backend/printing/test-tickets.ts'
import { type PracticePrinter, startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'

/** The questions before a ticket. */
const QUESTION_BYTES = 9

export const RESET_TICKET = sampleBytes()
/** The questions, the ticket, and the question after it. */
export const LAST_RESET = QUESTION_BYTES + RESET_TICKET.length + 3

export class ResettingPrinter {
  readonly #printer: PracticePrinter
  readonly #port: TcpPrinterPort
  #attempts = 0

  private constructor(printer: PracticePrinter) {
    this.#printer = printer
    // Generous, so that a busy machine does not look like a silent printer.
    this.#port = new TcpPrinterPort({ host: '127.0.0.1', port: printer.port, statusTimeoutMs: 10_000 })
  }

  static async start(): Promise<ResettingPrinter> {
    return new ResettingPrinter(await startPracticePrinter())
  }

  /** What is wrong with how a ticket ended whose connection broke after so many bytes; undefined is well. */
  async wrongAfter(bytes: number): Promise<string | undefined> {
    this.#printer.faults.resetAfterBytes(bytes)
    this.#attempts += 1
    const { outcome, detail } = await this.#port.send('job', RESET_TICKET, { deadlineMs: 20_000 })
    const told = `after ${bytes} bytes: ${outcome} (${detail.code}: ${detail.text})`
    // Whole commands have left with the last byte before the question, and the printer may well have cut.
    const mayBePrinted = bytes >= QUESTION_BYTES + RESET_TICKET.length
    if (this.#printed() > this.#attempts) return `${told}, printed twice`
    if (bytes < QUESTION_BYTES) return outcome === 'failed-before-send' ? undefined : told
    if (outcome === 'uncertain') return undefined
    return mayBePrinted && outcome === 'confirmed' ? undefined : told
  }

  /** Pieces with something on them: a cut that broke off is ended by the next ticket's first byte, and cuts white paper. */
  #printed(): number {
    return this.#printer.jobs().filter(({ lines }) => lines.length > 0).length
  }

  async close(): Promise<void> {
    this.#port.close()
    await this.#printer.close()
  }
}
