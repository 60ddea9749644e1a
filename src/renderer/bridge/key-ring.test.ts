import { expect, test } from 'vitest'
import { createKeyRing } from './key-ring.ts'

function page(hash: string, kept: string | null = null) {
  const drawer = new Map(kept === null ? [] : [['teller.resume', kept]])
  const shown: string[] = []
  const ring = createKeyRing(
    { hash, pathname: '/', search: '?x=1' },
    { replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => void shown.push(String(url)) },
    { getItem: (name) => drawer.get(name) ?? null, setItem: (name, value) => void drawer.set(name, value) },
  )
  return { ring, shown, drawer }
}

test('the token is taken from the address, and removed from it at once', () => {
  const { ring, shown } = page('#token=abc-_123')
  expect(ring.take()).toBe('abc-_123')
  expect(shown).toEqual(['/?x=1'])
})

test('a reload goes on with the key that was kept', () => {
  expect(page('', 'kept').ring.take()).toBe('kept')
})

test('a fresh token goes before a kept key', () => {
  expect(page('#token=fresh', 'kept').ring.take()).toBe('fresh')
})

test('an empty token is none, and is removed all the same', () => {
  const { ring, shown } = page('#token=')
  expect(ring.take()).toBeNull()
  expect(shown).toHaveLength(1)
})

test('an address without a token is left alone', () => {
  const { ring, shown } = page('#elsewhere')
  expect(ring.take()).toBeNull()
  expect(shown).toEqual([])
})

test('each welcome brings the key for the next hello', () => {
  const { ring, drawer } = page('#token=once')
  ring.keep('next')
  expect(ring.take()).toBe('next')
  expect(drawer.get('teller.resume')).toBe('next')
})
