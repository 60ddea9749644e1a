/** How long each ESC/POS command is and what it is called, from Epson's ESC/POS command reference. */

/** A command as it stood in the stream; what the interpreter has no name for is `unknown`. */
export interface Command {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A command's name and its whole length, which may depend on its first bytes. */
export interface CommandShape {
  readonly name: string
  /** Bytes of the whole command; `Infinity` while too few are known to tell. */
  readonly length: (bytes: readonly number[]) => number
}

const DLE = 0x10
const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d

const SINGLE_BYTES = new Map([
  [0x00, 'NUL'],
  [0x09, 'HT'],
  [0x0a, 'LF'],
  [0x0d, 'CR'],
])

const PREFIX_NAMES: Readonly<Record<number, string>> = { [DLE]: 'DLE', [ESC]: 'ESC', [FS]: 'FS', [GS]: 'GS' }
const SECOND_NAMES: Readonly<Record<string, string>> = { '\x04': 'EOT', '\x05': 'ENQ', ' ': 'SP' }

/** Commands by their first two bytes. */
const SHAPES = new Map<string, CommandShape>([
  ...fixed(DLE, { '\x04': 3, '\x05': 3 }),
  ...fixed(ESC, {
    '@': 2,
    '2': 2,
    '3': 3,
    '!': 3,
    '-': 3,
    ' ': 3,
    a: 3,
    d: 3,
    E: 3,
    G: 3,
    J: 3,
    M: 3,
    R: 3,
    t: 3,
    '{': 3,
  }),
  ...fixed(ESC, { p: 5 }),
  ...fixed(FS, { '.': 2, '&': 2 }),
  ...fixed(GS, { '!': 3, a: 3, B: 3, r: 3, L: 4, W: 4 }),
  shape(GS, 'V', ([, , mode = 0]) => ([65, 66, 97, 98, 103, 104].includes(mode) ? 4 : 3), 3),
  shape(GS, 'v', ([, , , , xL = 0, xH = 0, yL = 0, yH = 0]) => 8 + (xL + xH * 256) * (yL + yH * 256), 8),
  shape(GS, '(', ([, , , pL = 0, pH = 0]) => 5 + pL + pH * 256, 5),
])

/** The command that begins with these bytes, `undefined` while more are needed to tell. */
export function commandStarting(bytes: readonly number[]): CommandShape | undefined {
  const [first = 0, second] = bytes
  if (![DLE, ESC, FS, GS].includes(first)) return { name: SINGLE_BYTES.get(first) ?? 'unknown', length: () => 1 }
  if (second === undefined) return undefined
  return SHAPES.get(key(first, second)) ?? { name: 'unknown', length: () => 2 }
}

function fixed(first: number, lengths: Readonly<Record<string, number>>): [string, CommandShape][] {
  return Object.entries(lengths).map(([second, length]) => shape(first, second, () => length, 2))
}

/** `known` bytes must be there before the length can be told. */
function shape(first: number, second: string, length: CommandShape['length'], known: number): [string, CommandShape] {
  const name = `${PREFIX_NAMES[first]} ${SECOND_NAMES[second] ?? second}`
  return [
    key(first, second.charCodeAt(0)),
    { name, length: (bytes) => (bytes.length < known ? Number.POSITIVE_INFINITY : length(bytes)) },
  ]
}

function key(first: number, second: number): string {
  return `${first} ${second}`
}
