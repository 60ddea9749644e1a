import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainHash, changesOf, findBreak, GENESIS_HASH, type JournalEntry } from './journal.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function chain(bodies: readonly string[]): JournalEntry[] {
  let hash = GENESIS_HASH
  return bodies.map((body, at) => {
    hash = chainHash(hash, body, sha256)
    return { seq: at + 1, body, hash }
  })
}

const bodies = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 })

test('an untouched journal holds', () => {
  fc.assert(
    fc.property(bodies, (texts) => {
      expect(findBreak(chain(texts), sha256)).toBeUndefined()
    }),
  )
})

test('a changed, dropped or inserted entry is found where it is', () => {
  fc.assert(
    fc.property(bodies, fc.nat(), (texts, place) => {
      const entries = chain(texts)
      const at = place % entries.length
      const changed = entries.with(at, { ...(entries[at] as JournalEntry), body: `${entries[at]?.body}x` })
      expect(findBreak(changed, sha256)).toBe(at + 1)
      const slippedIn = [...entries.slice(0, at), ...chain(['slipped in']), ...entries.slice(at)]
      expect(findBreak(slippedIn, sha256)).toBe(at === 0 ? 2 : at + 1)
      if (at < entries.length - 1) expect(findBreak(entries.toSpliced(at, 1), sha256)).toBe(at + 1)
    }),
  )
})

test('of a change only what differs is told, as it was and as it is', () => {
  const before = { name: 'Ana', role: 'staff', places: ['a', 'b'], limit: null }
  expect(changesOf(before, { ...before, places: ['a', 'b'], role: 'manager' })).toEqual({
    before: { role: 'staff' },
    after: { role: 'manager' },
  })
  expect(changesOf(before, { ...before })).toEqual({ before: {}, after: {} })
})
