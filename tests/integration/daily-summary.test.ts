/** The summary of each day in a folder: whole, once, caught up with, and never over somebody's file. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Signed } from '../../src/backend/callers.ts'
import { type Log, silentLog } from '../../src/backend/log.ts'
import { sheetPdf } from '../../src/backend/report-pdf/sheet-pdf.ts'
import { SummaryKeeper } from '../../src/backend/services/summary-keeper.ts'
import { putSetting } from '../../src/backend/store/store.ts'
import type { SummarySettings } from '../../src/contract/summary.ts'
import { temporaryFolder } from '../support/folder.ts'
import { openTill, type Till } from '../support/random-shift.ts'
import { seededRandom } from '../support/seeded-random.ts'

const OWNER = { id: '01900000-0000-7000-8000-000000000001', name: 'Maria' } as Signed
const at = (text: string) => Date.parse(text)

let folder: ReturnType<typeof temporaryFolder>
let till: Till
let stick: string
let keeper: SummaryKeeper
const warnings: string[] = []
const log: Log = { ...silentLog, warn: (message) => void warnings.push(message) }
const files = () => readdirSync(stick).sort()
const settings = (change: Partial<SummarySettings> = {}): SummarySettings => {
  return { isOn: true, folder: stick, format: 'csv', hour: 6, ...change }
}
beforeEach(() => {
  warnings.length = 0
  folder = temporaryFolder()
  stick = join(folder.path, 'stick')
  mkdirSync(stick)
  till = openTill(folder.path, 'KWD')
  const { random } = seededRandom(11)
  // All of it is booked on the 25th, and its shift is closed on it.
  till.close(
    till.fill((limit) => Math.floor(random() * limit), 40),
    5_000,
  )
  keeper = new SummaryKeeper({ store: till.store, clock: () => till.time.now, log, toPdf: sheetPdf })
})
afterEach(async () => {
  await keeper.stop()
  till.store.close()
  folder.remove()
})

const save = (change: Partial<SummarySettings> = {}) => {
  keeper.save(settings(change), OWNER)
  return keeper.look()
}

/** Thousandths of a dinar in this column of the lines of one part. */
const sumOf = (csv: string, part: string, column: number) =>
  csv
    .split('\r\n')
    .map((line) => line.split(','))
    .filter((cells) => cells[1] === part)
    .reduce((sum, cells) => sum + Number((cells[column] ?? '').replace('.', '')), 0)

test('a day is written when it is over, and every part of it adds up to the same', async () => {
  await save({ format: 'both' })
  expect(files()).toEqual([])
  till.time.now = at('2026-11-26T06:00:00+03:00')
  await keeper.look()
  await keeper.look()
  expect(files()).toEqual(['teller-2026-11-25.csv', 'teller-2026-11-25.pdf'])
  const csv = readFileSync(join(stick, 'teller-2026-11-25.csv'), 'utf8')
  const [totals] = till.store.db.$client
    .prepare(`select total_minor as sold, refund_minor + void_minor as back from takings where dimension = 'all'`)
    .all() as { sold: number; back: number }[]
  for (const part of ['Total', 'Payment', 'Package', 'Cashier', 'Hour']) {
    expect([part, sumOf(csv, part, 4), sumOf(csv, part, 5)]).toEqual([part, totals?.sold, totals?.back])
  }
  expect(csv).toMatch(/Shift,"Shift 1, Z 1, Ana-María Fernández de la Vega",,,,,-?\d+\.\d{3},KWD/)
  expect(readFileSync(join(stick, 'teller-2026-11-25.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect(keeper.state()).toMatchObject({ lastDay: '2026-11-25', problem: null, leftAlone: null })
})

test('a name is no formula', async () => {
  till.store.db.$client.exec(`update plan set name = '=HYPERLINK("http://x")'`)
  till.time.now = at('2026-11-26T09:00:00+03:00')
  await save()
  expect(readFileSync(join(stick, 'teller-2026-11-25.csv'), 'utf8')).toContain(`"'=HYPERLINK(""http://x"")"`)
})

test('a stick that was taken out is told once, and the day is written when it is back', async () => {
  renameSync(stick, `${stick}-away`)
  till.time.now = at('2026-11-26T06:00:00+03:00')
  await save()
  await keeper.look()
  expect(keeper.state()).toMatchObject({ lastDay: null, problem: { code: 'no_folder', day: '2026-11-25' } })
  expect(warnings).toEqual(['the daily summary could not be written'])
  renameSync(`${stick}-away`, stick)
  await keeper.look()
  expect([files(), keeper.state().problem]).toEqual([['teller-2026-11-25.csv'], null])
})

test('a file that is there with other contents is left alone, and the owner is told', async () => {
  writeFileSync(join(stick, 'teller-2026-11-25.csv'), 'mine')
  till.time.now = at('2026-11-26T06:00:00+03:00')
  await save()
  expect(files()).toEqual(['teller-2026-11-25 (2).csv', 'teller-2026-11-25.csv'])
  expect(readFileSync(join(stick, 'teller-2026-11-25.csv'), 'utf8')).toBe('mine')
  expect(keeper.state().leftAlone).toBe('teller-2026-11-25 (2).csv')
})

test('days missed while the computer was off are caught up with; a clock gone mad leaves no heap of files', async () => {
  till.store.settle((tx) => putSetting(tx, 'summary.state', { lastDay: '2026-11-20' }))
  till.time.now = at('2026-12-01T08:00:00+03:00')
  await save({ format: 'both' })
  // Nothing was sold on the other days.
  const both = ['teller-2026-11-25.csv', 'teller-2026-11-25.pdf']
  expect([files(), keeper.state().lastDay]).toEqual([both, '2026-11-30'])
  for (const now of ['2031-06-01T08:00:00Z', '1999-01-01T08:00:00Z', '2026-12-02T08:00:00Z', '2026-12-03T08:00:00Z']) {
    till.time.now = at(now)
    await keeper.look()
  }
  expect([files(), keeper.state().lastDay]).toEqual([both, '2026-12-02'])
})
