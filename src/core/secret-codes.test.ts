import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawFirstPassword, drawRecoveryCode, normaliseSecretCode } from './secret-codes.ts'

test('codes come in groups without look-alikes', () => {
  for (let n = 0; n < 200; n++) {
    expect(drawFirstPassword(randomInt)).toMatch(/^[2-9a-hjkmnp-z]{4}(-[2-9a-hjkmnp-z]{4}){2}$/)
    expect(drawRecoveryCode(randomInt)).toMatch(/^[2-9a-hjkmnp-z]{5}(-[2-9a-hjkmnp-z]{5}){4}$/)
  }
})

test('case, spaces and dashes do not matter when a code is typed', () => {
  const code = drawRecoveryCode(randomInt)
  expect(normaliseSecretCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(normaliseSecretCode(code))
})
