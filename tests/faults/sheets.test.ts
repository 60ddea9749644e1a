/**
 * A thousand slips on paper: rendered by poppler, cut apart, and each QR code read by zbar.
 *
 * Needs `pdftoppm` and `zbarimg` (Debian: poppler-utils, zbar-tools). Without them it says so, and nothing is proven; the
 * PDF's own drawing is read in `sheet-pdf.test.ts` everywhere. `SLIPS` changes how many there are.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ThreadSheetDesk } from '../../src/backend/sheets/sheet-desk.ts'
import { pagesFor, placesOf } from '../../src/core/sheet.ts'
import { temporaryFolder } from '../support/folder.ts'
import { codeNumber } from '../support/paper-codes.ts'
import { loginOf, slipNumber } from '../support/sheet-slips.ts'

const SLIPS = Number(process.env.SLIPS ?? 1_000)
const DPI = 300

const has = (tool: string, flag: string): boolean => {
  try {
    execFileSync(tool, [flag], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const canRead = has('pdftoppm', '-v') && has('zbarimg', '--version')
if (!canRead) console.warn('NOT PROVEN: pdftoppm or zbarimg is not here, so no sheet was rendered and read.')

test.skipIf(!canRead).each([
  ['a4', 4, 6],
  ['letter', 3, 8],
  ['a4', 6, 12],
] as const)('every QR code of %s in %d × %d decodes to its own login address', async (paper, columns, rows) => {
  const folder = temporaryFolder()
  const look = { paper, columns, rows, cutMarks: 'lines', title: 'Batch', logo: undefined } as const
  const contents = Array.from({ length: SLIPS }, (_, n) => slipNumber(n))
  const { bytes } = await new ThreadSheetDesk().make({
    task: { task: 'pdf', look },
    contents,
    onProgress: () => {},
    signal: new AbortController().signal,
  })
  const file = join(folder.path, 'sheet.pdf')
  writeFileSync(file, bytes)
  const read: (readonly string[])[] = []
  for (let page = 0; page < pagesFor(SLIPS, look); page++) read.push(...readPage(folder.path, file, page, look))
  expect(read.slice(0, SLIPS)).toEqual(Array.from({ length: SLIPS }, (_, n) => [loginOf(codeNumber(n))]))
  expect(read.slice(SLIPS).flat()).toEqual([])
  folder.remove()
})

type Look = Parameters<typeof placesOf>[0]

/** What stands in each cell of a page. */
function readPage(folder: string, file: string, page: number, look: Look): string[][] {
  const number = String(page + 1)
  execFileSync('pdftoppm', [
    '-gray',
    '-r',
    String(DPI),
    '-f',
    number,
    '-l',
    number,
    '-singlefile',
    file,
    join(folder, 'page'),
  ])
  const picture = readPicture(join(folder, 'page.pgm'))
  const { left, top, slipWidth, slipHeight } = placesOf(look)
  const dots = (mm: number) => Math.round((mm / 25.4) * DPI)
  const cells = Array.from({ length: look.columns * look.rows }, (_, n) => {
    const x = dots(left + (n % look.columns) * slipWidth)
    const y = dots(top + Math.floor(n / look.columns) * slipHeight)
    const name = join(folder, `cell-${n}.pgm`)
    writeFileSync(name, crop(picture, x, y, dots(slipWidth), dots(slipHeight)))
    return name
  })
  return readCodes(cells)
}

interface Picture {
  readonly width: number
  readonly dots: Buffer
}

/** `P5 1654 2339 255`, then a byte for each dot. */
function readPicture(file: string): Picture {
  const bytes = readFileSync(file)
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64))
  if (!head) throw new Error('pdftoppm made no grey picture')
  return { width: Number(head[1]), dots: bytes.subarray(head[0].length) }
}

function crop({ width, dots }: Picture, x: number, y: number, columns: number, rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, row) => {
    const start = (y + row) * width + x
    return dots.subarray(start, start + columns)
  })
  return Buffer.concat([Buffer.from(`P5\n${columns} ${rows}\n255\n`), ...lines])
}

/** What each of the pictures says; zbar leaves out those in which it finds nothing. */
function readCodes(files: readonly string[]): string[][] {
  const xml = runZbar(files)
  const found = new Map<string, string[]>()
  for (const [, source = '', body = ''] of xml.matchAll(/<source href='([^']*)'>([\s\S]*?)<\/source>/g)) {
    const codes = [...body.matchAll(/<data><!\[CDATA\[([\s\S]*?)\]\]><\/data>/g)].map(([, data = '']) => data)
    found.set(source, codes)
  }
  return files.map((file) => found.get(file) ?? [])
}

/** Ends with 4 when there was a picture without a code. */
function runZbar(files: readonly string[]): string {
  try {
    return execFileSync('zbarimg', ['-q', '--xml', ...files], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 4 && 'stdout' in error)
      return String(error.stdout)
    throw error
  }
}
