import { expect, test } from 'vitest'
import type { AuditEntry } from '../../../contract/audit.ts'
import { byDay } from './by-day.ts'

const entryAt = (seq: number, at: number, kind: AuditEntry['kind'] = 'sale.made'): AuditEntry => ({
  seq,
  at,
  kind,
  local: null,
  by: null,
  approvedBy: null,
  subject: null,
  counterId: 'c',
  data: {},
  hash: '',
})
const titleOf = (at: number) => `day ${Math.floor(at / 10)}`
const shape = (entries: AuditEntry[]) =>
  byDay(entries, titleOf).map(({ title, entries: of }) => [title, ...of.map(({ seq }) => seq)])

test('entries stand under their days, newest first', () => {
  expect(shape([entryAt(4, 25), entryAt(3, 21), entryAt(2, 12)])).toEqual([
    ['day 2', 4, 3],
    ['day 1', 2],
  ])
})

test('an entry without a readable time stays where it was found', () => {
  expect(shape([entryAt(3, 21), entryAt(2, 0, 'journal.unreadable'), entryAt(1, 20)])).toEqual([['day 2', 3, 2, 1]])
})

test('a clock that was set back makes a day come twice, and loses nothing', () => {
  expect(shape([entryAt(3, 21), entryAt(2, 35), entryAt(1, 22)])).toEqual([
    ['day 2', 3],
    ['day 3', 2],
    ['day 2', 1],
  ])
})
