import { expect, test } from 'vitest'
import type { AuditEntry } from '../../../contract/audit.ts'
import { JOURNAL_KINDS, type JournalKind } from '../../../core/journal.ts'
import { startTexts } from '../../text/i18n.ts'
import { changesIn, factsIn } from './entry-facts.ts'
import { sentenceOf } from './entry-sentence.ts'

const { t } = startTexts()
const words = { t, currency: 'EUR', locationNames: new Map([['l1', 'Baobab']]) }
const entryOf = (kind: JournalKind, data: AuditEntry['data'], name = 'Ana'): AuditEntry => ({
  seq: 1,
  at: 0,
  local: null,
  kind,
  by: { id: 'm', name: 'Musa' },
  approvedBy: null,
  subject: { type: 'person', id: 'a', name },
  counterId: 'c',
  data,
  hash: 'abc',
})

test.each([
  ['sale.made', { quantity: 2, planName: '1 hour', totalMinor: 200, currency: 'EUR' }, 'Sold 2 × 1 hour for €2.00'],
  ['sale.refunded', { amountMinor: 500, currency: 'KES', reason: 'Sold twice' }, 'Gave KES 5.00 back: Sold twice'],
  ['approval.given', { amountMinor: 200, currency: 'EUR', for: 'Ana' }, 'Approved for Ana: Giving money back, €2.00'],
  ['person.created', { role: 'staff' }, 'Added Ana as Cashier'],
  ['person.locked_out', { waitMs: 30_000 }, 'Too many wrong tries for Ana, who has to wait 30 seconds'],
  ['call.refused', { path: 'people.list' }, 'Was refused: People'],
  ['call.refused', { path: '__proto__' }, 'Was refused: __proto__'],
  ['journal.verified', { entries: 1234, problem: null }, 'Verified the journal, 1,234 entries: all as written'],
  ['token.extended', { planName: 'Day', reason: 'Power cut' }, 'Put more on a code of Day: Power cut'],
  ['router.retried', { count: 12 }, 'Had codes tried again on Ana: 12'],
  [
    'router.differences_settled',
    { count: 3, differences: 'missing', answer: 'put_back' },
    'Answered differences on Ana: 3 as sold again',
  ],
  ['router.fixed', { check: 'zone', done: 1 }, 'Had the doctor fix the router Ana: Time zone'],
  ['router.canary_run', {}, 'Tested the router Ana with a code'],
  ['journal.exported', { entries: 3, format: 'csv' }, 'Saved 3 entries as CSV'],
] as const)('%s is said in a sentence', (kind, data, sentence) => {
  expect(sentenceOf(entryOf(kind, data), words).replaceAll('\u00a0', ' ')).toBe(sentence)
})

const NONSENSE: readonly AuditEntry['data'][] = [
  {},
  {
    amountMinor: 'much',
    totalMinor: 1e300,
    currency: 'nope',
    quantity: null,
    reason: 7,
    path: {},
    role: 'constructor',
  },
  { before: 3, after: [], waitMs: 'long', entries: {}, problem: [], tokens: [null, 1, { a: {} }], format: false },
  { before: { a: { b: [1] } }, after: null, toString: 'x', reason: '{{amount}} $t(app.name)' },
]

test.each(JOURNAL_KINDS)('an entry of kind %s is readable whatever its facts are', (kind) => {
  for (const data of NONSENSE) {
    const entry = entryOf(kind, data)
    const all = [sentenceOf(entry, words), ...factsIn(entry, words).flatMap(({ name, value }) => [name, value])]
    for (const { name, before, after } of changesIn(entry, words)) all.push(name, before, after)
    expect(all.every((text) => typeof text === 'string' && text !== '')).toBe(true)
  }
})

test('names that people typed are shown as they are, and never taken for our own words', () => {
  const name = '{{subject}} $t(app.name) <b>'
  expect(sentenceOf(entryOf('person.disabled', {}, name), words)).toBe(`Disabled ${name}`)
})

test('a change is told field by field, before and after', () => {
  const data = {
    before: { role: 'staff', refundLimitMinor: 0, locationIds: [] },
    after: { role: 'manager', refundLimitMinor: null, locationIds: ['l1', 'l2'] },
  }
  expect(changesIn(entryOf('person.changed', data), words)).toEqual([
    { key: 'role', name: 'Role', before: 'Cashier', after: 'Manager' },
    { key: 'refundLimitMinor', name: 'Refund limit', before: '€0.00', after: 'No limit' },
    { key: 'locationIds', name: 'Locations', before: 'None', after: 'Baobab, l2' },
  ])
  expect(factsIn(entryOf('person.changed', data), words)).toEqual([])
})

test('a new thing has nothing before', () => {
  const changes = changesIn(entryOf('location.saved', { after: { name: 'Baobab' } }), words)
  expect(changes).toEqual([{ key: 'name', name: 'Name', before: 'None', after: 'Baobab' }])
})

test('codes in the facts are said in words', () => {
  const values = (kind: JournalKind, data: AuditEntry['data']) =>
    factsIn(entryOf(kind, data), words).map(({ value }) => value)
  expect(values('person.signed_out', { reason: 'switched' })).toEqual(['somebody else signed in'])
  expect(values('call.refused', { reason: 'not_allowed' })).toEqual(['the role does not include it'])
  expect(values('sale.refunded', { reason: 'switched' })).toEqual(['switched'])
  expect(values('token.extended', { seconds: 5_400, bytes: 2e9 })).toEqual(['1 hour 30 minutes', '2 GB'])
  expect(values('router.differences_settled', { differences: 'added' })).toEqual(['Made by hand'])
  expect(values('router.fixed', { check: 'ntp', commands: ['/a b=c', '/d'], refusal: null })).toEqual([
    'Time from the network',
    '/a b=c, /d',
    'None',
  ])
  expect(values('router.canary_run', { found: ['record_kept', 'removed'] })).toEqual(['kept as sold, removed'])
  const prepared = { host: '192.168.88.1', done: ['group', 'api_ssl'], problem: 'other_certificate' }
  expect(values('router.prepared', prepared)).toEqual([
    '192.168.88.1',
    'group, encrypted service',
    expect.stringContaining('another certificate'),
  ])
  expect(values('sale.made', { tokens: [{ id: 'x', codeEnding: '7kqm' }] })).toEqual(['7kqm'])
})
