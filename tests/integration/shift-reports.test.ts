/** Reports of shifts at the counter's door: who sees what, what comes out of the printer, and what a changed one says. */
import { randomUUID, hash as sha256 } from 'node:crypto'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { putZReport, zFact } from '../../src/backend/services/z-report.ts'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import { shift, zReport } from '../../src/backend/store/schema.ts'
import { Store } from '../../src/backend/store/store.ts'
import { unevenTotals } from '../../src/core/shift-report.ts'
import { type PracticePrinter, startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

const TODAY = Date.parse('2026-11-25T09:00:00Z')
let folder: ReturnType<typeof temporaryFolder>
let printer: PracticePrinter
let running: Awaited<ReturnType<typeof startBackend>>
let cashier: Caller
let manager: Caller
beforeEach(async () => {
  folder = temporaryFolder()
  printer = await startPracticePrinter({ paperMm: 58 })
  const practiceEquipment = {
    ...NOBODY_LISTENS,
    printer: { host: '127.0.0.1', port: printer.port, paperMm: 58 as const },
  }
  running = await startBackend({ folder: folder.path, clock: () => TODAY, practiceEquipment })
  cashier = await signedInAs(running.backend, 'staff')
  manager = await signedInAs(running.backend, 'manager')
})
afterEach(async () => {
  await running.close()
  await printer.close()
  folder.remove()
})

/** Changes the books as no call does. */
function books<T>(work: (store: Store) => T): T {
  const store = new Store(openDatabase(join(folder.path, DATABASE_FILE)), () => TODAY)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

/** A shift with one sale in it. */
async function sellOnce(): Promise<string> {
  await cashier.client.till.open({ requestId: randomUUID(), floatMinor: 5_000 })
  const [plan] = await cashier.client.plan.list(undefined)
  const order = {
    requestId: randomUUID(),
    planId: plan?.id ?? '',
    quantity: 2,
    totalMinor: 2 * (plan?.priceMinor ?? 0),
  }
  await cashier.client.sale.sell({ ...order, tenderedMinor: null })
  return (await cashier.client.till.now(undefined))?.id ?? ''
}

const close = (shiftId: string) =>
  books((store) =>
    store.write((tx, at) => {
      tx.update(shift).set({ state: 'closed', counted: [], closedAt: at }).where(eq(shift.id, shiftId)).run()
      const z = putZReport(store, tx, shiftId, at)
      const subject = { type: 'shift', id: shiftId, name: '1' } as const
      return { value: z, fact: { kind: 'shift.closed', subject, data: zFact(z) } }
    }),
  )

/** Papers that did not come out, as this person sees them. */
const papersOf = async ({ client }: Caller) =>
  (await client.printing.list(undefined)).open.filter(({ thing }) => thing.kind === 'paper')

const reportLines = async (number: number) => (await printer.waitForJob(number)).lines.map((line) => line.trim())

test('a cashier’s X keeps the drawer from them, on screen and on paper; a manager sees all of it', async () => {
  const shiftId = await sellOnce()
  const theirs = await cashier.client.shiftReport.x(undefined)
  expect(theirs).toMatchObject({ hash: null, isAltered: false, report: { number: null, cash: null, methods: [] } })
  const { report } = await manager.client.shiftReport.x(undefined)
  expect(report.cash).toMatchObject([{ floatMinor: 5_000, expectedMinor: 5_000 + report.totals.netMinor }])
  expect([report.totals, report.sales.count]).toEqual([theirs.report.totals, 1])
  expect(unevenTotals(report)).toEqual([])
  const before = printer.jobs().length
  await cashier.client.shiftReport.print({ shiftId })
  const lines = await reportLines(before + 1)
  expect(lines).toContain('X report')
  expect(lines.filter((line) => /Expected|Cash drawer|By payment/.test(line))).toEqual([])
})

test('a Z comes out once, each further one says which copy it is, and a person may answer for it', async () => {
  const shiftId = await sellOnce()
  const z = close(shiftId)
  const first = printer.jobs().length + 1
  expect(await cashier.client.shiftReport.print({ shiftId })).toMatchObject({ copy: 0 })
  const original = await reportLines(first)
  expect(original).toEqual(expect.arrayContaining(['Z report 1', 'Cashier', 'Manager', `Check ${z.hash.slice(0, 16)}`]))
  expect(original.some((line) => line.startsWith('COPY'))).toBe(false)
  await expect
    .poll(async () => (await manager.client.printing.list(undefined)).done[0]?.thing)
    .toEqual({
      kind: 'paper',
      title: 'Z report 1',
    })
  printer.faults.paperOut(true)
  const { jobId, copy } = await manager.client.shiftReport.print({ shiftId })
  expect(copy).toBe(1)
  // Somebody else's paper is nobody's business; the manager takes it out of the queue.
  expect(await papersOf(cashier)).toEqual([])
  await manager.client.printing.cancel({ jobIds: [jobId] })
  await expect.poll(() => papersOf(manager)).toEqual([])
  printer.faults.paperOut(false)
  const next = printer.jobs().length + 1
  expect(await manager.client.shiftReport.print({ shiftId })).toMatchObject({ copy: 2 })
  await expect
    .poll(
      () =>
        printer
          .jobs()
          .slice(next - 1)
          .flatMap(({ lines }) => lines.join()),
      { timeout: 10_000 },
    )
    .toEqual(expect.arrayContaining([expect.stringContaining('COPY 2')]))
})

test('what a person says did not come out is printed again, marked as a copy', async () => {
  const shiftId = await sellOnce()
  close(shiftId)
  printer.faults.paperOut(true)
  const { jobId } = await cashier.client.shiftReport.print({ shiftId })
  books(({ db }) => db.$client.prepare(`update print_job set state = 'uncertain' where id = ?`).run(jobId))
  await cashier.client.printing.answer({ jobIds: [jobId], cameOut: false })
  expect(await papersOf(cashier)).toMatchObject([{ copy: 1, planName: '', codeEnding: '' }])
})

test('a Z cannot be changed; one that somebody changed all the same says so, whatever hash they put there', async () => {
  const shiftId = await sellOnce()
  const { hash, body } = close(shiftId)
  const change = (set: Partial<typeof zReport.$inferInsert>) => books(({ db }) => db.update(zReport).set(set).run())
  expect(() => change({ body: '{}' })).toThrow()
  expect(() => books(({ db }) => db.delete(zReport).run())).toThrow()
  expect(await cashier.client.shiftReport.get({ shiftId })).toMatchObject({ hash, isAltered: false })
  books(({ db }) => db.$client.exec('drop trigger z_report_stays; drop trigger z_report_remains'))
  const forged = body.replace(/"netMinor":\d+/, '"netMinor":1')
  change({ body: forged })
  expect(await cashier.client.shiftReport.get({ shiftId })).toMatchObject({ isAltered: true })
  // A hash that fits is not the one in the journal.
  change({ hash: sha256('sha256', forged) })
  expect(await manager.client.shiftReport.list({ before: null, limit: 10 })).toMatchObject({
    reports: [{ number: 1, isAltered: true, missingBefore: 0 }],
  })
  change({ body: 'nothing', number: 3 })
  const reply = await cashier.transport.call('shiftReport.get', { shiftId })
  expect(reply).toMatchObject({ ok: false, error: { reason: 'report_unreadable' } })
  expect(await manager.client.shiftReport.list({ before: null, limit: 10 })).toMatchObject({
    reports: [{ number: 3, isAltered: true, missingBefore: 2, netMinor: 0 }],
  })
  books(({ db }) => db.delete(zReport).run())
  expect(await manager.transport.call('shiftReport.get', { shiftId })).toMatchObject({
    error: { reason: 'report_unreadable' },
  })
})

test('the report is a PDF for A4, and another cashier’s shift does not exist for a cashier', async () => {
  const shiftId = await sellOnce()
  close(shiftId)
  const { fileName, base64 } = await cashier.client.shiftReport.pdf({ shiftId })
  expect([fileName, Buffer.from(base64, 'base64').subarray(0, 5).toString()]).toEqual(['z-1.pdf', '%PDF-'])
  await manager.client.till.open({ requestId: randomUUID(), floatMinor: 0 })
  expect(await cashier.transport.call('shiftReport.x', undefined)).toMatchObject({ error: { reason: 'no_such_shift' } })
})
