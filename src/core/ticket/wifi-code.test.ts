import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wifiCode } from './wifi-code.ts'

/** Reads the text as a phone does: `WIFI:`, then fields ended by a bare semicolon, a backslash before what is meant. */
function readWifiCode(code: string): Record<string, string> {
  expect(code.startsWith('WIFI:')).toBe(true)
  const fields: Record<string, string> = {}
  let field = ''
  for (let at = 'WIFI:'.length; at < code.length; at++) {
    if (code[at] === '\\') field += code[++at]
    else if (code[at] !== ';') field += code[at]
    else {
      const colon = field.indexOf(':')
      if (field !== '') fields[field.slice(0, colon)] = field.slice(colon + 1)
      field = ''
    }
  }
  expect(field).toBe('')
  return fields
}

test('a phone reads back the very name and password, whatever characters they have', () => {
  const text = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[\\;,:"a ]{1,12}$/))
  fc.assert(
    fc.property(text, text, fc.boolean(), (name, password, isHidden) => {
      expect(readWifiCode(wifiCode({ name, password, isHidden }))).toEqual({
        T: 'WPA',
        S: name,
        P: password,
        ...(isHidden && { H: 'true' }),
      })
    }),
    { seed: 7 },
  )
})

test('an open network has no password field, and a hidden one is told', () => {
  expect(wifiCode({ name: 'Café', password: '', isHidden: false })).toBe('WIFI:T:nopass;S:Café;;')
  expect(wifiCode({ name: 'Café', password: '', isHidden: true })).toBe('WIFI:T:nopass;S:Café;H:true;;')
})
