import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { takingsAnew } from '../../src/backend/store/rebuild-takings.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import type { ReportSums } from '../../src/contract/report.ts'
import { addDays } from '../../src/core/calendar.ts'
import { REPORT_BYS, REPORT_STEPS, REPORT_THINGS } from '../../src/core/report.ts'
import { entriesOf } from '../support/archive.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { fetchedFile } from '../support/fetched-file.ts'
import { temporaryFolder } from '../support/folder.ts'
import { seededRandom } from '../support/seeded-random.ts'

/** Nairobi, where practice is, has no summer time. */
const MORNING = Date.parse('2026-11-18T06:00:00Z')
const HOUR_MS = 3_600_000

function tempFolder(): string {
  const { path, remove } = temporaryFolder()
  onTestFinished(remove)
  return path
}

async function practice(startAt = MORNING) {
  const folder = tempFolder()
  let now = startAt
  const running = await startBackend({ folder, clock: () => now, practiceEquipment: NOBODY_LISTENS })
  onTestFinished(running.close)
  const at = (ms: number) => {
    now = ms
  }
  const owner = await signedInAs(running.backend, 'super_admin')
  const staff = await signedInAs(running.backend, 'staff')
  return { folder, running, owner: owner.client, staff: staff.client, at }
}

type Cafe = Awaited<ReturnType<typeof practice>>

async function sell(client: TellerClient, planAt = 0, quantity = 1) {
  const plan = (await client.plan.list(undefined))[planAt]
  if (!plan) throw new Error('practice has no such package')
  const order = { requestId: randomUUID(), planId: plan.id, quantity, totalMinor: plan.priceMinor * quantity }
  return client.sale.sell({ ...order, tenderedMinor: null })
}

/** A week of sales by two people, of which some are given back. */
async function aWeek({ owner, staff, at }: Cafe) {
  const chance = seededRandom(6)
  const random = (below: number) => Math.floor(chance.random() * below)
  for (let n = 0; n < 26; n++) {
    at(MORNING + n * 6.3 * HOUR_MS)
    const sale = await sell(random(2) === 0 ? owner : staff, random(3), 1 + random(3))
    const refund = {
      requestId: randomUUID(),
      saleId: sale.id,
      amountMinor: sale.totalMinor,
      reason: 'wrong package',
      approvalId: null,
    }
    if (random(5) === 0) await owner.sale.refund(refund)
  }
}

const PERIOD = { from: '2026-11-18', until: '2026-11-25' }

const sumOf = (rows: readonly Pick<ReportSums, 'netMinor'>[]) => rows.reduce((sum, { netMinor }) => sum + netMinor, 0)

/** All rows of the books, so many at a time. */
async function paged(owner: TellerClient, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: { day: string; id: string } | null = null, more = true; more; ) {
    const page = await owner.report.rows({ ...PERIOD, of: null, after, limit })
    ids.push(...page.rows.map(({ id }) => id))
    const last = page.rows.at(-1)
    after = last ? { day: last.day, id: last.id } : null
    more = page.more
  }
  return ids
}

test('by whatever one asks, the rows add up to the same takings, and to the rows of the books behind them', async () => {
  const cafe = await practice()
  await aWeek(cafe)
  const { owner, folder } = cafe
  const books = await owner.report.rows({ ...PERIOD, of: null, after: null, limit: 200 })
  const net = books.rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  expect(books.rows.some(({ what }) => what === 'refund')).toBe(true)
  for (const by of REPORT_BYS) {
    const told = await owner.report.period({ ...PERIOD, by, of: null })
    expect([by, sumOf(told.rows), told.totals.netMinor]).toEqual([by, net, net])
  }
  for (const by of REPORT_THINGS) {
    const things = await owner.report.period({ ...PERIOD, by, of: null })
    for (const thing of things.rows) {
      const of = { by, key: thing.key }
      const behind = await owner.report.rows({ ...PERIOD, of, after: null, limit: 200 })
      const told = behind.rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
      expect([by, thing.key, told]).toEqual([by, thing.key, thing.netMinor])
      for (const step of REPORT_STEPS) {
        const series = await owner.report.period({ ...PERIOD, by: step, of })
        expect(sumOf(series.rows)).toBe(thing.netMinor)
      }
    }
  }
  expect(await paged(owner, 7)).toEqual(books.rows.map(({ id }) => id))
  const client = openDatabase(join(folder, DATABASE_FILE)).$client
  onTestFinished(() => void client.close())
  const columns = 'order by dimension, day, key'
  const kept = client.prepare(`select * from takings ${columns}`).raw().all()
  expect(client.prepare(`select * from (${takingsAnew()}) order by 2, 1, 3`).raw().all()).toEqual(kept)
})

