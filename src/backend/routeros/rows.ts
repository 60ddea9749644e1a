/** Makes the properties of one returned item, of the words that name them. */
import type { Row } from './command.ts'
import type { Stretch } from './word-stream.ts'

const equals = 0x3d
/** No menu has records of so many kinds, of so many properties, nor properties of such long names. */
const mostShapes = 2048
const mostNames = 128
const longestName = 64

/** What rows have named up to here, in this order. */
class Shape {
  readonly name: string
  /** How a word of this name begins: `=name=`. */
  readonly start: Buffer
  /** The value of the row before, where it is plain text: it is often the same again. */
  value = ''
  /** The name that came next last time. */
  likely: Shape | undefined
  readonly next = new Map<string, Shape>()
  /** A row of exactly these names. */
  pattern: Row | undefined

  constructor(name: string) {
    this.name = name
    this.start = Buffer.from(`=${name}=`, 'utf8')
  }
}

/**
 * Reads attribute words into rows.
 *
 * The rows of a print name the same properties in the same order, so each name is looked for where the row before had
 * it. All rows of the same names share one layout, and one string of each name and of a value that does not change:
 * a print of tens of thousands keeps little more than the values that differ, and the garbage collector has less to do.
 */
export class RowReader {
  readonly #first = new Shape('')
  readonly #names: string[] = []
  readonly #values: string[] = []
  #shapes = 0
  #length = 0
  /** Undefined for a row that is like no other. */
  #shape: Shape | undefined = this.#first

  /** Takes one word that begins with `=`. */
  take(stretch: Stretch, begin: number, end: number): void {
    const likely = this.#shape?.likely
    if (likely && startsWith(stretch.bytes, begin, end, likely.start)) this.#takeAs(likely, stretch, begin, end)
    else this.#takeNew(stretch, begin, end)
  }

  /** The row, and a new one begins. */
  end(): Row {
    const length = this.#length
    const shape = this.#shape
    this.#length = 0
    this.#shape = this.#first
    if (!shape) return looseRow(this.#names, this.#values, length)
    shape.pattern ??= patternOf(this.#names, length)
    const row: Record<string, string> = { ...(shape.pattern as Record<string, string>) }
    // In range: both are as long as the row.
    for (let at = 0; at < length; at += 1) row[this.#names[at] as string] = this.#values[at] as string
    return row
  }

  #takeAs(shape: Shape, stretch: Stretch, begin: number, end: number): void {
    const from = begin + shape.start.length
    this.#shape = shape
    if (stretch.spells(shape.value, from, end)) this.#add(shape.name, shape.value)
    else {
      const value = stretch.text(from, end)
      shape.value = stretch.isPlain(from, end) ? value : ''
      this.#add(shape.name, value)
    }
  }

  #takeNew(stretch: Stretch, begin: number, end: number): void {
    const found = stretch.bytes.indexOf(equals, begin + 1)
    // A name without a value is a word of its own kind: it is remembered by no shape.
    const nameEnd = found < 0 || found >= end ? end : found
    const name = stretch.text(begin + 1, nameEnd)
    const shape = nameEnd === end ? undefined : this.#shapeAfter(name)
    if (this.#shape) this.#shape.likely = shape ?? this.#shape.likely
    if (shape) this.#takeAs(shape, stretch, begin, end)
    else {
      this.#add(name, nameEnd === end ? '' : stretch.text(nameEnd + 1, end))
      this.#shape = undefined
    }
  }

  /** Within bounds: a peer that sends nonsense must not make us keep it. */
  #shapeAfter(name: string): Shape | undefined {
    const known = this.#shape?.next.get(name)
    if (known || !this.#shape) return known
    const isOdd = name.length > longestName || name === '__proto__' || !/^[\x20-\x7e]*$/.test(name)
    if (isOdd || this.#length >= mostNames || this.#shapes >= mostShapes) return undefined
    this.#shapes += 1
    const shape = new Shape(name)
    this.#shape.next.set(name, shape)
    return shape
  }

  #add(name: string, value: string): void {
    this.#names[this.#length] = name
    this.#values[this.#length] = value
    this.#length += 1
  }
}

function startsWith(bytes: Uint8Array, begin: number, end: number, start: Uint8Array): boolean {
  if (end - begin < start.length) return false
  // From behind, where names that begin alike differ.
  for (let at = start.length - 1; at > 0; at -= 1) if (bytes[begin + at] !== start[at]) return false
  return true
}

/** Parsed, an object has room for all its properties in itself, and so have its copies. */
function patternOf(names: readonly string[], length: number): Row {
  const row = Object.fromEntries(names.slice(0, length).map((name) => [name, '']))
  return JSON.parse(JSON.stringify(row)) as Row
}

function looseRow(names: readonly string[], values: readonly string[], length: number): Row {
  const row: Record<string, string> = {}
  for (let at = 0; at < length; at += 1) {
    const [name = '', value = ''] = [names[at], values[at]]
    // Assigned, this one name would be lost.
    if (name === '__proto__') Object.defineProperty(row, name, { value, enumerable: true, configurable: true })
    else row[name] = value
  }
  return row
}
