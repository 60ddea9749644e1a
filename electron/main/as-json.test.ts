/** What structured clone lets through and JSON does not must not reach the backend. */
import { expect, test } from 'vitest'
import { MAX_CALL_BYTES } from '../../src/contract/wire.ts'
import { asJson } from './as-json.ts'

test('plain input arrives as it is, and no input stays no input', () => {
  expect(asJson({ a: [1, 'ü', null] })).toEqual({ ok: true, value: { a: [1, 'ü', null] } })
  expect(asJson(undefined)).toEqual({ ok: true, value: undefined })
})

test('dates, maps and missing values arrive as on every other transport', () => {
  const input = { date: new Date(0), map: new Map([[1, 2]]), nothing: undefined, number: Number.NaN }
  expect(asJson(input)).toEqual({ ok: true, value: { date: '1970-01-01T00:00:00.000Z', map: {}, number: null } })
})

test('cycles and big integers are refused', () => {
  const cycle: Record<string, unknown> = {}
  cycle.self = cycle
  expect(asJson(cycle)).toEqual({ ok: false, problem: 'check_fields' })
  expect(asJson(1n)).toEqual({ ok: false, problem: 'check_fields' })
})

test('the bound counts bytes, not characters', () => {
  const fits = 'x'.repeat(MAX_CALL_BYTES - 2)
  expect(asJson(fits).ok).toBe(true)
  expect(asJson(`${fits}x`)).toEqual({ ok: false, problem: 'message_too_large' })
  expect(asJson('ü'.repeat(MAX_CALL_BYTES / 2))).toEqual({ ok: false, problem: 'message_too_large' })
})
