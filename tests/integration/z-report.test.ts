/** What the report of a shift says, against its rows; and that a Z stays as it was made. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeReport } from '../../src/backend/services/compose-report.ts'
import { drawerOf } from '../../src/backend/store/drawer-contents.ts'
import { type ShiftReport, unevenTotals } from '../../src/core/shift-report.ts'
import { temporaryFolder } from '../support/folder.ts'
import { openTill, type Till } from '../support/random-shift.ts'
import { seededRandom } from '../support/seeded-random.ts'

let folder: ReturnType<typeof temporaryFolder>
let till: Till | undefined
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  till?.store.close()
  till = undefined
  folder.remove()
})

test.each(['EUR', 'UGX', 'KWD'])('every total of an X and a Z in %s is the sum of its lines', (currency) => {
  till = openTill(folder.path, currency)
  const { random } = seededRandom(currency.charCodeAt(0))
  const below = (limit: number) => Math.floor(random() * limit)
  const before: ShiftReport[] = []
  for (let n = 0; n < 6; n += 1) {
    const shiftId = till.fill(below, 40)
    const x = composeReport(till.store, till.store.db, shiftId, { number: null, at: till.time.now })
    expect(unevenTotals(x)).toEqual([])
    const z: ShiftReport = JSON.parse(till.close(shiftId, 12_345).body)
    expect(unevenTotals(z)).toEqual([])
    expect(z).toMatchObject({ number: n + 1, totals: x.totals, methods: x.methods, plans: x.plans, people: x.people })
    expect(z.cash?.map((line) => ({ currency: line.currency, expectedMinor: line.expectedMinor }))).toEqual(
      drawerOf(till.store.db, shiftId),
    )
    before.push(z)
    expect(z.grandTotal.beforeMinor).toBe(before.at(-2)?.grandTotal.afterMinor ?? 0)
  }
})
