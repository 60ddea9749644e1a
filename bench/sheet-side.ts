/** A process that makes one sheet, and tells how: as Teller does, or with a PNG for each QR code. */
import '../src/backend/short-pauses.ts'
import { readFileSync } from 'node:fs'
import type { TicketDocument } from '../src/core/ticket/document.ts'
import { slipNumber } from '../tests/support/sheet-slips.ts'

export interface SheetRun {
  readonly durationMs: number
  readonly bytes: number
  readonly residentBytes: number
}

const GRID = { paper: 'a4', columns: 4, rows: 6 } as const

function* slipsOf(count: number): Generator<TicketDocument> {
  for (let n = 0; n < count; n++) yield slipNumber(n)
}

/** What the thread does, from composing the slips to the bytes. */
async function ours(count: number): Promise<number> {
  const { SheetPdf } = await import('../src/backend/sheets/sheet-pdf.ts')
  const pdf = new SheetPdf({ ...GRID, cutMarks: 'lines', title: 'Batch', logo: undefined })
  for (const slip of slipsOf(count)) pdf.add(slip)
  const { bytes } = await pdf.finish()
  return bytes.length
}

/** The same blocks on the same grid, drawn one by one; built-in fonts, which is in its favour. */
async function naive(count: number): Promise<number> {
  const [{ default: PDFDocument }, { toBuffer }] = await Promise.all([import('pdfkit'), import('qrcode')])
  const document = new PDFDocument({ autoFirstPage: false, margin: 0, size: 'A4' })
  let bytes = 0
  document.on('data', (piece: Buffer) => {
    bytes += piece.length
  })
  const ended = new Promise((resolve) => document.on('end', resolve))
  const [width, height] = [595 / GRID.columns, 842 / GRID.rows]
  let n = 0
  for (const slip of slipsOf(count)) {
    const place = n % (GRID.columns * GRID.rows)
    if (place === 0) document.addPage()
    n += 1
    const [x, y] = [(place % GRID.columns) * width + 8, Math.floor(place / GRID.columns) * height + 8]
    document.rect(x - 8, y - 8, width, height).stroke()
    let line = 0
    for (const block of slip.blocks) {
      const at = y + 9 * line
      if (block.kind === 'text') document.fontSize(7).text(block.text, x, at, { lineBreak: false })
      if (block.kind === 'pair')
        document.fontSize(7).text(`${block.label}  ${block.value}`, x, at, { lineBreak: false })
      if (block.kind === 'code') document.fontSize(9).text(block.groups.join(' '), x, at, { lineBreak: false })
      if (block.kind === 'qr') document.image(await toBuffer(block.data, { width: 300 }), x + 70, y + 40, { width: 60 })
      else line += 1
    }
  }
  document.end()
  await ended
  return bytes
}

/** On Linux `maxRSS` begins with what the parent had when it started this process; the kernel's own mark does not. */
function peakResidentBytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1_024
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  if (peak === undefined) throw new Error('the kernel does not tell the peak of this process')
  return Number(peak) * 1_024
}

const [way = 'ours', slips = '1000'] = process.argv.slice(2)
const start = performance.now()
const bytes = await (way === 'naive' ? naive : ours)(Number(slips))
const durationMs = performance.now() - start
const said: SheetRun = { durationMs, bytes, residentBytes: peakResidentBytes() }
console.log(JSON.stringify(said))
