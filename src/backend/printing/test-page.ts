/**
 * The page that a printer's test prints: a person reads off it what the printer itself cannot tell.
 *
 * How many dots and characters fit across the paper, under which number it has the letters of Western Europe, whether a
 * QR code can be scanned, and where the paper is cut.
 */
import type { TextBlock, TicketBlock } from '../../core/ticket/document.ts'
import { en } from '../../core/ticket/languages/en.ts'
import { cleanTicketText } from '../../core/ticket/text.ts'
import { encodeTicket } from './encode.ts'
import { type LayoutLine, layoutTicket, type TextLine } from './layout.ts'
import type { PrinterProfile } from './profile.ts'
import { drawRuler } from './ruler.ts'

/** Numbers under which makers have code page 858 or, without the euro sign, its older sister 850; the likeliest first. */
const CODE_PAGE_SLOTS = [19, 2, 4, 53, 14, 6, 31] as const
const LETTERS = 'é ñ ç ü ã €'

/** Characters of font A across the paper, as printers have them. */
const COLUMNS = { 58: [30, 32, 35, 42], 80: [40, 42, 44, 48, 53] } as const

/** Past the usual edge of the paper, so that the ruler's end is the printer's. */
const RULER_DOTS = { 58: 448, 80: 640 } as const
const WIDEST_DOTS = 832

/** The bytes of the test page. */
export function encodeTestPage(printerName: string, profile: PrinterProfile): Uint8Array {
  // Letters beyond ASCII are what is being tried: nothing else on the page may depend on them.
  const plain = { ...profile, textMode: profile.textMode === 'raster' ? 'raster' : 'ascii-text' } as const
  const write = (...blocks: TicketBlock[]) => layoutTicket({ direction: 'ltr', blocks }, plain).lines
  const usual = RULER_DOTS[profile.paperMm]
  const lines: LayoutLine[] = [
    ...write(...head(printerName)),
    ...write(...step('1', 'Dots: the last number on the ruler.')),
    { kind: 'raster', bitmap: drawRuler(profile.dots > usual ? WIDEST_DOTS : usual) },
    ...write(...step('2', 'Columns: the longest line that stayed in one piece.')),
    ...COLUMNS[profile.paperMm].map((columns) => ownText(columnsLine(columns))),
    ...write(...step('3', `Letters: the number before\n   ${LETTERS}`)),
    ...CODE_PAGE_SLOTS.map((slot) => ({ ...ownText(`${String(slot).padStart(3)}:  ${LETTERS}`), codePageSlot: slot })),
    ...write(...step('4', 'The code below reads TELLER when it is scanned.')),
    ...write({ kind: 'qr', data: 'TELLER' }),
    ...write({ kind: 'rule' }, words(profile.cut ? 'The paper is cut below.' : 'Tear the paper off below.', 'center')),
  ]
  return encodeTicket({ widthDots: profile.dots, lines }, plain)
}

function head(printerName: string): TicketBlock[] {
  return [
    { kind: 'mark', text: en.test },
    { kind: 'space', dots: 8 },
    { kind: 'text', text: cleanTicketText(printerName), align: 'center', size: 2, bold: true },
  ]
}

function step(number: string, text: string): TicketBlock[] {
  return [{ kind: 'rule' }, words(`${number}. ${text}`, 'start'), { kind: 'space', dots: 4 }]
}

function words(text: string, align: TextBlock['align']): TextBlock {
  return { kind: 'text', text, align, size: 1, bold: align === 'start' }
}

/** In the printer's own characters, whatever it is set up for: it is the printer that is being looked at. */
function ownText(text: string): TextLine {
  return { kind: 'text', text, align: 'left', size: 1, bold: false, inverse: false }
}

/** `32 ------ 32`, exactly as many characters as it says. */
function columnsLine(columns: number): string {
  const number = String(columns)
  return `${number} ${'-'.repeat(columns - 2 * number.length - 2)} ${number}`
}
