/** Text as glyphs on a line: ordered by the bidi algorithm, each run in a font that has it, shaped by that font. */
import bidiFactory from 'bidi-js'
import type { EmbeddedFont, Style, Typeface } from './typeface.ts'

interface PlacedGlyph {
  /** Number in the embedded subset, as four hex digits. */
  readonly hex: string
  /** All in thousandths of the text's size. */
  readonly width: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

interface Run {
  readonly font: EmbeddedFont
  readonly glyphs: readonly PlacedGlyph[]
}

/** A line ready to be drawn at any size. */
export interface ShapedLine {
  /** In thousandths of the text's size. */
  readonly width: number
  readonly runs: readonly Run[]
}

const keyOf = (text: string, { weight, isCode }: Style): string => `${weight}${isCode ? 'c' : 't'}${text}`

interface Piece {
  readonly text: string
  readonly level: number
}

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter()
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** What cannot have any right-to-left in it needs no algorithm. */
const SURELY_LEFT_TO_RIGHT = /^[\u{20}-\u{58f}]*$/u

export class Shaper {
  readonly #typeface: Typeface
  readonly #lines = new Map<string, ShapedLine>()

  constructor(typeface: Typeface) {
    this.#typeface = typeface
  }

  /** One line; what is asked for again is remembered. */
  line(text: string, style: Style): ShapedLine {
    const key = keyOf(text, style)
    const known = this.#lines.get(key)
    if (known) return known
    const runs = visualOrder(text).flatMap((piece) => this.#runsOf(piece, style))
    const width = runs.reduce((sum, run) => run.glyphs.reduce((inner, { advance }) => inner + advance, sum), 0)
    const line = { runs, width }
    this.#lines.set(key, line)
    return line
  }

  /** In thousandths of the text's size, word by word: what is tried for a layout is not shaped again as a whole. */
  width(text: string, style: Style): number {
    const words = text.split(' ')
    const spaces = (words.length - 1) * this.line(' ', style).width
    return words.reduce((sum, word) => sum + (word === '' ? 0 : this.line(word, style).width), spaces)
  }

  /** What nobody will ask for again needs no room. */
  forget(text: string, style: Style): void {
    this.#lines.delete(keyOf(text, style))
  }

  /** A piece of one direction, from left to right as it is seen. */
  #runsOf({ text, level }: Piece, style: Style): Run[] {
    const isReversed = level % 2 === 1
    const parts = this.#byFont(text, style)
    if (isReversed) parts.reverse()
    return parts.map(({ font, text: part }) => {
      const isRtlScript = isReversed && RIGHT_TO_LEFT.test(part)
      const seen = isReversed && !isRtlScript ? mirrored(part) : part
      return { font, glyphs: shape(font, seen, isRtlScript ? 'rtl' : 'ltr') }
    })
  }

  /** A space or a mark goes with what stands before it. */
  #byFont(text: string, style: Style): { font: EmbeddedFont; text: string }[] {
    const parts: { font: EmbeddedFont; text: string }[] = []
    for (const { segment } of graphemes.segment(text)) {
      const last = parts.at(-1)
      if (last && [...segment].every((character) => this.#typeface.draws(last.font, character))) last.text += segment
      else parts.push({ font: this.#typeface.fontFor(segment, style), text: segment })
    }
    return parts
  }
}

/** The pieces of a line by direction, from left to right (rule L2 of Unicode's bidi algorithm, on whole pieces). */
function visualOrder(text: string): Piece[] {
  if (SURELY_LEFT_TO_RIGHT.test(text)) return [{ text, level: 0 }]
  const { levels } = bidi.getEmbeddingLevels(text, RIGHT_TO_LEFT.test(text) ? 'auto' : 'ltr')
  const pieces = piecesOf(text, levels)
  const highest = Math.max(0, ...pieces.map(({ level }) => level))
  for (let level = highest; level > 0; level--) reverseFrom(pieces, level)
  return pieces
}

function piecesOf(text: string, levels: Uint8Array): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && levels[at] === levels[start]) continue
    pieces.push({ text: text.slice(start, at), level: levels[start] ?? 0 })
    start = at
  }
  return pieces
}

/** Reverses each stretch of pieces that are at this level or above. */
function reverseFrom(pieces: Piece[], level: number): void {
  let start = 0
  while (start < pieces.length) {
    let end = start
    while (end < pieces.length && (pieces[end]?.level ?? 0) >= level) end++
    if (end > start + 1) pieces.splice(start, end - start, ...pieces.slice(start, end).reverse())
    start = Math.max(end, start + 1)
  }
}

/** Brackets and arrows among right-to-left letters turn around, and so does their order. */
function mirrored(text: string): string {
  return [...graphemes.segment(text)]
    .reverse()
    .map(({ segment }) => bidi.getMirroredCharacter(segment) ?? segment)
    .join('')
}

function shape(font: EmbeddedFont, text: string, direction: 'ltr' | 'rtl'): PlacedGlyph[] {
  const { glyphs, positions } = font.font.layout(text, [], undefined, undefined, direction)
  return glyphs.map((glyph, n) => {
    const position = positions[n]
    const width = glyph.advanceWidth * font.scale
    return {
      hex: embedded(font, glyph, width),
      width,
      advance: (position?.xAdvance ?? glyph.advanceWidth) * font.scale,
      dx: (position?.xOffset ?? 0) * font.scale,
      dy: (position?.yOffset ?? 0) * font.scale,
    }
  })
}

/** Makes the glyph part of what is embedded, as pdfkit itself does. */
function embedded(font: EmbeddedFont, glyph: { id: number; codePoints: number[] }, width: number): string {
  const number = font.subset.includeGlyph(glyph.id)
  font.widths[number] ??= width
  font.unicode[number] ??= glyph.codePoints
  return number.toString(16).padStart(4, '0')
}
