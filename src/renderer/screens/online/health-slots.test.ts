import { expect, test } from 'vitest'
import { slotsOf } from './health-slots.ts'

const reading = (at: number, cpuPercent: number | null, online = 1) => ({
  at,
  cpuPercent,
  cpuPeakPercent: cpuPercent,
  memoryUsedBytes: null,
  memoryTotalBytes: null,
  upBitsPerSecond: 100,
  downBitsPerSecond: 1_000,
  online,
})

test('readings of a slot become one: averages, peaks, and the most devices at a time', () => {
  const { at, slots } = slotsOf([reading(10, 20, 4), reading(14, 40, 9), reading(25, 7)], {
    from: 10,
    until: 40,
    slotMs: 10,
  })
  expect(at).toEqual([10, 20, 30])
  expect(slots[0]).toMatchObject({ cpuPercent: 30, cpuPeakPercent: 40, online: 9, downBitsPerSecond: 1_000 })
  expect(slots[1]).toMatchObject({ cpuPercent: 7 })
  expect(slots[2]).toBeNull()
})

test('what a router does not tell is no value, and not zero', () => {
  const { slots } = slotsOf([reading(5, null)], { from: 0, until: 10, slotMs: 10 })
  expect(slots[0]).toMatchObject({ cpuPercent: null, cpuPeakPercent: null, memoryUsedBytes: null })
})

test('readings outside of the stretch are left out', () => {
  const { slots } = slotsOf([reading(-5, 1), reading(99, 1)], { from: 0, until: 20, slotMs: 10 })
  expect(slots).toEqual([null, null])
})
