import { expect, test } from 'vitest'
import { findTiles } from './find-tiles.ts'

const tiles = ['Ana Ruíz', 'Élodie', 'Musa', 'Rana'].map((name) => ({
  id: name,
  name,
  role: 'staff' as const,
  hasPin: true,
  practicePin: null,
}))
const found = (text: string) => findTiles(tiles, text).map(({ name }) => name)

test('nothing typed finds everybody', () => {
  expect(found(' ')).toHaveLength(4)
})

test('a letter finds the names that begin with it, first or second', () => {
  expect(found('r')).toEqual(['Ana Ruíz', 'Rana'])
  expect(found('an')).toEqual(['Ana Ruíz'])
})

test('a keyboard without accents finds names that have them', () => {
  expect(found('elo')).toEqual(['Élodie'])
  expect(found('RUIZ')).toEqual(['Ana Ruíz'])
})
