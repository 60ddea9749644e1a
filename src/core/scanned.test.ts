import { expect, test } from 'vitest'
import { isLoginAddress, scannedCode } from './scanned.ts'
import { hotspotLoginUrl } from './ticket/login-url.ts'

const code = '7kqmx4p2d'

test('a code is read as people type it and as scanners read it', () => {
  expect(scannedCode(' 7KQ mx4-p2d ')).toBe(code)
  expect(scannedCode(hotspotLoginUrl({ host: 'wifi.example', username: code, password: code }))).toBe(code)
  expect(scannedCode(hotspotLoginUrl({ host: '10.5.50.1:8080', username: code, password: 'other' }))).toBe(code)
})

test('a scanner that is set to another keyboard is still understood', () => {
  expect(scannedCode('httpÖ--wifi.example-login_username´7kqmx4p2d/password´7kqmx4p2d')).toBe(code)
})

test.each(['', ' ', 'abc', 'Ana Bell, room 4!', 'http://wifi.example/', '%', 'a'.repeat(500)])(
  '“%s” is no code',
  (text) => {
    expect(scannedCode(text)).toBeUndefined()
  },
)

test('only a login address is told from what hands type', () => {
  expect(isLoginAddress(`http://w/login?username=${code}&password=x`)).toBe(true)
  expect(isLoginAddress(code)).toBe(false)
})
