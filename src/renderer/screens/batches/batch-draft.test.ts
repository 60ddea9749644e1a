import { expect, test } from 'vitest'
import { readCode } from '../../../core/codes.ts'
import { checkDraft, newDraft, previewOf, withAlphabet } from './batch-draft.ts'

const draft = { ...newDraft(undefined), planId: '0192f0c1-7e67-7d14-8d7a-000000000001' }

test('codes of digits get more of them, and letters give them back', () => {
  const digits = withAlphabet(draft, 'digits')
  expect(digits.codeLength).toBe(9)
  expect(withAlphabet(digits, 'digits')).toBe(digits)
  expect(withAlphabet(digits, 'mixed').codeLength).toBe(6)
})

test('a length that so many codes would fill is told before it is sent', () => {
  const short = { ...draft, codeLength: 4, alphabet: 'digits' as const, quantity: '101' }
  expect(checkDraft(short)).toEqual({ ok: false, problems: { codeLength: 'too_short' } })
  expect(checkDraft({ ...short, quantity: '100' }).ok).toBe(true)
  expect(checkDraft({ ...draft, quantity: '10001' })).toEqual({ ok: false, problems: { quantity: 'too_large' } })
})

test('the example is a right code of that shape', () => {
  const { groups, characters, prefix } = previewOf({ ...draft, prefix: 'Bar-1' }, '7k')
  const code = groups.join('')
  expect(prefix).toBe('bar')
  expect(code.startsWith('7kbar')).toBe(true)
  expect(code).toHaveLength(characters)
  expect(readCode(code).ok).toBe(true)
})
