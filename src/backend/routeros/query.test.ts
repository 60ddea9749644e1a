import fc from 'fast-check'
import { expect, it } from 'vitest'
import { passes } from '../../practice/router/query.ts'
import { commandWords } from './command.ts'
import { UnsafeValue } from './errors.ts'
import { both, type Condition, either, has, is, isAbove, isBelow, isOneOf, lacks, not } from './query.ts'

type Item = ReadonlyMap<string, string>
type Asked = { readonly words: Condition; readonly holds: (item: Item) => boolean }

const name = fc.constantFrom('name', 'comment', '.id')
const value = fc.string({ unit: fc.constantFrom('a', '=', '?', '#', '|', '!', ' ', 'ж', '-') })

/** Random conditions, each with what it ought to mean. */
const { asked } = fc.letrec<{ asked: Asked; leaf: Asked }>((tie) => ({
  leaf: fc.oneof(
    fc.tuple(name, value).map(([n, v]) => ({ words: is(n, v), holds: (item: Item) => item.get(n) === v })),
    name.map((n) => ({ words: has(n), holds: (item: Item) => item.has(n) })),
    name.map((n) => ({ words: lacks(n), holds: (item: Item) => !item.has(n) })),
  ),
  asked: fc.oneof(
    { maxDepth: 5 },
    tie('leaf'),
    tie('asked').map((a) => ({ words: not(a.words), holds: (item: Item) => !a.holds(item) })),
    fc.tuple(tie('asked'), tie('asked')).map(([a, b]) => ({
      words: both(a.words, b.words),
      holds: (item: Item) => a.holds(item) && b.holds(item),
    })),
    fc.tuple(tie('asked'), tie('asked')).map(([a, b]) => ({
      words: either(a.words, b.words),
      holds: (item: Item) => a.holds(item) || b.holds(item),
    })),
  ),
}))

it('asks the router’s stack exactly what was meant, whatever the values hold', () => {
  const items = fc.array(fc.tuple(name, value)).map((pairs) => new Map(pairs))
  fc.assert(
    fc.property(asked, items, ({ words, holds }, item) => {
      expect(commandWords('/x/print', { query: words })).toEqual(['/x/print', ...words])
      expect(passes(item, words)).toBe(holds(item))
    }),
    { numRuns: 500 },
  )
})

it('compares', () => {
  expect([isBelow('a', '5'), isAbove('a', '5')]).toEqual([['?<a=5'], ['?>a=5']])
  expect(isOneOf('name', ['a', 'b', 'c'])).toEqual(['?name=a', '?name=b', '?#|', '?name=c', '?#|'])
})

it.each(['', '-name', '<name', '#|', 'a=b', '=a', 'a b'])('refuses the name "%s"', (bad) => {
  for (const ask of [has, lacks, (n: string) => is(n, 'x')]) expect(() => ask(bad)).toThrow(UnsafeValue)
})

it('refuses a value that would break a sentence', () => {
  expect(() => is('name', 'a\nb')).toThrow(UnsafeValue)
})
