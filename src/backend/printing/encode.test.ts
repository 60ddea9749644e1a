import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QR_MODES, standardDesign, TICKET_LANGUAGES, type TicketDesign } from '../../core/ticket/design.ts'
import type { TicketBlock, TicketDocument } from '../../core/ticket/document.ts'
import type { Command } from '../../practice/printer/commands.ts'
import { EscPosInterpreter, type PaperItem } from '../../practice/printer/interpreter.ts'
import { encodeTicket } from './encode.ts'
import { type LayoutLine, layoutTicket, type TicketLayout } from './layout.ts'
import { defaultPrinterProfile, type PrinterProfile } from './profile.ts'
import { sampleTicket } from './test-tickets.ts'

const runs = Number(process.env.TELLER_FUZZ_RUNS ?? 40)
const paper58 = defaultPrinterProfile(58)
const paper80 = defaultPrinterProfile(80)

/** What a printer that has never seen our encoder makes of the bytes. */
function print(layout: TicketLayout, profile: PrinterProfile) {
  return read(encodeTicket(layout, profile), profile)
}

function read(bytes: Uint8Array, profile: PrinterProfile) {
  const items: PaperItem[] = []
  const commands: Command[] = []
  let cuts = 0
  let requests = 0
  const interpreter = new EscPosInterpreter(profile.dots, {
    onItem: (item) => items.push(item),
    onCommand: (command) => commands.push(command),
    onCut: () => (cuts += 1),
    onSensorRequest: () => (requests += 1),
    onProcessId: () => (requests += 1),
  })
  for (const byte of bytes) interpreter.read(byte)
  return { items, commands, cuts, requests }
}

/** The paper must carry exactly what was laid out, and the printer must have been told nothing else. */
function expectFaithful(document: TicketDocument, profile: PrinterProfile): void {
  const layout = layoutTicket(document, profile)
  const { items, commands, cuts, requests } = print(layout, profile)
  const lines = items.filter((item) => item.kind === 'line')
  const texts = layout.lines.filter((line) => line.kind === 'text')
  expect(lines.map(({ characters }) => characters.map(({ character }) => character).join(''))).toEqual(
    texts.map(({ text }) => text),
  )
  for (const [index, { characters, align }] of lines.entries()) {
    const { size, bold, inverse, align: expected } = texts[index] ?? fail()
    expect(align).toBe(expected)
    for (const character of characters) expect(character).toMatchObject({ width: size, height: size, bold, inverse })
  }
  const pictures = items.filter((item) => item.kind === 'picture')
  expect(Buffer.concat(pictures.map(({ bytes }) => bytes))).toEqual(
    Buffer.concat(layout.lines.map((line) => (line.kind === 'raster' ? line.bitmap.bytes : Buffer.alloc(0)))),
  )
  expect(countByName(commands)).toEqual(expectedCommands(layout.lines, commands))
  expect({ cuts, requests }).toEqual({ cuts: profile.cut ? 1 : 0, requests: 0 })
}

/** Style changes depend on the order of lines; everything else is counted. */
function expectedCommands(lines: readonly LayoutLine[], commands: readonly Command[]): Record<string, number> {
  const slices = lines.map((line) => (line.kind === 'raster' ? Math.ceil(line.bitmap.heightDots / 255) : 0))
  const feeds = lines.map((line) => (line.kind === 'feed' ? Math.ceil(line.dots / 255) : 0))
  const styles = commands.filter(({ name }) => ['ESC a', 'ESC E', 'GS !', 'GS B'].includes(name))
  return withoutZeros({
    'ESC @': 1,
    'FS .': 1,
    'ESC t': 1,
    'GS v': slices.reduce((sum, n) => sum + n, 0),
    'ESC J': feeds.reduce((sum, n) => sum + n, 0),
    'ESC d': commands.at(-1)?.name === 'ESC d' ? 1 : 0,
    'GS V': commands.at(-1)?.name === 'GS V' ? 1 : 0,
    ...countByName(styles),
  })
}

