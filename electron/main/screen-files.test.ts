/** The `app:` handler's ways to a file: what leaves the folder of the screens must not be found. */
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY, fileFor, headersFor } from './screen-files.ts'

const ROOT = resolve('/srv/teller/out/renderer')

test('a page and its files are found', () => {
  expect(fileFor(ROOT, 'app://counter/index.html')).toBe(join(ROOT, 'index.html'))
  expect(fileFor(ROOT, 'app://counter/assets/a%20b.js?x#y')).toBe(join(ROOT, 'assets', 'a b.js'))
  expect(fileFor(ROOT, 'app://counter/..hidden')).toBe(join(ROOT, '..hidden'))
})

test.each([
  'app://counter/../../package.json',
  'app://counter/%2e%2e/%2e%2e/package.json',
  'app://counter/..%2f..%2fpackage.json',
  'app://counter/..%5c..%5cpackage.json',
  'app://counter/..\\..\\package.json',
  'app://counter/assets/..%2f..%2f..%2fpackage.json',
  'app://counter/../renderer-of-another/index.html',
  'app://counter/index.html%00.png',
  'app://counter/%E0%A4%A',
  'app://counter/',
  'app://elsewhere/index.html',
  'app://counter.evil/index.html',
  'https://counter/index.html',
  'file:///etc/passwd',
])('%s is refused', (url) => {
  expect(fileFor(ROOT, url)).toBeUndefined()
})

test('no spelling of a path leads out of the folder', () => {
  const piece = fc.constantFrom('..', '%2e%2e', '.', '/', '%2f', '\\', '%5c', '%252f', 'assets', 'C:', '//', '%00', 'é')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = fileFor(ROOT, `app://counter/${pieces.join('')}`)
      expect(file === undefined || resolve(file).startsWith(`${ROOT}/`)).toBe(true)
    }),
  )
})

test('every file travels under the policy and under its own type', () => {
  expect(headersFor('main.js')).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
  })
  expect(headersFor('unknown.bin')['content-type']).toBe('application/octet-stream')
})

test('the policy allows nothing inline, nothing evaluated, and no network', () => {
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'")
  expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'none'")
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/)
})
