/** Lifetimes: a version nobody asked must behave like the one that changed last before it. */
import { expect, test } from 'vitest'
import { compareVersions, token } from './router-lifetimes.ts'

const versions = ['7.9.2', '7.11.3', '7.21.2', '7.21.3', '7.21.5', '7.22beta1', '7.22rc1', '7.22']
const among = (...present: string[]) =>
  token(
    'name',
    versions,
    versions.map((version) => present.includes(version)),
  )

const from = (first: string, until = '') => {
  const end = until === '' ? versions.length : versions.indexOf(until)
  return versions.slice(versions.indexOf(first), end)
}

test.each([
  ['what was always there has no lifetime', versions, 'name'],
  ['what a minor release shows first came with that minor', from('7.11.3'), 'name@7.11-'],
  ['what a patch shows first came with that patch', from('7.21.3'), 'name@7.21.3-'],
  ['what only one version shows ends where the next begins', ['7.21.2'], 'name@7.21-7.21.3'],
  ['what the first test version shows came with its minor', from('7.22beta1'), 'name@7.22-'],
  ['what came between two test versions came with the later', from('7.22rc1'), 'name@7.22rc1-'],
  ['what a test version lost is gone from its release', from('7.9.2', '7.22rc1'), 'name@-7.22rc1'],
])('%s', (_, present, expected) => {
  expect(among(...present)).toBe(expected)
})

test('what version 6 lacks is said although the oldest version asked has it', () => {
  expect(
    token(
      'name',
      versions,
      versions.map(() => true),
      '7.0',
    ),
  ).toBe('name@7.0-')
})

test('what goes and comes back is refused rather than misstated', () => {
  expect(() => among('7.9.2', '7.21.5')).toThrow('came back')
})

test('versions are ordered by numbers, not by letters, and a test version before its release', () => {
  const ordered = ['6.49.10', '7.9', '7.10.2', '7.21', '7.21.3', '7.22beta4', '7.22rc2', '7.22rc11', '7.22', '7.22.1']
  expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered)
})
