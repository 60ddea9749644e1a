/** What a printed ticket consists of: a small document of blocks, which a layout turns into lines for paper and screen. */

/** Side of the paper a text stands at; `start` is left, or right in a right-to-left document. */
export type TicketAlign = 'start' | 'center' | 'end'

/** Which way a text runs. */
export type TicketDirection = 'ltr' | 'rtl'

/** Multiple of the printer's normal character, in both directions. */
export type TicketTextSize = 1 | 2 | 3

/** A paragraph; it wraps, and `\n` in it starts a new line. */
export interface TextBlock {
  readonly kind: 'text'
  readonly text: string
  readonly align: TicketAlign
  readonly size: TicketTextSize
  readonly bold: boolean
  /** Where it is not the document's: `start` and `end` are this text's own sides then. */
  readonly direction?: TicketDirection | undefined
  /** Stands before the first line, `1.`; further lines keep clear of it. For text at the start. */
  readonly marker?: string | undefined
}

/** The same in several languages, or several short facts: side by side with a dot between where they fit, never torn. */
export interface PhrasesBlock {
  readonly kind: 'phrases'
  readonly texts: readonly string[]
  readonly bold: boolean
}

/** A label at the start and its value at the end of one line; on two or more lines when they do not fit on one. */
export interface PairBlock {
  readonly kind: 'pair'
  readonly label: string
  readonly value: string
  readonly bold: boolean
}

/** A thin line across the paper. */
export interface RuleBlock {
  readonly kind: 'rule'
}

/** A code to be typed in by hand: as large as the paper allows, and broken only between its groups if possible. */
export interface CodeBlock {
  readonly kind: 'code'
  readonly groups: readonly string[]
}

/** A QR code of the data, in the middle of the paper. */
export interface QrBlock {
  readonly kind: 'qr'
  readonly data: string
}

/** A QR code and what it is for. */
export interface LabelledQr {
  readonly data: string
  readonly caption: readonly string[]
}

/** Several QR codes: side by side where the paper is wide enough to scan each of them, below each other elsewhere. */
export interface QrsBlock {
  readonly kind: 'qrs'
  readonly codes: readonly LabelledQr[]
}

/** The café's picture, which is kept by its location and looked up where the ticket is laid out. */
export interface LogoBlock {
  readonly kind: 'logo'
}

/** White on black across the paper: REPRINT 2, TRAINING, VOID. */
export interface MarkBlock {
  readonly kind: 'mark'
  readonly text: string
}

/** Empty paper. */
export interface SpaceBlock {
  readonly kind: 'space'
  readonly dots: number
}

/** One piece of a ticket, from top to bottom. */
export type TicketBlock =
  | TextBlock
  | PhrasesBlock
  | PairBlock
  | RuleBlock
  | CodeBlock
  | QrBlock
  | QrsBlock
  | LogoBlock
  | MarkBlock
  | SpaceBlock

/**
 * A ticket as it is stored with its print job.
 *
 * Plain JSON: what comes back from the store prints the same dots. The texts in it are data and may hold anything;
 * the layout never lets them become printer commands.
 */
export interface TicketDocument {
  readonly direction: TicketDirection
  readonly blocks: readonly TicketBlock[]
}
