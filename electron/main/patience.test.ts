/** A page that dies again and again must not be reloaded for ever. */
import { expect, test } from 'vitest'
import { Patience } from './patience.ts'

test('lasts for so many tries, and again once they are long ago', () => {
  let now = 0
  const patience = new Patience({ times: 2, withinMs: 1000, clock: () => now })
  expect([patience.lasts(), patience.lasts(), patience.lasts()]).toEqual([true, true, false])
  now = 999
  expect(patience.lasts()).toBe(false)
  now = 1000
  expect([patience.lasts(), patience.lasts(), patience.lasts()]).toEqual([true, true, false])
})
