import { expect, test } from 'vitest'
import { ERROR_CODES, FIELD_PROBLEMS, REASONS } from '../../core/errors.ts'
import { en } from './en.ts'
import { startTexts } from './i18n.ts'

const texts = startTexts()
const entries = (table: object, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : entries(value, `${path}${key}.`),
  )

test('every failure the backend can name has a sentence', () => {
  const keys = [
    ...ERROR_CODES.map((code) => `codes.${code}`),
    ...REASONS.map((reason) => `reasons.${reason}`),
    ...FIELD_PROBLEMS.map((problem) => `fields.${problem}`),
  ]
  expect(keys.filter((key) => !texts.exists(key))).toEqual([])
})

test('no text is empty, and none holds a name of our insides', () => {
  const odd = entries(en).filter(([, text]) => text.trim() === '' || /undefined|null|\w_\w/.test(text))
  expect(odd).toEqual([])
})

test('whatever is counted has a word for one and a word for many', () => {
  const keys = entries(en).map(([key]) => key)
  const lonely = keys.filter((key) => key.endsWith('_one') && !keys.includes(key.replace(/_one$/, '_other')))
  expect(lonely).toEqual([])
  expect(texts.t('sales.count', { count: 1 })).toBe('1 sale')
  expect(texts.t('sales.count', { count: 0 })).toBe('0 sales')
})

test('words of the contract with an underscore are keys, not contexts', () => {
  expect(texts.t('printerState.paper_out')).toBe('out of paper')
})

test('what people typed is shown as they typed it', () => {
  expect(texts.t('routers.saved', { name: '<b>Main</b> & co' })).toBe('Router <b>Main</b> & co is saved.')
})
