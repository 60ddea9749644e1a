import { expect, test } from 'vitest'
import type { PersonView } from '../../../contract/people.ts'
import { findPeople } from './find-people.ts'

const named = (name: string, active = true) => ({ name, active }) as PersonView
const people = [named('Zoë Müller'), named('Till 10'), named('Till 9'), named('ana'), named('Musa', false)]
const found = (text: string, showDisabled = false) => findPeople(people, { text, showDisabled }).map(({ name }) => name)

test('a name is found by any part of it, without case and accents', () => {
  expect(found('zoe')).toEqual(['Zoë Müller'])
  expect(found(' MÜL ')).toEqual(['Zoë Müller'])
  expect(found('xyz')).toEqual([])
})

test('a disabled person is seen only when asked for', () => {
  expect(found('musa')).toEqual([])
  expect(found('musa', true)).toEqual(['Musa'])
})

test('names stand where one looks for them', () => {
  expect(found('', true)).toEqual(['ana', 'Musa', 'Till 9', 'Till 10', 'Zoë Müller'])
})
