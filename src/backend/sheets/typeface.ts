/** The fonts of one PDF: opened when a character needs them, embedded with the glyphs that were used. */
import { type FontLocator, locateBundledFont } from '../printing/bundled-font.ts'
import { type FontFile, fontFiles, type Weight } from './font-files.ts'

/** How a text is written. Codes have characters of one width each. */
export interface Style {
  readonly weight: Weight
  readonly isCode?: boolean
}

interface ShapedGlyph {
  readonly id: number
  readonly advanceWidth: number
  readonly codePoints: number[]
}

interface Position {
  readonly xAdvance: number
  readonly xOffset: number
  readonly yOffset: number
}

/** What pdfkit keeps of a font that it embeds; its types tell nothing of it. */
export interface EmbeddedFont {
  readonly id: string
  /** 1000 over the units of an em. */
  readonly scale: number
  readonly widths: (number | undefined)[]
  readonly unicode: (number[] | undefined)[]
  readonly subset: { includeGlyph(id: number): number }
  readonly font: {
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(
      text: string,
      features: string[],
      script: undefined,
      language: undefined,
      direction: 'ltr' | 'rtl',
    ): { readonly glyphs: readonly ShapedGlyph[]; readonly positions: readonly Position[] }
  }
  /** The font's entry in a dictionary of resources. */
  ref(): unknown
}

/** Opens the font of a file in the document. */
export type OpenFont = (bytes: Buffer, collectionName: string | undefined, key: string) => EmbeddedFont

/** Characters that draw nothing where no font joins anything by them. */
const INVISIBLE = /^(?:[\u{200b}-\u{200f}\u{2060}]|\p{Variation_Selector}|[\u{e0020}-\u{e007f}])$/u

export class Typeface {
  readonly #open: OpenFont
  readonly #locate: FontLocator
  readonly #files = new Map<string, readonly FontFile[]>()
  readonly #opened = new Map<string, EmbeddedFont | undefined>()
  readonly #found = new Map<string, EmbeddedFont>()

  constructor(open: OpenFont, locate: FontLocator = locateBundledFont) {
    this.#open = open
    this.#locate = locate
  }

  /** Every font that was used. */
  used(): EmbeddedFont[] {
    return [...new Set(this.#found.values())]
  }

  /** Has this font the character, or is there nothing to see of it? */
  draws(font: EmbeddedFont, character: string): boolean {
    return INVISIBLE.test(character) || font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
  }

  /** The first font that has this character as a whole, else the style's first one, which draws an empty box for it. */
  fontFor(cluster: string, style: Style): EmbeddedFont {
    const key = `${cluster}\0${style.weight}${style.isCode ? ' code' : ''}`
    const known = this.#found.get(key)
    if (known) return known
    const found = this.#firstWith([...cluster], style) ?? this.#firstWith([...cluster].slice(0, 1), style)
    const font = found ?? this.fontFor(' ', style)
    this.#found.set(key, font)
    return font
  }

  #firstWith(characters: readonly string[], style: Style): EmbeddedFont | undefined {
    const seen = characters.filter((character) => !INVISIBLE.test(character))
    const points = seen.map((character) => character.codePointAt(0) ?? 0)
    for (const file of this.#filesFor(style)) {
      if (!points.every((point) => mayHave(file, point))) continue
      const font = this.#fontOf(file)
      if (font && points.every((point) => font.font.hasGlyphForCodePoint(point))) return font
    }
    return undefined
  }

  #filesFor({ weight, isCode = false }: Style): readonly FontFile[] {
    const key = `${weight}${isCode}`
    const files = this.#files.get(key) ?? fontFiles(this.#locate, weight, isCode)
    this.#files.set(key, files)
    return files
  }

  /** A font of this computer that cannot be read is as good as none. */
  #fontOf(file: FontFile): EmbeddedFont | undefined {
    if (!this.#opened.has(file.key)) this.#opened.set(file.key, this.#tryOpen(file))
    return this.#opened.get(file.key)
  }

  #tryOpen(file: FontFile): EmbeddedFont | undefined {
    try {
      const { bytes, collectionName } = file.read()
      return this.#open(bytes, collectionName, file.key)
    } catch (error) {
      if (file.ranges) throw error
      return undefined
    }
  }
}

function mayHave({ ranges }: FontFile, point: number): boolean {
  return ranges?.some(([from, to]) => point >= from && point <= to) ?? true
}
