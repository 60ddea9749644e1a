import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hotspotLoginUrl } from './login-url.ts'

test('the login address is the one the hotspot servlet takes', () => {
  const url = hotspotLoginUrl({ host: 'wifi.cafe', username: '7kqmx4p2d', password: '7kqmx4p2d' })
  expect(url).toBe('http://wifi.cafe/login?username=7kqmx4p2d&password=7kqmx4p2d')
})

test('credentials come back exactly, whatever characters they have', () => {
  const credential = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(credential, credential, (username, password) => {
      const url = new URL(hotspotLoginUrl({ host: 'wifi.cafe', username, password }))
      expect([url.searchParams.get('username'), url.searchParams.get('password')]).toEqual([username, password])
      expect([...url.searchParams.keys()]).toEqual(['username', 'password'])
    }),
  )
})
