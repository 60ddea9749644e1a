/** Operators of a page's content stream (ISO 32000-1, 8 and 9). Texts reach it as numbers of glyphs and never as text. */
import type { ShapedLine } from './shaping.ts'

export const POINTS_PER_MM = 72 / 25.4

/** A hundredth of a point is finer than any printer. */
export const n = (value: number): string => String(Math.round(value * 100) / 100)

/** Draws a line of text; `x` and `y` are the start of its baseline. */
export function textAt(line: ShapedLine, x: number, y: number, size: number): string {
  if (line.runs.length === 0) return ''
  let operators = `BT 1 0 0 1 ${n(x)} ${n(y)} Tm\n`
  for (const { font, glyphs } of line.runs) {
    operators += `/${font.id} ${n(size)} Tf\n`
    let rise = 0
    let strings = new Strings()
    for (const { hex, width, advance, dx, dy } of glyphs) {
      if (dy !== rise) {
        operators += `${strings.shown()}${n((dy * size) / 1000)} Ts\n`
        strings = new Strings()
        rise = dy
      }
      strings.move(-dx)
      strings.add(hex)
      strings.move(width - advance + dx)
    }
    operators += strings.shown()
    if (rise !== 0) operators += '0 Ts\n'
  }
  return `${operators}ET\n`
}

/** The operand of `TJ`: glyphs, and how far the pen goes back between them, in thousandths of the size. */
class Strings {
  #parts = ''
  #glyphs = ''
  #back = 0

  move(back: number): void {
    this.#back += back
  }

  add(hex: string): void {
    if (Math.round(this.#back) !== 0) {
      this.#close()
      this.#parts += n(this.#back)
      this.#back = 0
    }
    this.#glyphs += hex
  }

  shown(): string {
    this.#close()
    const back = Math.round(this.#back) === 0 ? '' : n(this.#back)
    return this.#parts + back === '' ? '' : `[${this.#parts}${back}] TJ\n`
  }

  #close(): void {
    if (this.#glyphs !== '') this.#parts += `<${this.#glyphs}>`
    this.#glyphs = ''
  }
}
