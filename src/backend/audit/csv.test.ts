import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, lineOf } from '../../core/csv.ts'
import { csvOf } from './csv.ts'
import { exportedEntry } from './exported-entry.ts'

/** A reader of RFC 4180, as strict as the RFC. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  let row: string[] = []
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) throw new Error('not RFC 4180')
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

const dangerous = fc.stringMatching(/^[\s\u200b]{0,3}[=+\-@＝＋－＠\t\r][^\n]{0,5}$/u)
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', ' ', '=', '-', '＝', 'a') }),
  dangerous,
)

test('what a reader gets is what went in, but for the guard against formulas', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 })), (rows) => {
      expect(parse(rows.map(lineOf).join(''))).toEqual(rows.map((row) => row.map(guarded)))
    }),
  )
})

test('no cell begins with what a spreadsheet calculates', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(guarded(text)).not.toMatch(/^[\t\r]|^\s*[=+\-@＝＋－＠]/u)
      expect([text, `'${text}`]).toContain(guarded(text))
    }),
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '  =1', '＝1', '\u00a0＋1', '\u200b=1', '\n=1'])(
  '%j is no formula any more',
  (text) => expect(guarded(text)).toBe(`'${text}`),
)

test.each(['Ana', '1 hour', 'a=b', "it's", '{"a":-1}', ''])('%j stays as it is', (text) => {
  expect(guarded(text)).toBe(text)
})

test('a table has a mark for Excel, a head, a line for each entry, and the whole hash', () => {
  const by = { id: 'p1', name: '=Ana' }
  const subject = { type: 'sale', id: 's1', name: '' }
  const body = JSON.stringify({
    v: 1,
    at: 0,
    local: '1970-01-01T03:00:00+03:00',
    kind: 'sale.made',
    by,
    subject,
    data: { n: 1 },
  })
  const { bytes, entries } = csvOf(
    [
      { seq: 1, body, hash: 'ab'.repeat(32) },
      { seq: 2, body: 'no JSON', hash: 'x' },
    ].map(exportedEntry),
  )
  const text = Buffer.from(bytes).toString('utf8')
  expect(entries).toBe(2)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head, first, second] = parse(text.slice(1))
  expect(head).toHaveLength(11)
  expect(first).toEqual([
    '1',
    '1970-01-01T00:00:00.000Z',
    '1970-01-01T03:00:00+03:00',
    'sale.made',
    "'=Ana",
    '',
    'sale',
    's1',
    '{"n":1}',
    '',
    'ab'.repeat(32),
  ])
  expect(second).toEqual(['2', '', '', 'journal.unreadable', '', '', '', '', 'no JSON', '', 'x'])
})
