import { expect, test } from 'vitest'
import { checkConfirmed, checkPasswordChange, checkPinChange, NO_PASSWORD, NO_PIN } from './account-draft.ts'

const problemsOf = (checked: { ok: boolean; problems?: unknown }) => checked.problems

test('empty forms say what is missing, field by field', () => {
  expect(problemsOf(checkPasswordChange(NO_PASSWORD))).toEqual({ current: 'required', next: 'too_short' })
  expect(problemsOf(checkPinChange(NO_PIN))).toEqual({ password: 'required', pin: 'too_short' })
  expect(problemsOf(checkConfirmed(''))).toEqual({ password: 'required' })
})

test('a slip in the second of two is told, whatever else is wrong', () => {
  const next = 'three blue doors'
  const typed = { current: 'old one', next, again: 'three blue door' }
  expect(problemsOf(checkPasswordChange(typed))).toEqual({ again: 'invalid' })
  expect(problemsOf(checkPasswordChange({ ...typed, current: '' }))).toEqual({ current: 'required', again: 'invalid' })
  expect(problemsOf(checkPinChange({ password: 'x', pin: '4711', pinAgain: '4712' }))).toEqual({ pinAgain: 'invalid' })
})

test('what is sent holds the password with its spaces and the PIN with its zeros, and nothing else', () => {
  const next = ' three blue doors '
  expect(checkPasswordChange({ current: ' old ', next, again: next })).toEqual({
    ok: true,
    value: { current: ' old ', next },
  })
  expect(checkPinChange({ password: 'x', pin: '0042', pinAgain: '0042' })).toEqual({
    ok: true,
    value: { password: 'x', pin: '0042' },
  })
})

test('the first guesses of a thief are refused before they are sent', () => {
  expect(problemsOf(checkPinChange({ password: 'x', pin: '1234', pinAgain: '1234' }))).toEqual({ pin: 'too_easy' })
})