function countByName(commands: readonly Command[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { name } of commands) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

function withoutZeros(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

function fail(): never {
  throw new Error('a printed line that was not laid out')
}

const EVIL = '\x1b@\x1dV\x00\x1bp\x00\x19\xfa\x10\x04\x01\x1dr\x01\x1b(A\x04\x00\x1c.\x0c\x07\x9b'

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...Array.from(EVIL),
        'Ana',
        ' ',
        '\n',
        'مقهى',
        '☕',
        'é',
        'Ñandú €5',
        '░',
        '\u00ad',
        '\u00a0',
        '\u202e',
        '\ud800',
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join('')),
)

const block: fc.Arbitrary<TicketBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: nasty,
    align: fc.constantFrom('start', 'center', 'end'),
    size: fc.constantFrom(1, 2, 3),
    bold: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pair' as const), label: nasty, value: nasty, bold: fc.boolean() }),
  fc.record({ kind: fc.constant('code' as const), groups: fc.array(nasty, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('mark' as const), text: nasty }),
  fc.record({ kind: fc.constant('phrases' as const), texts: fc.array(nasty, { maxLength: 4 }), bold: fc.boolean() }),
  fc.record({
    kind: fc.constant('qrs' as const),
    codes: fc.array(fc.record({ data: nasty, caption: fc.array(nasty, { maxLength: 3 }) }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('qr' as const), data: nasty }),
  fc.record({ kind: fc.constant('space' as const), dots: fc.nat({ max: 600 }) }),
  fc.constant({ kind: 'rule' as const }),
)

/** Any design: pieces with any text in any order, any languages, a Wi-Fi of any name. */
const design: fc.Arbitrary<TicketDesign> = fc.record({
  languages: fc.shuffledSubarray([...TICKET_LANGUAGES], { minLength: 1 }),
  blocks: fc
    .tuple(
      fc.shuffledSubarray([...standardDesign.blocks]),
      fc.constantFrom(...QR_MODES),
      nasty,
      fc.constantFrom('start', 'center', 'end'),
      fc.constantFrom(1, 2, 3),
    )
    .map(([blocks, mode, text, align, size]) => [
      ...blocks.map((block) => ({ ...block, off: undefined })),
      { kind: 'qr', mode },
      { kind: 'text', text, align, size, bold: false },
      { kind: 'footer', text },
    ]),
  wifi: fc.option(fc.record({ name: nasty, password: nasty, isHidden: fc.boolean() })),
})

const profile: fc.Arbitrary<PrinterProfile> = fc.constantFrom<PrinterProfile>(
  defaultPrinterProfile(58),
  defaultPrinterProfile(80),
  { ...defaultPrinterProfile(80), dots: 512, columns: 42 },
  { ...defaultPrinterProfile(58), textMode: 'raster' },
  { ...defaultPrinterProfile(80), textMode: 'code-page', codePageSlot: 19 },
  { ...defaultPrinterProfile(58), textMode: 'code-page', codePageSlot: null },
)

test('no text of a document, cleaned or not, becomes a command: the paper shows what was laid out', () => {
  const document = fc.record({
    direction: fc.constantFrom('ltr' as const, 'rtl' as const),
    blocks: fc.array(block, { maxLength: 8 }),
  })
  fc.assert(fc.property(document, profile, expectFaithful), { numRuns: runs })
})

test('no design, whatever somebody typed into it, becomes a command', () => {
  fc.assert(
    fc.property(design, nasty, profile, (design, cafeName, profile) =>
      expectFaithful(sampleTicket({ cafeName }, design), profile),
    ),
    { numRuns: runs },
  )
})

test('no field of a ticket can command the printer', () => {
  for (const field of ['cafeName', 'planName']) {
    for (const text of [EVIL, `x${EVIL}y`, `${EVIL}\n${EVIL}`, `مقهى${EVIL}`, 'n'.repeat(200), 'n'.repeat(10_000)]) {
      expectFaithful(sampleTicket({ [field]: text }), defaultPrinterProfile(58))
    }
  }
  const sold = { saleNumber: EVIL, cashierName: `مقهى${EVIL}`, at: 0 }
  expectFaithful(sampleTicket({ sold }), defaultPrinterProfile(58))
  expectFaithful(sampleTicket({ username: EVIL, password: 'x', codeGroups: [EVIL] }), defaultPrinterProfile(58))
})

test('a name of 200 characters is printed whole', () => {
  const name = Array.from({ length: 40 }, (_, index) => `n${index}`.padEnd(4, '.')).join(' ')
  const { items } = print(layoutTicket(sampleTicket({ cafeName: name }), paper58), paper58)
  const lines = items.filter((item) => item.kind === 'line').map(({ characters }) => characters)
  const text = lines
    .map((line) =>
      line
        .map(({ character }) => character)
        .join('')
        .trim(),
    )
    .join(' ')
  expect(text).toContain(name)
})

test('every line of printer text fits the paper, so the printer never wraps by itself', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), profile, (blocks, profile) => {
      for (const line of layoutTicket({ direction: 'ltr', blocks }, profile).lines) {
        if (line.kind === 'text') expect(line.text.length * line.size * 12).toBeLessThanOrEqual(profile.dots)
        if (line.kind === 'raster') expect(line.bitmap.widthDots).toBeLessThanOrEqual(profile.dots)
      }
    }),
    { numRuns: runs },
  )
})

