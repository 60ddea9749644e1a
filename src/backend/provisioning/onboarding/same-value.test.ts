import { describe, expect, it } from 'vitest'
import { sameValue, shows } from './same-value.ts'

describe('what was asked and what is shown', () => {
  it.each([
    ['disabled', 'no', 'false'],
    ['disabled', 'no', undefined],
    ['certificate', 'none', undefined],
    ['dns-name', '', undefined],
    ['policy', 'read,write,api', 'write,read,api,!ftp,!policy,!sensitive'],
    ['login-by', 'cookie,http-pap', 'http-pap,cookie'],
    ['lease-time', '1h', '1h'],
    ['lease-time', '60m', '1h'],
    ['address', '192.168.88.20', '192.168.88.20/32'],
  ])('%s: “%s” is “%s”', (name, wanted, shown) => {
    expect(sameValue(name, wanted, shown)).toBe(true)
  })

  it.each([
    ['disabled', 'no', 'true'],
    ['disabled', 'yes', undefined],
    ['policy', 'read,write', 'read,write,ftp,!policy'],
    ['policy', 'read,write', 'read,!write'],
    ['login-by', 'cookie', 'cookie,http-pap'],
    ['lease-time', '1h', '10m'],
    ['address', '192.168.88.20', '192.168.88.0/24'],
    ['name', 'teller', 'teller2'],
  ])('%s: “%s” is not “%s”', (name, wanted, shown) => {
    expect(sameValue(name, wanted, shown)).toBe(false)
  })

  it('a secret is not looked at', () => {
    expect(shows({ name: 'a' }, { name: 'a', password: 'x' })).toBe(true)
  })
})