test('the dashboard of today agrees with the report of today, and compares with the same weekday a week ago', async () => {
  const cafe = await practice()
  await aWeek(cafe)
  cafe.at(Date.parse('2026-11-25T09:30:00Z'))
  await sell(cafe.staff, 1)
  const today = await cafe.owner.report.today(undefined)
  const asked = { from: today.day, until: today.day, of: null } as const
  const report = await cafe.owner.report.period({ ...asked, by: 'hour' })
  expect([today.day, today.dayBefore, today.hour]).toEqual(['2026-11-25', '2026-11-18', 12])
  expect(today.totals).toEqual(report.totals)
  expect(sumOf(today.hours)).toBe(today.totals.netMinor)
  expect(today.methods.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(today.totals.netMinor)
  const lastWeek = await cafe.owner.report.rows({
    from: '2026-11-18',
    until: '2026-11-18',
    of: null,
    after: null,
    limit: 200,
  })
  const byNoon = lastWeek.rows.filter(({ at }) => at < Date.parse('2026-11-18T10:00:00Z'))
  expect(today.before.netMinor).toBe(byNoon.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
  // Nobody counted anything out of the drawer: all cash of the week is in it.
  const week = await cafe.owner.report.period({ ...PERIOD, by: 'method', of: null })
  expect(today.drawers.map(({ contents }) => contents)).toEqual([
    [{ currency: expect.any(String), expectedMinor: week.totals.netMinor }],
  ])
})

test('a cashier sees their own takings and nothing of the others’', async () => {
  const cafe = await practice()
  await sell(cafe.owner, 2)
  const own = await sell(cafe.staff, 1)
  const told = await cafe.staff.report.own(undefined)
  expect(told.today).toMatchObject({ sales: 1, netMinor: own.totalMinor })
  expect(told.days).toEqual([{ day: '2026-11-18', sales: 1, tokens: 1, netMinor: own.totalMinor }])
  await expect(cafe.staff.report.today(undefined)).rejects.toMatchObject({ detail: { reason: 'not_allowed' } })
})

test('a clock that falls back a year, or leaps over midnight, moves no takings out of the days they were booked in', async () => {
  const cafe = await practice()
  await sell(cafe.owner)
  cafe.at(MORNING - 365 * 24 * HOUR_MS)
  await sell(cafe.owner)
  expect((await cafe.owner.report.today(undefined)).totals.sales).toBe(2)
  cafe.at(Date.parse('2026-11-18T21:00:01Z'))
  await sell(cafe.owner)
  const days = await cafe.owner.report.period({ from: '2026-11-17', until: '2026-11-19', by: 'day', of: null })
  expect(days.rows.map(({ key, sales }) => [key, sales])).toEqual([
    ['2026-11-17', 0],
    ['2026-11-18', 2],
    ['2026-11-19', 1],
  ])
})

test('on the day when clocks are set back, the hour that comes twice is one hour of one day', async () => {
  const cafe = await practice(Date.parse('2026-10-25T00:30:00Z'))
  const { $client } = openDatabase(join(cafe.folder, DATABASE_FILE))
  $client.prepare(`update location set time_zone = 'Europe/Lisbon'`).run()
  $client.close()
  await sell(cafe.owner)
  cafe.at(Date.parse('2026-10-25T01:30:00Z'))
  await sell(cafe.owner)
  const day = { from: '2026-10-25', until: '2026-10-25', of: null } as const
  const { rows } = await cafe.owner.report.period({ ...day, by: 'hour' })
  expect(rows.map(({ key, sales }) => [key, sales])).toEqual([['01', 2]])
})

test('a period that ends before it begins, or a day that is none, is refused in words', async () => {
  const { owner } = await practice()
  const ask = (from: string, until: string) => owner.report.period({ from, until, by: 'day', of: null })
  const refused = { detail: { reason: 'check_fields' } }
  await expect(ask('2026-11-19', '2026-11-18')).rejects.toMatchObject(refused)
  await expect(ask('2026-02-29', '2026-03-01')).rejects.toMatchObject(refused)
  await expect(ask('1999-01-01', '2026-03-01')).rejects.toMatchObject(refused)
})

test('files of a report and of the books say what the screen says, guard spreadsheets, and are gone when they were fetched', async () => {
  const cafe = await practice()
  await aWeek(cafe)
  const { owner, folder } = cafe
  const { totals } = await owner.report.period({ ...PERIOD, by: 'plan', of: null })
  const asked = { ...PERIOD, by: 'plan', of: null } as const
  const table = await owner.report.export({ what: 'table', asked, format: 'csv' })
  const lines = (await fetchedFile(owner, table.exportId)).toString().trim().split('\r\n')
  const net = (totals.netMinor / 100).toFixed(2)
  expect(table.fileName).toBe('takings-by-package-2026-11-18-to-2026-11-25.csv')
  expect(lines.at(-1)?.split(',').at(-2)).toBe(net)
  const books = await owner.report.export({ what: 'books', period: PERIOD, format: 'csv' })
  const lists = entriesOf(await fetchedFile(owner, books.exportId))
  const amounts = (name: string, title: string) => {
    const [head = '', ...rows] = (lists.get(name) ?? '').trim().split('\r\n')
    const at = head.split(',').findIndex((cell) => cell.replaceAll('"', '') === title)
    return rows.reduce(
      (sum, row) => sum + Math.round(Number(row.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.[at]?.replace(/,$/, '')) * 100),
      0,
    )
  }
  expect(amounts('sales.csv', 'total')).toBe(totals.totalMinor)
  expect(amounts('refunds-and-voids.csv', 'amount')).toBe(totals.refundMinor + totals.voidMinor)
  expect(amounts('payments.csv', 'amount')).toBe(totals.netMinor)
  for (const format of ['xlsx', 'pdf'] as const) {
    const file = await owner.report.export({ what: 'table', asked, format })
    const bytes = await fetchedFile(owner, file.exportId)
    expect(bytes.length).toBe(file.bytes)
    if (format === 'xlsx') expect(entriesOf(bytes).get('xl/worksheets/sheet1.xml')).toContain(`<v>${net}</v>`)
    else expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-')
  }
  await owner.report.exportEnd(undefined)
  expect(readdirSync(join(folder, 'exports'))).toEqual([])
  await expect(owner.report.exportPart({ exportId: books.exportId, offset: 0 })).rejects.toMatchObject({
    detail: { reason: 'no_such_file' },
  })
  const facts = await owner.audit.list({
    filter: { personId: null, kind: 'report.exported', subject: '', from: null, until: null },
    before: null,
    limit: 9,
  })
  expect(facts.entries).toHaveLength(4)
})

test('an export that is called off, or whose window is gone, leaves nothing; nor does one of a counter that was killed', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'exports'))
  writeFileSync(join(folder, 'exports', 'left'), 'half a file')
  const running = await startBackend({ folder, practiceEquipment: NOBODY_LISTENS })
  onTestFinished(running.close)
  expect(existsSync(join(folder, 'exports'))).toBe(false)
  const owner = await signedInAs(running.backend, 'super_admin')
  const period = { from: '2026-01-01', until: addDays('2026-01-01', 3_000) }
  const order = { what: 'books', period, format: 'xlsx' } as const
  const making = owner.client.report.export(order)
  await owner.client.report.exportEnd(undefined)
  await expect(making).rejects.toMatchObject({ detail: { reason: 'stopped' } })
  expect(readdirSync(join(folder, 'exports'))).toEqual([])
  await owner.client.report.export(order)
  expect(readdirSync(join(folder, 'exports'))).toHaveLength(1)
  running.backend.forget(owner.callerId)
  expect(readdirSync(join(folder, 'exports'))).toEqual([])
})
