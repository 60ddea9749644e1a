import { expect, it } from 'vitest'
import { readTrap } from './replies.ts'

it('takes a category that is no number for none', () => {
  expect(readTrap({ message: 'm', category: '2' })).toEqual({ message: 'm', category: 2 })
  expect(readTrap({ message: 'm', category: 'x' })).toEqual({ message: 'm' })
})
