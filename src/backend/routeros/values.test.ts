import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProtocolError } from './errors.ts'
import {
  formatBoolean,
  formatDate,
  formatDuration,
  isSecretName,
  parseBoolean,
  parseCounter,
  parseCounterPair,
  parseDate,
  parseDurationSeconds,
  readSecret,
} from './values.ts'

describe('durations', () => {
  it.each([
    ['5h49m36s', 20_976],
    ['1d7h44m20s', 114_260],
    ['519w4d15h28m25s', 314_292_505],
    ['170ms', 0.17],
    ['01:22:53', 4_973],
    ['1w2d03:04:05', 788_645],
    ['1d 02:00:00', 93_600],
    ['90m', 5_400],
    ['5400', 5_400],
    ['0s', 0],
  ])('reads %s', (text, seconds) => {
    expect(parseDurationSeconds(text)).toBeCloseTo(seconds, 6)
  })

  it.each(['none', 'unlimited', ''])('reads "%s" as no duration at all', (text) => {
    expect(parseDurationSeconds(text)).toBeUndefined()
  })

  it.each(['1x', 'h', '1h2', '-5s', '1s1m', ' '])('does not guess at "%s"', (text) => {
    expect(() => parseDurationSeconds(text)).toThrow(ProtocolError)
  })

  it('reads back every length it writes, without zero parts', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 9 }), (seconds) => {
        const text = formatDuration(seconds)
        expect(parseDurationSeconds(text)).toBe(seconds)
        expect(text).toMatch(/^(0s|([1-9]\d*[wdhms])+)$/)
      }),
    )
  })

  it('refuses to round what a customer paid for', () => {
    expect(() => formatDuration(0.5)).toThrow(RangeError)
    expect(() => formatDuration(-1)).toThrow(RangeError)
  })
})

describe('booleans and counters', () => {
  it('reads both spellings and nothing else', () => {
    expect(['true', 'yes', 'false', 'no'].map(parseBoolean)).toEqual([true, true, false, false])
    expect(() => parseBoolean('')).toThrow(ProtocolError)
    expect([formatBoolean(true), formatBoolean(false)]).toEqual(['yes', 'no'])
  })

  it('never makes a counter of 64 bits negative, inexact or smaller', () => {
    expect(parseCounter('17536671')).toBe(17_536_671)
    expect(parseCounter('18446744073709551615')).toBe(Number.MAX_SAFE_INTEGER)
    expect(() => parseCounter('1e3')).toThrow(ProtocolError)
  })

  it('reads pairs of either separator', () => {
    expect(parseCounterPair('0/0')).toEqual([0, 0])
    expect(parseCounterPair('17536671,2966351')).toEqual([17_536_671, 2_966_351])
    expect(() => parseCounterPair('5')).toThrow(ProtocolError)
  })
})

describe('dates', () => {
  const evening = { year: 2026, month: 11, day: 3, hour: 19, minute: 5, second: 9 }

  it('reads and writes the styles before and from 7.10', () => {
    expect(formatDate(evening, 'named')).toBe('nov/03/2026 19:05:09')
    expect(formatDate(evening, 'iso')).toBe('2026-11-03 19:05:09')
    expect(parseDate('nov/03/2026 19:05:09')).toEqual(evening)
    expect(parseDate('2026-11-03 19:05:09')).toEqual(evening)
    expect(parseDate('Nov/03/2026')).toEqual({ ...evening, hour: 0, minute: 0, second: 0 })
  })

  it.each(['xyz/03/2026', '2026-02-31', '2026-13-01', '2026-11-03 25:00:00', '', '11/03/2026'])(
    'refuses %s, which is on no calendar',
    (text) => {
      expect(() => parseDate(text)).toThrow(ProtocolError)
    },
  )
})

describe('hidden secrets', () => {
  it('takes stars for what they stand for, never for the password', () => {
    expect(readSecret('*****')).toBeUndefined()
    expect(readSecret(undefined)).toBeUndefined()
    expect(readSecret('****')).toBe('****')
    expect(readSecret('007')).toBe('007')
  })

  it('knows the properties that hold one', () => {
    const secret = ['password', 'ipsec-secret', 'private-key', 'preshared-key', 'export-passphrase', 'otp-secret']
    expect(secret.filter((name) => !isSecretName(name))).toEqual([])
    expect(['name', 'comment', 'public-key', 'secrets', 'key-usage'].filter(isSecretName)).toEqual([])
  })
})
