import { expect, test } from 'vitest'
import { isEasyPassword, isEasyPin } from './chosen-secrets.ts'

test.each(['0000', '11111111', '1234', '4321', '56789', '98765432'])('%s is no PIN', (pin) => {
  expect(isEasyPin(pin)).toBe(true)
})

test.each(['4711', '1357', '1212', '0042'])('%s may be a PIN', (pin) => expect(isEasyPin(pin)).toBe(false))

test.each(['password', 'Password1', '123qwerty!', 'MikroTik2026', 'aaaaaaaa', '12345678', 'abcdefgh'])(
  '%s is no password',
  (password) => expect(isEasyPassword(password)).toBe(true),
)

test.each(['korogocho-7', 'my own words', 'كلمة السر الطويلة', 'tr0ub4dor&3'])('%s may be a password', (password) => {
  expect(isEasyPassword(password)).toBe(false)
})
