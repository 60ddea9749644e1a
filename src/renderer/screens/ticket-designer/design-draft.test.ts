import { expect, test } from 'vitest'
import { isUsableDesign, standardDesign } from '../../../core/ticket/design.ts'
import { added, candidateOf, draftOf, ledBy, moved, switched, toggled, without } from './design-draft.ts'

const draft = draftOf(standardDesign)
const kinds = (of: typeof draft) => candidateOf(of).blocks.map(({ kind }) => kind)

test('a design that is looked at and not changed is sent as it was', () => {
  expect(candidateOf(draft)).toEqual(standardDesign)
})

test('a piece that an older design does not know can be switched on', () => {
  const old = draftOf({ ...standardDesign, blocks: [{ kind: 'code' }] })
  const steps = old.pieces.find(({ block }) => block.kind === 'steps')
  expect(steps?.block.off).toBe(true)
  if (steps) expect(candidateOf(switched(old, steps)).blocks).toContainEqual({ kind: 'steps', off: undefined })
})

test('pieces move one place and stay at the ends', () => {
  const [first, second] = kinds(draft)
  expect(kinds(moved(draft, 0, 1)).slice(0, 2)).toEqual([second, first])
  expect(moved(draft, 0, -1)).toBe(draft)
  expect(kinds(moved(moved(draft, 3, -1), 3, 1))).toEqual(kinds(draft))
})

test('what is added has an id that nothing else has, also after something was taken away', () => {
  const { draft: longer, id } = added(without(draft, 2), { kind: 'rule' })
  expect(longer.pieces.filter((piece) => piece.id === id)).toHaveLength(1)
  expect(isUsableDesign(candidateOf(longer))).toBe(true)
})

test('the last language cannot be taken away, and the one that leads stands first', () => {
  expect(toggled(draft, 'en').languages).toEqual(['en'])
  expect(toggled(toggled(draft, 'sw'), 'en').languages).toEqual(['sw'])
  expect(ledBy(toggled(draft, 'sw'), 'sw').languages).toEqual(['sw', 'en'])
})
