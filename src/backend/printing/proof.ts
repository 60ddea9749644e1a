/** How a printer is asked whether a ticket came out, and how its answers are judged. */
import { randomInt } from 'node:crypto'
import type { PrinterAbilities } from '../../core/printers.ts'
import { type AnswerReader, CONFIRMATION_REQUEST, confirmsPaper } from './status-answers.ts'

/** A person's choice, or `auto`: whatever the printer turns out to answer. */
export type ProofSetting = PrinterAbilities['proof']

/** What a printer's answer says about the ticket before it. */
export type Verdict = 'came_out' | 'no_paper'

/** What is asked after one ticket. */
export interface ProofQuestion {
  /** Follows the ticket's bytes; may be empty. */
  readonly request: Uint8Array
  /** `undefined` as long as nothing is proved. */
  readonly verdict: (answers: AnswerReader) => Verdict | undefined
}

/** A printer that answers `GS r` and knows `GS ( H` too sends both answers within this. */
const SECOND_ANSWER_MS = 300

/**
 * Characters of a process id. Bit 4 is clear in all of them, which tells them from any status that a printer may send
 * between them.
 */
const ID_CHARACTERS = 'ABCDEFGHIJKLMNOabcdefghijklmno'
const ID_LENGTH = 4

/**
 * The proofs of one printer.
 *
 * `GS r 1` is answered once everything before it was processed; many printers know it. `GS ( H` names four bytes that
 * come back once everything before it was printed (Epson's reference, function 48), which is the better proof. The four
 * bytes are new with each ticket, so that an answer to an earlier one can never pass for this one's.
 *
 * `auto` asks both ways on the first ticket and remembers whether the second is answered. A printer that does not know
 * `GS ( H` takes its end for a few characters of a line that is never ended; the next ticket's `ESC @` discards them.
 */
export class PrinterProof {
  readonly #setting: ProofSetting
  readonly #randomBelow: (limit: number) => number
  #knowsIds: boolean | undefined

  constructor(setting: ProofSetting = 'auto', randomBelow: (limit: number) => number = randomInt) {
    this.#setting = setting
    this.#randomBelow = randomBelow
    if (setting !== 'auto') this.#knowsIds = setting === 'gs_h'
  }

  /** Nothing is asked, because nothing would be answered: all that can be known is that the bytes were taken. */
  get isNeverGiven(): boolean {
    return this.#setting === 'never'
  }

  /** The question after a ticket; a printer without a voice is asked nothing it has not been set up for. */
  ask(hasVoice: boolean): ProofQuestion {
    if (this.isNeverGiven) return { request: new Uint8Array(), verdict: () => undefined }
    const asksForId = this.#setting === 'gs_h' || (hasVoice && this.#knowsIds !== false)
    if (!asksForId) return { request: CONFIRMATION_REQUEST, verdict: bySensor }
    const id = this.#drawId()
    const request = Buffer.concat([CONFIRMATION_REQUEST, idRequest(id)])
    const byId = ({ processIds }: AnswerReader) => (processIds.includes(id) ? 'came_out' : undefined)
    return { request, verdict: this.#knowsIds ? byId : (answers) => byId(answers) ?? bySensor(answers) }
  }

  /** After a first proof: which of the two it was. `until` waits for a condition and says whether it was met. */
  async learn(answers: AnswerReader, until: (condition: () => boolean, ms: number) => Promise<string>): Promise<void> {
    if (this.#knowsIds !== undefined) return
    const wait = await until(() => answers.processIds.length > 0, SECOND_ANSWER_MS)
    if (wait === 'met') this.#knowsIds = true
    else if (wait === 'timeout') this.#knowsIds = false
  }

  #drawId(): string {
    const draw = () => ID_CHARACTERS[this.#randomBelow(ID_CHARACTERS.length)] ?? 'A'
    return Array.from({ length: ID_LENGTH }, draw).join('')
  }
}

/** `GS ( H`, function 48: `1D 28 48 06 00 30 30 d1 d2 d3 d4`. */
function idRequest(id: string): Uint8Array {
  return Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, 'latin1'))
}

function bySensor({ confirmations: [answer] }: AnswerReader): Verdict | undefined {
  if (answer === undefined) return undefined
  return confirmsPaper(answer) ? 'came_out' : 'no_paper'
}
