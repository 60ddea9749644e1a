import { expect, test } from 'vitest'
import { detailsInWords, words } from './details-in-words.ts'

test.each([
  [{ before: { name: 'Ana' }, after: { name: 'Anna' } }, 'name from Ana to Anna'],
  [{ after: { mustChangePassword: true, locations: [] } }, 'must change password: yes; locations: –'],
  [{ before: { limit: 5 }, after: { limit: null } }, 'limit from 5 to –'],
  [{ before: { limit: 5 } }, 'limit from 5 to –'],
  [
    { totalMinor: 150, codes: ['K1', 'K2'], plan: { name: '1 hour' } },
    'total minor: 150; codes: K1, K2; plan: (name: 1 hour)',
  ],
  [{}, ''],
  ['no JSON', 'no JSON'],
])('%j is said as %s', (data, said) => {
  expect(detailsInWords(data)).toBe(said)
})

test.each([
  ['sale.made', 'sale · made'],
  ['person.sign_in_failed', 'person · sign in failed'],
  ['refundLimitMinor', 'refund limit minor'],
])('%s is %s', (name, said) => expect(words(name)).toBe(said))

test('texts are shown as the caller wants', () => {
  expect(detailsInWords({ before: { name: 'a' }, after: { name: 'b' } }, (text) => `<${text}>`)).toBe(
    'name from <a> to <b>',
  )
})
