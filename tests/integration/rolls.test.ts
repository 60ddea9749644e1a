/** The slips of a batch on the receipt printer: each exactly once, or a person was asked about it. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DATABASE_FILE, openDatabase } from '../../src/backend/store/open.ts'
import * as tables from '../../src/backend/store/schema.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import { startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let printer: Awaited<ReturnType<typeof startPracticePrinter>>
let running: Awaited<ReturnType<typeof startBackend>>
let client: TellerClient
let batchId: string

const start = async () => {
  const address = { host: '127.0.0.1', port: printer.port, paperMm: 58 } as const
  running = await startBackend({ folder: folder.path, practiceEquipment: { ...NOBODY_LISTENS, printer: address } })
  client = (await signedInAs(running.backend, 'manager')).client
}
beforeEach(async () => {
  folder = temporaryFolder()
  printer = await startPracticePrinter({ paperMm: 58 })
  await start()
  const [plan] = await client.plan.list(undefined)
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, deploy: 'off', note: '' } as const
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 30, ...codes }
  batchId = (await client.batch.make(order)).id
  await isMade()
})
afterEach(async () => {
  await running.close()
  await printer.close()
  folder.remove()
})

const look = () => client.batch.get({ batchId })
const begin = (from = 1, last = 30) => client.batch.print({ batchId, printerId: null, from, last })
const isMade = async () => {
  await expect.poll(async () => (await look()).state).toBe('made')
}
const isOver = async () => {
  await expect.poll(async () => (await look()).roll, { timeout: 10_000 }).toBeNull()
}
const paused = async (problem: string | null) => {
  await expect.poll(async () => (await look()).roll, { timeout: 20_000 }).toMatchObject({ state: 'paused', problem })
}
const papers = async (many: number) => {
  await expect.poll(() => printer.jobs().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(many)
}
const books = <T>(work: (db: ReturnType<typeof openDatabase>) => T): T => {
  const db = openDatabase(join(folder.path, DATABASE_FILE))
  try {
    return work(db)
  } finally {
    db.$client.close()
  }
}
const slips = () => books((db) => db.select().from(tables.token).orderBy(tables.token.batchPosition).all())
/** How often the slip of each place came out. */
const outOf = () => {
  const texts = printer.jobs().map(({ lines }) => lines.join('').replaceAll(/\s/g, ''))
  return slips().map(({ code }) => texts.filter((text) => text.includes(code)).length)
}
const once = (places: number) => Array.from({ length: places }, () => 1)

test('thirty slips come out in order, each once, and are known to be printed', async () => {
  const begun = await begin()
  expect(begun.roll).toMatchObject({ state: 'running', last: 30, asks: null })
  await expect(begin()).rejects.toThrow('roll_open')
  await isOver()
  expect(outOf()).toEqual(once(30))
  expect(slips().every(({ printedAt }) => printedAt !== null)).toBe(true)
  expect(await client.batch.counts({ batchId })).toMatchObject({ printed: 30 })
})

test('a customer’s ticket waits for two slips at most', async () => {
  await begin()
  await papers(3)
  const [plan] = await client.plan.list(undefined)
  const order = { requestId: randomUUID(), planId: plan?.id ?? '', quantity: 1, totalMinor: plan?.priceMinor ?? 0 }
  const sale = await client.sale.sell({ ...order, tenderedMinor: null })
  const before = printer.jobs().length
  await client.ticket.release({ jobId: sale.tokens[0]?.ticket.jobId ?? '' })
  await isOver()
  const code = sale.tokens[0]?.code ?? ''
  const at = printer.jobs().findIndex(({ lines }) => lines.join('').replaceAll(/\s/g, '').includes(code))
  // One may have come out while the sale was made.
  expect(at - before).toBeLessThanOrEqual(3)
  expect(outOf().slice(0, 30)).toEqual(once(30))
})

test('paper that ends within a slip: the roll asks about that one, prints it again, and goes on', async () => {
  const isEmpty = printer.waitForPaperEnd()
  printer.faults.paperOutAfterBytes(3_000)
  await begin()
  await isEmpty
  // Somebody switches it off to change the paper: what it had of the slip is lost.
  await printer.faults.offline()
  await paused('slip')
  const asks = (await look()).roll?.asks
  expect(asks).toMatchObject({ state: 'uncertain' })
  const place = asks?.place ?? 0
  expect(slips().map(({ printedAt }) => printedAt !== null)).toEqual(slips().map((_, at) => at + 1 < place))
  printer.faults.paperOut(false)
  await printer.faults.online()
  await client.batch.answerPrint({ batchId, jobId: asks?.jobId ?? '', cameOut: false })
  await isOver()
  expect(outOf()).toEqual(once(30))
})

test('paper that ends between two slips is waited for, and nobody is asked', async () => {
  await begin(1, 8)
  await papers(2)
  printer.faults.paperOut(true)
  await expect.poll(async () => (await client.app.status(undefined)).printer?.state).toBe('paper_out')
  printer.faults.paperOut(false)
  await isOver()
  expect(outOf().slice(0, 8)).toEqual(once(8))
})

test('a restart in the middle prints nothing by itself, and then each slip once', async () => {
  await begin()
  await papers(4)
  await running.close()
  await start()
  const { roll } = await look()
  expect(roll?.state).toBe('paused')
  const many = printer.jobs().length
  await client.batch.counts({ batchId })
  expect(printer.jobs().length).toBe(many)
  // What was on its way when the program ended is asked about.
  if (roll?.asks) {
    const code = roll.asks.codeGroups.join('')
    const cameOut = printer.jobs().some(({ lines }) => lines.join('').replaceAll(/\s/g, '').includes(code))
    await client.batch.answerPrint({ batchId, jobId: roll.asks.jobId, cameOut })
  } else await client.batch.resumePrint({ batchId })
  await isOver()
  expect(outOf()).toEqual(once(30))
})

test('paused, gone on with, ended; void slips are left out', async () => {
  await begin(1, 20)
  await client.batch.pausePrint({ batchId })
  await paused(null)
  const waiting = (await look()).roll?.next ?? 0
  expect(printer.jobs().length).toBeLessThanOrEqual(waiting)
  await client.batch.voidSlip({ batchId, text: slips()[9]?.code ?? '', reason: 'Torn' })
  await client.batch.resumePrint({ batchId })
  await isOver()
  expect(outOf()[9]).toBe(0)
  expect(
    outOf()
      .slice(0, 20)
      .reduce((all, many) => all + many, 0),
  ).toBe(19)
  await begin(21, 30)
  const { roll } = await client.batch.stopPrint({ batchId })
  expect(roll).toBeNull()
  await expect(client.batch.resumePrint({ batchId })).rejects.toThrow('no_roll')
})