test('lines with anything but printable ASCII are drawn, and all lines are in raster mode', () => {
  const kinds = (text: string, textMode: PrinterProfile['textMode']) => {
    const blocks = [{ kind: 'text', text, align: 'start', size: 1, bold: false } as const]
    const profile = { ...defaultPrinterProfile(58), textMode }
    return layoutTicket({ direction: 'ltr', blocks }, profile).lines.map(({ kind }) => kind)
  }
  expect(kinds('Cafe', 'ascii-text')).toEqual(['text'])
  expect(kinds('Cafe', 'raster')).toEqual(['raster'])
  for (const text of ['Café', 'مقهى', '☕', 'a\x1bb', 'a\x7fb']) expect(kinds(text, 'ascii-text')).toEqual(['raster'])
})

test('letters of a code page are the printer’s own where it has them, and what is not in it is drawn', () => {
  const western = { ...paper80, textMode: 'code-page', codePageSlot: 19 } as const
  const ticket = sampleTicket({ cafeName: 'Café Mañana', priceMinor: 500, currency: 'EUR', planName: '3 horas ½' })
  expectFaithful(ticket, western)
  const texts = (profile: PrinterProfile) =>
    layoutTicket(ticket, profile).lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []))
  expect(texts(western).join()).toMatch(/Café Mañana.*3 horas ½ +€5\.00/)
  expect(texts(paper80).join()).not.toMatch(/[^ -~]/)
  expect(print(layoutTicket(ticket, western), western).commands.filter(({ name }) => name === 'ESC t')).toHaveLength(1)
  const kindOf = (text: string) => {
    const block = { kind: 'text', text, align: 'start', size: 1, bold: false } as const
    return layoutTicket({ direction: 'ltr', blocks: [block] }, western).lines[0]?.kind
  }
  expect(kindOf('x ÿ €')).toBe('text')
  for (const odd of ['│', '\u00ad', '\u00a0', '´', '\x80', '\x9b', '☕', 'ğ', 'مقهى', 'e\u0301']) {
    expect(kindOf(`x${odd}x`)).toBe('raster')
  }
})

test('pictures are sent in slices of at most 255 rows', () => {
  const { commands } = print(layoutTicket(sampleTicket(), paper80), paper80)
  const rows = commands
    .filter(({ name }) => name === 'GS v')
    .map(({ bytes }) => (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0))
  expect(Math.max(...rows)).toBe(255)
})

const COMMAND = 'a\x1bp\x00\x19\x19b'

test('the encoder itself refuses a line with a command in it, should a layout ever let one through', () => {
  const line = { kind: 'text', text: COMMAND, align: 'left', size: 1, bold: false, inverse: false } as const
  expect(() => print({ widthDots: 384, lines: [line] }, paper58)).toThrow(RangeError)
})

test('sabotage: a command among the bytes is seen by this harness', () => {
  const { commands } = read(Buffer.from(COMMAND, 'latin1'), paper58)
  expect(commands.map(({ name }) => name)).toContain('ESC p')
})
