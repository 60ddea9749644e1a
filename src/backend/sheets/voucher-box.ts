/** Lays a slip's lines out in a column: which sizes, which breaks, and what has to stay away when room is short. */
import { wrapText } from '../printing/wrap.ts'
import type { Shaper } from './shaping.ts'
import type { SlipCode, SlipPair, SlipPart, SlipText } from './slip.ts'
import type { Style } from './typeface.ts'

/** A text where it stands: points from the upper left corner of its box, `y` down to the baseline. */
export interface PlacedText {
  readonly kind: 'text'
  readonly text: string
  readonly style: Style
  readonly size: number
  readonly x: number
  readonly y: number
  readonly grey: number
}

/** Where characters of a code go: those from one to another, counted in the code with its spaces. */
export interface PlacedCode {
  readonly kind: 'code'
  readonly index: number
  readonly from: number
  readonly to: number
  readonly size: number
  readonly x: number
  readonly y: number
}

export interface PlacedRule {
  readonly kind: 'rule'
  readonly x: number
  readonly y: number
  readonly width: number
}

export type Placed = PlacedText | PlacedCode | PlacedRule

export interface Column {
  readonly placed: readonly Placed[]
  readonly height: number
}

export interface ColumnRoom {
  readonly width: number
  /** Points of plain text. */
  readonly body: number
  readonly align: 'left' | 'center' | 'right'
}

export const INK = 0
const GREY = 0.35
/** Nothing is printed smaller than this, in points. */
const SMALLEST = 4.4
const LINE = 1.22
/** Of a text's size: how far its baseline is below the top of its line. */
const BASELINE = 0.93

export const CODE: Style = { weight: 700, isCode: true }
export const BOLD: Style = { weight: 700 }
export const REGULAR: Style = { weight: 400 }

interface Look {
  readonly style: Style
  readonly scale: number
  readonly grey: number
  readonly mostLines: number
  /** May shrink to this share before it is cut. */
  readonly shrinks: number
}

const LOOKS: Readonly<Record<SlipText['role'], Look>> = {
  title: { style: BOLD, scale: 1.3, grey: INK, mostLines: 2, shrinks: 0.7 },
  strong: { style: BOLD, scale: 1.05, grey: INK, mostLines: 2, shrinks: 0.8 },
  plain: { style: REGULAR, scale: 1, grey: INK, mostLines: 3, shrinks: 0.85 },
  label: { style: REGULAR, scale: 0.82, grey: GREY, mostLines: 1, shrinks: 0.8 },
  note: { style: REGULAR, scale: 0.82, grey: GREY, mostLines: 3, shrinks: 0.8 },
}

export class ColumnSetter {
  readonly #shaper: Shaper
  readonly #wrapped = new Map<string, readonly string[]>()

  constructor(shaper: Shaper) {
    this.#shaper = shaper
  }

