/** A password that is kept for a moment: in memory only, and overwritten when it is done with. */

/**
 * Holds the bytes, which can be overwritten, and not the text, which cannot.
 *
 * What the text left behind where it came in (a call's input) is the garbage collector's; nothing of ours refers to it.
 */
export class BriefSecret {
  #bytes: Buffer | undefined

  constructor(text: string) {
    this.#bytes = Buffer.from(text, 'utf8')
  }

  /** The text, for the moment of its use; undefined once it was wiped. */
  read(): string | undefined {
    return this.#bytes?.toString('utf8')
  }

  wipe(): void {
    this.#bytes?.fill(0)
    this.#bytes = undefined
  }

  /** Whoever logs or sends it away has nothing. */
  toJSON(): undefined {
    return undefined
  }
}
