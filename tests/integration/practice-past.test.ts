/** The sample café's past: four weeks whose shifts, sums and reports agree, as a real one's do. */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { DATABASE_FILE } from '../../src/backend/store/open.ts'
import { takingsAnew } from '../../src/backend/store/rebuild-takings.ts'
import { unevenTotals } from '../../src/core/shift-report.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

test('practice begins with four weeks of shifts that agree with their sales', async () => {
  const folder = temporaryFolder()
  const now = Date.parse('2026-11-25T07:00:00Z')
  const equipment = { ...NOBODY_LISTENS, withPast: true }
  const running = await startBackend({ folder: folder.path, practiceEquipment: equipment, clock: () => now })
  const { client } = await signedInAs(running.backend, 'manager')
  const period = { from: '2026-10-01', until: '2026-11-24' }
  const { totals, rows } = await client.report.period({ ...period, by: 'day', of: null })
  expect(rows.filter(({ sales }) => sales > 0)).toHaveLength(28)
  const { totals: today } = await client.report.today(undefined)
  expect(today.sales).toBe(0)
  await running.close()
  const database = new Database(join(folder.path, DATABASE_FILE), { readonly: true })
  const reports = database.prepare('select body, hash from z_report order by number').all() as {
    body: string
    hash: string
  }[]
  expect(reports).toHaveLength(28)
  for (const { body, hash: said } of reports) {
    expect(unevenTotals(JSON.parse(body))).toEqual([])
    expect(hash('sha256', body)).toBe(said)
  }
  const net = reports.reduce((sum, { body }) => sum + JSON.parse(body).totals.netMinor, 0)
  expect(net).toBe(totals.netMinor)
  const kept = database.prepare('select * from takings order by 1, 2, 3').raw().all()
  expect(database.prepare(`select * from (${takingsAnew()}) order by 1, 2, 3`).raw().all()).toEqual(kept)
  database.close()
  folder.remove()
})
