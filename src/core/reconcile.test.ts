import { expect, test } from 'vitest'
import { isUnusual, longestRun } from './reconcile.ts'

test('a run of shortages is told by its longest, and one alone is none', () => {
  expect(longestRun([0, -5, 3, -1, 0])).toBeNull()
  expect(longestRun([-5, -1, 0, -2, -2, -2, 7])).toEqual({ shifts: 3, shortMinor: 6 })
  expect(longestRun([])).toBeNull()
})

test('what everybody does is usual, what one does far more often is not, and a few times say nothing', () => {
  expect(isUnusual({ times: 20, sales: 100 }, { times: 20, sales: 100 })).toBe(false)
  expect(isUnusual({ times: 20, sales: 100 }, { times: 5, sales: 100 })).toBe(true)
  expect(isUnusual({ times: 4, sales: 5 }, { times: 0, sales: 100 })).toBe(false)
  expect(isUnusual({ times: 50, sales: 100 }, { times: 0, sales: 0 })).toBe(false)
})