  set(parts: readonly SlipPart[], room: ColumnRoom): Column {
    const placed: Placed[] = []
    let y = 0
    const sizes = parts.flatMap((part) => (part.kind === 'code' ? [this.#codeLines(part.model, room).size] : []))
    const codeSize = Math.min(...sizes)
    for (const [at, part] of parts.entries()) {
      if (at > 0) y += gapBefore(part, parts[at - 1]) * room.body
      const block = part.kind === 'code' ? this.#code(part, codeSize, room) : this.#block(part, room)
      placed.push(...block.placed.map((one) => ({ ...one, y: one.y + y })))
      y += block.height
    }
    return { placed, height: y }
  }

  /** A text on as many lines as it may have; what does not go on them ends with dots. */
  text(text: string, { style, scale, grey, mostLines, shrinks }: Look, room: ColumnRoom): Column {
    const size = atLeast(room.body * scale)
    const small = atLeast(size * shrinks)
    const sizes = [size, (size + small) / 2, small]
    const fits = (one: number) => this.#wrap(text, style, one, room).length <= mostLines
    const used =
      sizes.find((one) => this.#hasWholeWords(text, style, one, room) && fits(one)) ?? sizes.find(fits) ?? small
    const lines = this.#balanced(text, style, used, room)
    const shown = lines.length <= mostLines ? lines : this.#cut(lines, mostLines, style, used, room.width)
    const placed = shown.map((line, n): Placed => {
      const x = aligned(room, this.width(line, style, used))
      return { kind: 'text', text: line, style, size: used, x, y: (n * LINE + BASELINE) * used, grey }
    })
    return { placed, height: shown.length * LINE * used }
  }

  width(text: string, style: Style, size: number): number {
    return (this.#shaper.width(text, style) * size) / 1000
  }

  #block(part: SlipPair | SlipText, room: ColumnRoom): Column {
    if (part.kind === 'pair') return this.#pair(part, room)
    return this.text(part.text, LOOKS[part.role], room)
  }

  /** Never cut; user name and password are of one size. */
  #code({ index, model }: SlipCode, size: number, room: ColumnRoom): Column {
    const lines = this.#wrap(model, CODE, size, room)
    const placed: Placed[] = []
    let from = 0
    for (const [n, line] of lines.entries()) {
      if (model[from] === ' ') from += 1
      const x = aligned(room, this.width(line, CODE, size))
      placed.push({ kind: 'code', index, from, to: from + line.length, size, x, y: (n * 1.1 + 0.85) * size })
      from += line.length
    }
    return { placed, height: (lines.length * 1.1 + 0.02) * size }
  }

  /** As large as the room allows: on one line if it stays legible. */
  #codeLines(model: string, room: ColumnRoom): { readonly size: number; readonly lines: readonly string[] } {
    const largest = room.body * 2.1
    const oneLine = Math.min(largest, (0.9999 * room.width) / this.width(model, CODE, 1))
    if (oneLine >= room.body) return { size: oneLine, lines: [model] }
    const sizes = [1.8, 1.5, 1.25, 1].map((scale) => scale * room.body)
    const two = sizes.find((size) => this.#wrap(model, CODE, size, room).length <= 2)
    if (two && two > oneLine) return { size: two, lines: this.#wrap(model, CODE, two, room) }
    if (oneLine >= SMALLEST) return { size: oneLine, lines: [model] }
    return { size: SMALLEST, lines: this.#wrap(model, CODE, SMALLEST, room) }
  }

  /** On one line, smaller if need be; else below each other. */
  #pair({ label, value, bold }: SlipPair, room: ColumnRoom): Column {
    const style = bold ? BOLD : REGULAR
    const size = room.body * (bold ? 1.12 : 0.9)
    const gap = 0.6
    const natural = this.width(label, style, 1) + this.width(value, style, 1) + gap
    const fitting = Math.min(size, room.width / natural)
    if (fitting < Math.max(SMALLEST, size * 0.8)) return this.#stackedPair({ label, value, style, size, gap }, room)
    const y = BASELINE * fitting
    const text = (what: string, x: number, grey: number): Placed => {
      return { kind: 'text', text: what, style, size: fitting, x, y, grey }
    }
    const [labelWidth, valueWidth] = [this.width(label, style, fitting), this.width(value, style, fitting)]
    const step = gap * fitting
    const taken = labelWidth + step + valueWidth
    // A heading's price stands at the other end; other values stand beside their names.
    const width = bold && room.align !== 'center' ? room.width : taken
    const left = aligned(room, width)
    const isTurned = room.align === 'right'
    const labelX = isTurned ? left + width - labelWidth : left
    const valueX = isTurned ? left : left + width - valueWidth
    const placed = [text(label, labelX, bold ? INK : GREY), text(value, valueX, INK)]
    return { placed, height: LINE * fitting }
  }

  #stackedPair(
    pair: { readonly label: string; readonly value: string; readonly style: Style; readonly size: number; gap: number },
    room: ColumnRoom,
  ): Column {
    const look = { style: pair.style, scale: pair.size / room.body, grey: INK, mostLines: 1, shrinks: 0.75 }
    const first = this.text(pair.label, look, room)
    const second = this.text(pair.value, look, room)
    const below = second.placed.map((one) => ({ ...one, y: one.y + first.height }))
    return { placed: [...first.placed, ...below], height: first.height + second.height }
  }

  #wrap(text: string, style: Style, size: number, { width }: Pick<ColumnRoom, 'width'>): readonly string[] {
    const key = `${style.weight}${style.isCode} ${size.toFixed(3)} ${width.toFixed(3)} ${text}`
    const known = this.#wrapped.get(key)
    if (known) return known
    const lines = wrapText(text, width, (piece) => this.width(piece, style, size))
    this.#wrapped.set(key, lines)
    return lines
  }

  /** A word broken apart, or an address, is harder to read than a smaller one. */
  #hasWholeWords(text: string, style: Style, size: number, { width }: ColumnRoom): boolean {
    return text.split(/[ \n]/).every((word) => this.width(word, style, size) <= width)
  }

  /** In the middle of a column, lines of about the same length look better than a full one and a single word. */
  #balanced(text: string, style: Style, size: number, room: ColumnRoom): readonly string[] {
    const lines = this.#wrap(text, style, size, room)
    if (room.align !== 'center' || lines.length < 2 || !this.#hasWholeWords(text, style, size, room)) return lines
    const widths = [0.5, 0.6, 0.7, 0.8, 0.9].map((share) => share * room.width)
    const narrow = widths
      .map((width) => ({ ...room, width }))
      .find((one) => {
        return this.#hasWholeWords(text, style, size, one) && this.#wrap(text, style, size, one).length === lines.length
      })
    return narrow ? this.#wrap(text, style, size, narrow) : lines
  }

  #cut(lines: readonly string[], most: number, style: Style, size: number, width: number): string[] {
    const kept = lines.slice(0, most)
    let last = [...new Intl.Segmenter().segment(kept.pop() ?? '')].map(({ segment }) => segment)
    while (last.length > 0 && this.width(`${last.join('').trimEnd()}…`, style, size) > width) last = last.slice(0, -1)
    return [...kept, `${last.join('').trimEnd()}…`]
  }
}

function aligned({ align, width }: ColumnRoom, taken: number): number {
  if (align === 'left') return 0
  return align === 'center' ? (width - taken) / 2 : width - taken
}

/** Code and its label belong together; so do lines of the same kind. */
function gapBefore(part: SlipPart, before: SlipPart | undefined): number {
  const isLabel = before?.kind === 'text' && before.role === 'label'
  if (part.kind === 'code') return isLabel ? 0 : 0.3
  if (before?.kind === 'code') return 0.25
  return part.kind === before?.kind ? 0.05 : 0.3
}

const atLeast = (size: number): number => Math.max(SMALLEST, size)
