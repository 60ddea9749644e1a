/**
 * A batch as a workbook for Excel and LibreOffice (ECMA-376, SpreadsheetML).
 *
 * A workbook, not a CSV of cells like `="7e5"`: here a code is text by its type, so that neither program makes 700000 out of
 * it, cuts its zeros or calculates it, and nobody is asked about separators and encodings. LibreOffice would show the
 * other as formulas, and ask.
 */
import { BATCH_COLUMNS, type BatchRow, type Cell } from '../../core/batch-table.ts'
import { zip } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Styles by their number: plain, bold for the head, and text (`@`), so that a corrected code stays text too. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`
const [BOLD, TEXT] = [1, 2]

export function batchXlsx(rows: readonly BatchRow[], title: string): Uint8Array {
  return zip([
    file(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`,
    ),
    file(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    file(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${tabName(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    file('xl/styles.xml', STYLES),
    file('xl/worksheets/sheet1.xml', sheet(rows)),
  ])
}

const file = (name: string, xml: string) => ({ name, bytes: Buffer.from(HEAD + xml) })

function sheet(rows: readonly BatchRow[]): string {
  const columns = BATCH_COLUMNS.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const frozen =
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
  const head = line(BATCH_COLUMNS.map(({ title }) => cellXml(title, BOLD)))
  const body = rows.map((row) => line(BATCH_COLUMNS.map(({ cell }) => cellXml(cell(row), TEXT))))
  return `<worksheet xmlns="${MAIN}"><sheetViews>${frozen}</sheetViews><cols>${columns.join('')}</cols><sheetData>${head}${body.join('')}</sheetData></worksheet>`
}

const line = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`

function cellXml(cell: Cell, style: number): string {
  if (typeof cell !== 'string') return `<c><v>${cell.number}</v></c>`
  if (cell === '') return '<c/>'
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot hold at all becomes the sign for that; `_x0041_` would be read as a letter and is written apart. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

/** At most 31 characters, of which some are not allowed. */
function tabName(title: string): string {
  const name = title.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31)
  return escaped(name.trim() === '' ? 'Batch' : name)
}
