/** A path with spaces, quotes or a percent sign must start the program it names and no other. */
import { expect, test } from 'vitest'
import { desktopEntry } from './desktop-entry.ts'

const exec = (...command: string[]) => /^Exec=(.*)$/m.exec(desktopEntry('Teller', command))?.[1]

test('names the program and its arguments, each in quotes', () => {
  expect(exec('/opt/My Teller/teller', '--data', '/srv/café')).toBe('"/opt/My Teller/teller" "--data" "/srv/café"')
})

test('escapes what the format would read as its own', () => {
  expect(exec('/a%b')).toBe('"/a%%b"')
  expect(exec('/a"b')).toBe(String.raw`"/a\\"b"`)
  expect(exec('/a$b')).toBe(String.raw`"/a\\$b"`)
  expect(exec('/a`b')).toBe('"/a\\\\`b"')
  expect(exec(String.raw`/a\b`)).toBe(String.raw`"/a\\\\b"`)
})
