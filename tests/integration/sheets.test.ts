/** Files of a batch: what is on them, what is written down, and what is left when somebody ends it. */
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE, type Db, openDatabase } from '../../src/backend/store/open.ts'
import { journal, sale, token } from '../../src/backend/store/schema.ts'
import { CallError } from '../../src/contract/client.ts'
import { entriesOf } from '../support/archive.ts'
import { type Caller, NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type PaperBatch, putBatch } from '../support/paper-batch.ts'

const sheet = { paper: 'a4', columns: 4, rows: 6, cutMarks: 'lines' } as const

let folder: ReturnType<typeof temporaryFolder>
let running: Awaited<ReturnType<typeof startBackend>>
let manager: Caller
let made: PaperBatch
let db: Db

beforeEach(async () => {
  folder = temporaryFolder()
  running = await startBackend({ folder: folder.path, practiceEquipment: NOBODY_LISTENS })
  manager = await signedInAs(running.backend, 'manager')
  made = putBatch(folder.path, 60)
  db = openDatabase(join(folder.path, DATABASE_FILE))
})
afterEach(async () => {
  db.$client.close()
  await running.close()
  folder.remove()
})

const tokenAt = (place: number) => eq(token.code, made.codes[place - 1] ?? '')
const printed = () =>
  db
    .select()
    .from(token)
    .all()
    .filter(({ batchId, printedAt }) => batchId === made.batchId && printedAt)
const lastFact = () => JSON.parse(db.select().from(journal).all().at(-1)?.body ?? '{}')

/** Why a call was refused; nothing when it was not. */
const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof CallError ? error.detail.reason : error),
  )

/** Somebody bought the slip at this place. */
async function sellSlip(place: number): Promise<void> {
  const staff = await signedInAs(running.backend, 'staff')
  const [plan] = await staff.client.plan.list(undefined)
  const order = {
    requestId: crypto.randomUUID(),
    planId: plan?.id ?? '',
    quantity: 1,
    totalMinor: plan?.priceMinor ?? 0,
  }
  const { id } = await staff.client.sale.sell({ ...order, tenderedMinor: null })
  db.update(token).set({ saleId: id, position: 2 }).where(tokenAt(place)).run()
}

test('a sheet has the slips that can be sold, counts them as printed, and is written down', async () => {
  db.update(token).set({ voidedAt: 5 }).where(tokenAt(3)).run()
  await sellSlip(4)
  const file = await manager.client.sheet.pdf({ batchId: made.batchId, ...sheet, from: 2, to: 30 })
  expect(Buffer.from(file.base64, 'base64').toString('latin1')).toMatch(/^%PDF-1\.[\s\S]+%%EOF\s*$/)
  expect(file).toMatchObject({ fileName: 'batch-12.pdf', mediaType: 'application/pdf', slips: 27, withoutQr: 0 })
  expect(printed().map(({ batchPosition }) => batchPosition)).toEqual(
    Array.from({ length: 29 }, (_, n) => n + 2).filter((place) => place !== 3 && place !== 4),
  )
  expect(lastFact()).toMatchObject({
    kind: 'batch.sheet_made',
    subject: { type: 'batch', id: made.batchId, name: '12' },
    data: { slips: 27, from: 2, to: 30, paper: 'a4' },
  })
})

test('what nobody can buy any more is on no sheet, and that is said', async () => {
  db.update(token).set({ voidedAt: 5 }).where(eq(token.batchId, made.batchId)).run()
  const order = { batchId: made.batchId, ...sheet, from: 1, to: 60 }
  await expect(manager.client.sheet.pdf(order)).rejects.toMatchObject({ detail: { reason: 'no_slips' } })
})

test('a sheet that somebody ends counts nothing as printed, and the next one can be made', async () => {
  const order = { batchId: made.batchId, ...sheet, from: 1, to: 60 }
  const ended = reasonOf(manager.client.sheet.pdf(order))
  const other = await signedInAs(running.backend, 'super_admin')
  await expect(other.client.sheet.pdf(order)).rejects.toMatchObject({ detail: { reason: 'already_working' } })
  await manager.client.sheet.stop(undefined)
  expect(await ended).toBe('stopped')
  expect(printed()).toEqual([])
  expect(lastFact().kind).not.toBe('batch.sheet_made')
  await expect(other.client.sheet.pdf(order)).resolves.toMatchObject({ slips: 60 })
})

test('a counter that closes ends a sheet that is being made', async () => {
  const order = { batchId: made.batchId, ...sheet, from: 1, to: 60 }
  const ended = reasonOf(manager.client.sheet.pdf(order))
  await running.close()
  expect(await ended).toBe('stopped')
  expect(printed()).toEqual([])
  running = await startBackend({ folder: folder.path, practiceEquipment: NOBODY_LISTENS })
})

test('progress reaches the window that waits for it, and no other', async () => {
  const other = await signedInAs(running.backend, 'super_admin')
  const [heard, elsewhere]: [unknown[], unknown[]] = [[], []]
  manager.transport.subscribe(({ name, payload }) => void (name === 'sheet.progress' && heard.push(payload)))
  other.transport.subscribe(({ name, payload }) => void (name === 'sheet.progress' && elsewhere.push(payload)))
  await manager.client.sheet.pdf({ batchId: made.batchId, ...sheet, from: 1, to: 60 })
  expect(heard).toEqual([20, 40, 60].map((done) => ({ done, total: 60 })))
  expect(elsewhere).toEqual([])
})

test('the tables tell what became of each code, and keep codes and names as they are', async () => {
  await sellSlip(1)
  db.update(token).set({ voidedAt: 5 }).where(tokenAt(2)).run()
  db.update(token).set({ code: '700000e5', password: '=1+1' }).where(tokenAt(3)).run()
  db.update(token).set({ firstUsedAt: 9 }).where(tokenAt(4)).run()
  const csv = await manager.client.sheet.csv({ batchId: made.batchId })
  const lines = Buffer.from(csv.base64, 'base64').toString().split('\r\n')
  expect(lines[0]).toBe('\ufeffnumber,code,password,package,price,currency,validity,state,"sold at",note')
  expect(lines).toHaveLength(62)
  const states = lines.slice(1, 6).map((line) => /,(unsold|sold|used|void),/.exec(line)?.[1])
  expect(states).toEqual(['sold', 'void', 'unsold', 'used', 'unsold'])
  expect(lines[3]).toMatch(/^3,700000e5,'=1\+1,/)
  const soldAt = db.select().from(sale).get()?.at ?? 0
  expect(lines[1]).toContain(String(new Date(soldAt).getUTCFullYear()))
  expect(lastFact()).toMatchObject({ kind: 'batch.exported', data: { format: 'csv', rows: 60 } })

  const excel = await manager.client.sheet.excel({ batchId: made.batchId })
  const xml = entriesOf(Buffer.from(excel.base64, 'base64')).get('xl/worksheets/sheet1.xml') ?? ''
  expect(xml).toContain('<c><v>3</v></c><c s="2" t="inlineStr"><is><t xml:space="preserve">700000e5</t></is></c>')
  expect(xml).toContain('<t xml:space="preserve">=1+1</t>')
  expect(xml).not.toContain('<f>')
})
