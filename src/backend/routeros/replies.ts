/** What a router answers: the kinds of reply, and those of one command gathered to its `!done`. */
import type { Reply, Row } from './command.ts'
import { ProtocolError, RouterTrap, type Trap } from './errors.ts'

/** A received sentence, sorted by kind of word. */
export type ReplySentence = {
  readonly kind: string
  readonly tag: string
  readonly attributes: Row
  /** Words that are neither attribute nor tag: the text of a `!fatal`. */
  readonly bare: readonly string[]
}

/**
 * Gathers the sentences of one command until its `!done`.
 *
 * A trap does not end the command, there may be several, and `!empty` may stand anywhere, even before a `!re`.
 */
export class ReplyCollector {
  readonly #command: string
  readonly #rows: Row[] = []
  readonly #onRow: (row: Row) => void
  readonly #traps: Trap[] = []

  /** Rows go to `onRow` if there is one, and are else kept for the reply. */
  constructor(command: string, onRow?: (row: Row) => void) {
    this.#command = command
    this.#onRow = onRow ?? ((row) => this.#rows.push(row))
  }

  /** Takes one sentence; returns the reply when it was the last, and throws `RouterTrap` if it was one of failure. */
  take({ kind, attributes }: ReplySentence): Reply | undefined {
    switch (kind) {
      case '!re':
        this.#onRow(attributes)
        return undefined
      case '!trap':
        this.#traps.push(readTrap(attributes))
        return undefined
      case '!empty':
        return undefined
      case '!done':
        return this.#end(attributes)
      default:
        throw new ProtocolError('an unknown kind of reply')
    }
  }

  #end({ ret }: Row): Reply {
    const [first, ...more] = this.#traps
    if (first) throw new RouterTrap(this.#command, [first, ...more])
    return ret === undefined ? { rows: this.#rows } : { rows: this.#rows, ret }
  }
}

/** One `!trap`. A category that is no number is none. */
export function readTrap({ message = 'failure without a message', category }: Row): Trap {
  return category !== undefined && /^\d+$/.test(category) ? { message, category: Number(category) } : { message }
}
