/** Reads what an ESC/POS printer answers, and tells its state from it. */
import type { PrinterStatus } from './printer-port.ts'

/** `DLE EOT` 1, 2 and 4: printer, cause of being offline, paper. Answered at once, even while offline. */
export const STATUS_REQUESTS = Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4)

/** How many bytes answer {@link STATUS_REQUESTS}. */
export const STATUS_ANSWERS = 3

/** `GS r 1`: answered in order, so only after everything before it was processed. Not answered without paper. */
export const CONFIRMATION_REQUEST = Uint8Array.of(0x1d, 0x72, 1)

/** Head of the answer to `GS ( H`: `37 22 d1 d2 d3 d4 00`. */
const ID_HEAD = 0x37
const ID_KIND = 0x22
const ID_BYTES = 4

/**
 * Sorts a printer's answers by the bits that are fixed in each kind.
 *
 * A picture's bytes can look like `DLE EOT`, and printers then answer a question nobody asked; such an answer must
 * not pass for a confirmation. Automatic status (ASB), which some printers send unasked, is skipped whole: its first
 * byte has bit 4 set and bits 0, 1 and 7 clear, and three bytes follow. The ids we ask for have bit 4 clear, so status
 * in the midst of one is still told from it; an answer of another kind under the same head is dropped up to its NUL.
 */
export class AnswerReader {
  /** Answers to `DLE EOT`: bits 1 and 4 set, 0 and 7 clear. */
  realTime: number[] = []
  /** Answers to `GS r`: bits 4 and 7 clear. */
  confirmations: number[] = []
  /** The ids that `GS ( H` gave back, as text. */
  processIds: string[] = []
  #automaticBytesLeft = 0
  /** What came after an {@link ID_HEAD} so far. */
  #block: number[] | undefined

  read(bytes: Uint8Array): void {
    for (const byte of bytes) this.#sort(byte)
  }

  /** Forgets every proof that came before now. */
  forgetProofs(): void {
    this.confirmations = []
    this.processIds = []
  }

  #sort(byte: number): void {
    if (this.#automaticBytesLeft > 0) this.#automaticBytesLeft -= 1
    else if (byte === ID_HEAD) this.#block = []
    else if ((byte & 0x93) === 0x10) this.#automaticBytesLeft = 3
    else if ((byte & 0x93) === 0x12) this.realTime.push(byte)
    else if ((byte & 0x90) === 0) this.#takeData(byte)
  }

  /** Bits 4 and 7 clear: the answer to `GS r`, or the next byte of a block, which ends with NUL. */
  #takeData(byte: number): void {
    if (!this.#block) {
      this.confirmations.push(byte)
    } else if (byte === 0) {
      const [kind, ...id] = this.#block
      if (kind === ID_KIND && id.length === ID_BYTES) this.processIds.push(String.fromCharCode(...id))
      this.#block = undefined
    } else if (this.#block.length <= ID_BYTES) {
      this.#block.push(byte)
    } else {
      this.#block = undefined
    }
  }
}

/** The state in the answers to {@link STATUS_REQUESTS}, in their order; `unknown` if there are none. */
export function statusFromAnswers(answers: readonly number[]): PrinterStatus {
  const [printer = 0, cause = 0, paper = 0] = answers
  if (answers.length === 0) return 'unknown'
  if (cause & 0x04) return 'cover_open'
  if (cause & 0x20 || paper & 0x60) return 'paper_out'
  if (cause & 0x40) return 'error'
  if (printer & 0x08) return 'offline'
  return paper & 0x0c ? 'paper_low' : 'ready'
}

/** Whether the answer to {@link CONFIRMATION_REQUEST} says that paper is there. */
export function confirmsPaper(answer: number): boolean {
  return (answer & 0x0c) === 0
}
