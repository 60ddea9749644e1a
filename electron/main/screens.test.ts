/** What a page of ours may fetch: its own files and nothing that only looks like them. */
import { expect, test } from 'vitest'
import { builtScreens, developmentScreens } from './screens.ts'

test('the built page fetches its own files, pictures written out in it, and what it made itself', () => {
  expect(builtScreens.allows(builtScreens.page)).toBe(true)
  expect(builtScreens.allows('app://counter/assets/index.js')).toBe(true)
  expect(builtScreens.allows('data:image/png;base64,AAAA')).toBe(true)
  expect(builtScreens.allows('blob:app://counter/1')).toBe(true)
})

test.each([
  'http://example.org/',
  'https://counter/index.html',
  'ws://127.0.0.1:9222/',
  'file:///etc/passwd',
  'app://counter.evil/x',
  'app://elsewhere/x',
  'data:text/html,<script></script>',
  'blob:app://elsewhere/1',
])('the built page does not fetch %s', (url) => {
  expect(builtScreens.allows(url)).toBe(false)
})

test('in development the page may reach its server and no other port', () => {
  const screens = developmentScreens('http://localhost:5173')
  expect(screens.origin).toBe('http://localhost:5173')
  expect(['http://localhost:5173/x.ts', 'ws://localhost:5173/'].every(screens.allows)).toBe(true)
  expect(['http://localhost:51730/', 'ws://localhost:80/', 'http://example.org/'].some(screens.allows)).toBe(false)
})
