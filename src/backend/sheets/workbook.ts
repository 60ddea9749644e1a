/**
 * The parts of a workbook for Excel and LibreOffice (ECMA-376, SpreadsheetML).
 *
 * A workbook, not a CSV of cells like `="7e5"`: here a code is text by its type, so that neither program makes 700000 out of
 * it, cuts its zeros or calculates it, and nobody is asked about separators and encodings. LibreOffice would show the
 * other as formulas, and ask.
 */
import type { Cell, Column } from '../../core/table.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The most rows that a sheet holds, the head included. */
export const MOST_SHEET_ROWS = 1_048_576

/** Styles by their number: plain, bold for the head, and text (`@`), so that a corrected code stays text too. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`
const [BOLD, TEXT] = [1, 2]

interface Part {
  readonly name: string
  readonly xml: string
}

/** All parts but the sheets themselves, which are `sheetName(1)` and so on, under these titles. */
export function workbookParts(titles: readonly string[]): Part[] {
  const sheets = titles.map((title, at) => ({ n: at + 1, title: tabName(title) }))
  const types = sheets.map(
    ({ n }) => `<Override PartName="/${sheetName(n)}" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  )
  const tabs = sheets.map(({ n, title }) => `<sheet name="${title}" sheetId="${n}" r:id="rId${n}"/>`)
  const links = sheets.map(
    ({ n }) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  const styles = sheets.length + 1
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${types.join('')}<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${tabs.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}<Relationship Id="rId${styles}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part('xl/styles.xml', STYLES),
  ]
}

const part = (name: string, xml: string): Part => ({ name, xml: HEAD + xml })

export const sheetName = (n: number): string => `xl/worksheets/sheet${n}.xml`

/** What stands before a sheet's rows: the columns, and the head, which stays in sight. */
export function sheetHead(columns: readonly Column[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const frozen =
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
  const head = line(columns.map(({ title }) => cellXml(title, BOLD)))
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews>${frozen}</sheetViews><cols>${widths.join('')}</cols><sheetData>${head}`
}

export const SHEET_FOOT = '</sheetData></worksheet>'

export function rowXml(cells: readonly Cell[]): string {
  return line(cells.map((cell) => cellXml(cell, TEXT)))
}

const line = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`

function cellXml(cell: Cell, style: number): string {
  if (typeof cell !== 'string') return `<c><v>${cell.number}</v></c>`
  if (cell === '') return '<c/>'
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Most cells: nothing in them means anything to XML. */
const PLAIN = /^[\w .,:;+#/()'-]*$/

/** What XML cannot hold at all becomes the sign for that; `_x0041_` would be read as a letter and is written apart. */
function escaped(text: string): string {
  if (PLAIN.test(text) && !text.includes('_x')) return text
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

/** At most 31 characters, of which some are not allowed. */
function tabName(title: string): string {
  const name = title.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31)
  return escaped(name.trim() === '' ? 'Table' : name)
}
