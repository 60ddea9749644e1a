import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagesOf, rowsInView } from './virtual-rows.ts'

const view = fc.record({
  top: fc.double({ min: -50, max: 600_000, noNaN: true }),
  height: fc.integer({ min: 0, max: 2_000 }),
  rowHeight: fc.integer({ min: 20, max: 80 }),
  count: fc.nat(10_000),
})

test('every row that can be seen is drawn, and few that cannot', () => {
  fc.assert(
    fc.property(view, (seen) => {
      const { start, end } = rowsInView(seen)
      const top = Math.max(0, seen.top)
      for (let at = Math.floor(top / seen.rowHeight); at * seen.rowHeight < top + seen.height; at++) {
        if (at < seen.count) expect(at >= start && at < end).toBe(true)
      }
      expect(0 <= start && start <= end && end <= seen.count).toBe(true)
      expect(end - start).toBeLessThanOrEqual(Math.ceil(seen.height / seen.rowHeight) + 18)
    }),
  )
})

test('every drawn row is on a page that is fetched, and no other page is', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(200), fc.integer({ min: 1, max: 200 }), (start, length, pageSize) => {
      const rows = Array.from({ length }, (_, index) => Math.floor((start + index) / pageSize))
      expect(pagesOf({ start, end: start + length }, pageSize)).toEqual([...new Set(rows)])
    }),
  )
})
