/** A window must open where somebody can see and move it. */
import { expect, test } from 'vitest'
import { isReachable } from './bounds.ts'

const left = { x: 0, y: 0, width: 1366, height: 728 }
const right = { x: 1366, y: 0, width: 1920, height: 1040 }
const at = (x: number, y: number) => ({ x, y, width: 1200, height: 700 })

test('a window on either monitor, or across both, is reachable', () => {
  expect(isReachable(at(100, 20), [left])).toBe(true)
  expect(isReachable(at(1500, 20), [left, right])).toBe(true)
  expect(isReachable(at(900, 20), [left, right])).toBe(true)
})

test('a window on a monitor that is gone is not', () => {
  expect(isReachable(at(1500, 20), [left])).toBe(false)
  expect(isReachable(at(100, 20), [])).toBe(false)
})

test('a window whose title bar cannot be grasped is not', () => {
  expect(isReachable(at(100, -40), [left])).toBe(false)
  expect(isReachable(at(100, 720), [left])).toBe(false)
  expect(isReachable(at(1340, 20), [left])).toBe(false)
})
