import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../store/open.ts'
import { EntryMarks, firstDifference, INDEXED, markOf } from './marks.ts'

test('every index of the journal is compared', () => {
  const { $client } = openDatabase(':memory:')
  const indexes = $client.prepare("select name from sqlite_schema where type = 'index' and tbl_name = 'journal'")
  expect(new Set(INDEXED.map(({ index }) => index))).toEqual(new Set(indexes.pluck().all()))
  for (const { index, column } of INDEXED) {
    const [first] = $client.pragma(`index_info('${index}')`) as { name: string }[]
    expect([index, first?.name]).toEqual([index, column])
  }
})

test('a value has the same mark read here and read by SQLite', () => {
  const database = new Database(':memory:')
  const read = database.prepare("select iif(json_valid(body), body ->> '$.at', null) from (select ? as body)").pluck()
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'a', '\0', '\ufffd') }),
  )
  fc.assert(
    fc.property(fc.oneof(texts, fc.maxSafeInteger(), fc.constant(null)), fc.integer(), (at, seed) => {
      expect(markOf(read.get(JSON.stringify({ at })), seed)).toBe(markOf(at, seed))
    }),
  )
})

test('two values have different marks, and a mark is never none', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer(), (one, other, seed) => {
      fc.pre(one !== other)
      expect(markOf(one, seed)).not.toBe(markOf(other, seed))
      expect(markOf(one, seed)).toBeGreaterThan(0)
    }),
  )
  expect(markOf('1', 0)).not.toBe(markOf(1, 0))
  expect(markOf('null', 0)).not.toBe(markOf(null, 0))
})

test('the entry that differs is named, among more than fit at first', () => {
  const [some, others] = [new EntryMarks(1), new EntryMarks(1)]
  for (let seq = 1; seq <= 10_000; seq++) {
    some.add(seq, { at: seq, by: { id: 'a' } })
    others.add(seq, { at: seq, by: { id: seq === 9_000 ? 'b' : 'a' } })
  }
  expect(firstDifference(some.lists, others.lists, 10_000)).toBe(9_000)
  expect(firstDifference(some.lists, others.lists, 8_999)).toBeNull()
})
