/** Reads ESC/POS as a printer does: byte by byte, knowing nothing of who wrote it. */
import { characterAt } from './code-pages.ts'
import { type Command, type CommandShape, commandStarting } from './commands.ts'

/** Position of a line or picture on the paper. */
export type Alignment = 'left' | 'center' | 'right'

/** How a character looks; width and height are multiples of font A's 12×24 dots. */
export interface CharacterStyle {
  readonly width: number
  readonly height: number
  readonly bold: boolean
  readonly inverse: boolean
}

/** A character on the paper. */
export interface PrintedCharacter extends CharacterStyle {
  readonly character: string
}

/** A line of characters; `dots` is the paper it takes. */
export interface PrintedLine {
  readonly kind: 'line'
  readonly characters: readonly PrintedCharacter[]
  readonly align: Alignment
  readonly dots: number
}

/** A picture, its leftmost dot in the highest bit of each row's first byte. */
export interface PrintedPicture {
  readonly kind: 'picture'
  readonly bytesPerRow: number
  readonly rows: number
  readonly bytes: Uint8Array
  readonly align: Alignment
}

/** Empty paper. */
export interface PaperFeed {
  readonly kind: 'feed'
  readonly dots: number
}

/** Something that came out, from top to bottom. */
export type PaperItem = PrintedLine | PrintedPicture | PaperFeed

/** What happens while the bytes are read. */
export interface InterpreterEvents {
  readonly onItem: (item: PaperItem) => void
  /** Every command but LF, in order, before it takes effect. */
  readonly onCommand: (command: Command) => void
  readonly onCut: () => void
  /** The host asks for a sensor: 1 is paper, 2 the drawer (`GS r`). */
  readonly onSensorRequest: (sensor: number) => void
  /** The host asks to be told these four bytes once everything before them is printed (`GS ( H`, function 48). */
  readonly onProcessId: (id: Uint8Array) => void
}

const CELL_WIDTH_DOTS = 12
const CELL_HEIGHT_DOTS = 24
const DEFAULT_LINE_SPACING_DOTS = 30
const PLAIN: CharacterStyle = { width: 1, height: 1, bold: false, inverse: false }
const ALIGNMENTS: readonly Alignment[] = ['left', 'center', 'right']

/**
 * An ESC/POS interpreter for what receipts use: text, styles, feeds, pictures, cuts and requests.
 *
 * From Epson's ESC/POS command reference; takes any split of the stream. After a command it does not know it goes on
 * with the third byte, as printers do, so that a wrong command shows as garbage.
 */
export class EscPosInterpreter {
  readonly #paperDots: number
  readonly #events: InterpreterEvents
  #pending: number[] = []
  #shape: CommandShape | undefined
  #line: PrintedCharacter[] = []
  #style = PLAIN
  #align: Alignment = 'left'
  #lineSpacingDots = DEFAULT_LINE_SPACING_DOTS
  #codePage = 0

  constructor(paperDots: number, events: InterpreterEvents) {
    this.#paperDots = paperDots
    this.#events = events
  }

  /** Reads the next byte of the stream. */
  read(byte: number): void {
    if (this.#pending.length === 0 && byte >= 0x20) {
      this.#addCharacter(byte)
      return
    }
    this.#pending.push(byte)
    this.#shape ??= commandStarting(this.#pending)
    if (!this.#shape || this.#pending.length < this.#shape.length(this.#pending)) return
    const command = { name: this.#shape.name, bytes: Uint8Array.from(this.#pending) }
    this.#pending = []
    this.#shape = undefined
    if (command.name !== 'LF') this.#events.onCommand(command)
    this.#run(command)
  }

  /** Forgets half a command, half a line and all settings, as a printer does that is switched off. */
  reset(): void {
    this.#pending = []
    this.#shape = undefined
    this.#initialise()
  }

  #run({ name, bytes }: Command): void {
    const [, , n = 0, m = 0] = bytes
    switch (name) {
      case 'LF':
        this.#printLine(true)
        break
      case 'ESC @':
        this.#initialise()
        break
      case 'ESC a':
        this.#setAlign(n)
        break
      case 'ESC t':
        this.#codePage = n
        break
      case 'ESC E':
        this.#style = { ...this.#style, bold: (n & 1) === 1 }
        break
      case 'ESC !':
        this.#style = { ...this.#style, bold: (n & 8) !== 0, height: n & 16 ? 2 : 1, width: n & 32 ? 2 : 1 }
        break
      case 'ESC 2':
        this.#lineSpacingDots = DEFAULT_LINE_SPACING_DOTS
        break
      case 'ESC 3':
        this.#lineSpacingDots = n
        break
      case 'ESC d':
        this.#feed(n * this.#lineSpacingDots)
        break
      case 'ESC J':
        this.#feed(n)
        break
      case 'GS !':
        this.#style = { ...this.#style, width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }
        break
      case 'GS B':
        this.#style = { ...this.#style, inverse: (n & 1) === 1 }
        break
      case 'GS v':
        this.#printPicture(bytes)
        break
      case 'GS V':
        this.#feed(bytes.length === 4 ? m : 0)
        this.#events.onCut()
        break
      case 'GS r':
        this.#events.onSensorRequest(n)
        break
      case 'GS (':
        this.#runExtended(bytes)
        break
    }
  }

  /** `GS ( H`, function 48, subfunction 48: the process id response. */
  #runExtended(bytes: Uint8Array): void {
    const isProcessId = bytes[2] === 0x48 && bytes[5] === 0x30 && bytes[6] === 0x30 && bytes.length === 11
    if (isProcessId) this.#events.onProcessId(bytes.subarray(7))
  }

  #initialise(): void {
    this.#line = []
    this.#style = PLAIN
    this.#align = 'left'
    this.#lineSpacingDots = DEFAULT_LINE_SPACING_DOTS
    this.#codePage = 0
  }

  /** Takes effect only at the beginning of a line. */
  #setAlign(n: number): void {
    if (this.#line.length === 0) this.#align = ALIGNMENTS[n % 48] ?? this.#align
  }

  /** Bytes from 0x80 on depend on the code page. */
  #addCharacter(byte: number): void {
    const usedDots = this.#line.reduce((dots, { width }) => dots + width * CELL_WIDTH_DOTS, 0)
    if (usedDots + this.#style.width * CELL_WIDTH_DOTS > this.#paperDots) this.#printLine(true)
    this.#line.push({ character: this.#characterOf(byte), ...this.#style })
  }

  #characterOf(byte: number): string {
    if (byte < 0x7f) return String.fromCharCode(byte)
    return byte === 0x7f ? '\ufffd' : characterAt(this.#codePage, byte)
  }

  #printLine(evenIfEmpty: boolean): void {
    if (this.#line.length === 0 && !evenIfEmpty) return
    const tallest = Math.max(0, ...this.#line.map(({ height }) => height))
    const dots = Math.max(this.#lineSpacingDots, tallest * CELL_HEIGHT_DOTS)
    this.#events.onItem({ kind: 'line', characters: this.#line, align: this.#align, dots })
    this.#line = []
  }

  #feed(dots: number): void {
    this.#printLine(false)
    if (dots > 0) this.#events.onItem({ kind: 'feed', dots })
  }

  #printPicture(bytes: Uint8Array): void {
    this.#printLine(false)
    const [, , , , xL = 0, xH = 0, yL = 0, yH = 0] = bytes
    this.#events.onItem({
      kind: 'picture',
      bytesPerRow: xL + xH * 256,
      rows: yL + yH * 256,
      bytes: bytes.subarray(8),
      align: this.#align,
    })
  }
}
