/** The Printing room and the cash drawer, on real backends, a real router and one printer with the faults of a day. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PlanTile, SaleView } from '../../src/contract/sales.ts'
import type { Role } from '../../src/core/permissions.ts'
import { startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { type Caller, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folders: ReturnType<typeof temporaryFolder>[]
let router: Awaited<ReturnType<typeof startPracticeRouter>>
let printer: Awaited<ReturnType<typeof startPracticePrinter>>
let counters: Awaited<ReturnType<typeof startBackend>>[]
let now: number

async function openCounter(folder = temporaryFolder()) {
  folders.push(folder)
  const login = { host: '127.0.0.1', port: router.port, username: 'teller', password: 'secret' }
  const counter = await startBackend({
    folder: folder.path,
    clock: () => now,
    practiceEquipment: {
      router: { ...login, loginHost: 'wifi.example' },
      printer: { host: '127.0.0.1', port: printer.port, paperMm: 58 },
    },
  })
  counters.push(counter)
  return { counter, folder, as: (role: Role) => signedInAs(counter.backend, role) }
}

beforeEach(async () => {
  now = Date.parse('2026-11-23T12:00:00Z')
  folders = []
  counters = []
  router = await startPracticeRouter({ username: 'teller', password: 'secret' })
  printer = await startPracticePrinter({ paperMm: 58 })
})
afterEach(async () => {
  await Promise.all(counters.map((counter) => counter.close()))
  await Promise.all([router.close(), printer.close()])
  for (const folder of folders) folder.remove()
})

async function sell({ client }: Caller, quantity = 1): Promise<SaleView> {
  const [plan] = (await client.plan.list(undefined)) as [PlanTile]
  const order = { requestId: randomUUID(), planId: plan.id, quantity, totalMinor: plan.priceMinor * quantity }
  return client.sale.sell({ ...order, tenderedMinor: null })
}

const open = async ({ client }: Caller) => (await client.printing.list(undefined)).open
const statesOf = async (who: Caller) => (await open(who)).map(({ state }) => state)
const idsOf = async (who: Caller) => (await open(who)).map(({ id }) => id)
const comesTrue = async (look: () => Promise<boolean> | boolean) => {
  await expect.poll(look, { timeout: 15_000, interval: 150 }).toBe(true)
}
const salesOnPaper = () => printer.jobs().map(({ lines }) => /Sale (\d+)/.exec(lines.join('\n'))?.[1])
const marked = () => printer.jobs().filter(({ lines }) => lines.some((line) => line.includes('REPRINT'))).length

test('the printer was off for an hour of 50 sales: none is lost, one key prints them all, each once', async () => {
  await printer.faults.offline()
  const { as } = await openCounter()
  const [ana, leader] = [await as('staff'), await as('manager')]
  for (let number = 1; number <= 50; number++) await sell(ana)
  await comesTrue(async () => (await statesOf(ana)).filter((state) => state === 'queued').length === 50)
  now += 60 * 60_000
  await ana.client.equipment.tryNow(undefined)
  await comesTrue(async () => (await statesOf(ana)).every((state) => state === 'failed'))
  expect(printer.jobs()).toHaveLength(0)
  await printer.faults.online()
  expect(await leader.client.printing.print({ jobIds: await idsOf(leader) })).toEqual({ count: 50 })
  await comesTrue(async () => (await open(ana)).length === 0)
  await printer.waitForJob(50)
  expect(salesOnPaper()).toEqual(Array.from({ length: 50 }, (_, index) => String(index + 1)))
  expect((await ana.client.printing.list(undefined)).done).toHaveLength(20)
})

test('paper ends in mid-ticket and the printer is switched off for a new roll: asked, and never printed again unasked', async () => {
  const { as } = await openCounter()
  const ana = await as('staff')
  const ended = printer.waitForPaperEnd()
  printer.faults.paperOutAfterBytes(900)
  await sell(ana)
  await ended
  await printer.faults.offline()
  await comesTrue(async () => (await statesOf(ana))[0] === 'uncertain')
  printer.faults.paperOut(false)
  await printer.faults.online()
  await ana.client.equipment.tryNow(undefined)
  await sell(ana)
  await comesTrue(async () => (await open(ana)).length === 1)
  expect(await statesOf(ana)).toEqual(['uncertain'])
  expect(salesOnPaper().filter((number) => number === '1')).toHaveLength(0)

  await ana.client.printing.answer({ jobIds: await idsOf(ana), cameOut: false })
  await comesTrue(async () => (await open(ana)).length === 0)
  await comesTrue(() => marked() === 1)
})

test('several doubtful tickets are answered with one press, and an answer is given only once', async () => {
  const { as } = await openCounter()
  const ana = await as('staff')
  printer.faults.resetAfterBytes(1_000)
  const sold = await sell(ana, 3)
  await comesTrue(async () => (await statesOf(ana)).join() === 'uncertain,uncertain,uncertain')
  printer.faults.resetAfterBytes(undefined)
  const jobIds = await idsOf(ana)
  expect(await ana.client.printing.answer({ jobIds, cameOut: true })).toEqual({ count: 3 })
  await expect(ana.client.printing.answer({ jobIds, cameOut: false })).rejects.toMatchObject({
    detail: { reason: 'ticket_busy' },
  })
  const view = await ana.client.sale.get({ id: sold.id })
  expect(view.tokens.map(({ ticket }) => ticket.state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
  expect(marked()).toBe(0)
})

test('a ticket is taken back while a printer that does not answer is just tried: it is not tried again', async () => {
  const { as } = await openCounter()
  const ana = await as('staff')
  await sell(ana)
  await printer.waitForJob(1)
  await comesTrue(async () => (await open(ana)).length === 0)
  // It has answered before: until it is given up, the next ticket is on its way, and not a byte has left.
  printer.faults.silent(true)
  const sold = await sell(ana)
  await expect.poll(() => statesOf(ana), { interval: 10 }).toEqual(['sending'])
  expect(await ana.client.printing.cancel({ jobIds: await idsOf(ana) })).toEqual({ count: 1 })
  await comesTrue(async () => (await open(ana)).length === 0)
  const view = await ana.client.sale.get({ id: sold.id })
  expect(view.tokens.map(({ ticket }) => ticket.state)).toEqual(['cancelled'])
  expect(printer.jobs()).toHaveLength(1)
})

test('two counters on one printer: their tickets come out whole, none is lost and none twice', async () => {
  const pairs = [await openCounter(), await openCounter()]
  const cashiers = await Promise.all(pairs.map(({ as }) => as('staff')))
  const sales = await Promise.all(cashiers.map((each) => Promise.all([sell(each, 5), sell(each, 5)])))
  await comesTrue(async () => (await Promise.all(cashiers.map(open))).every((jobs) => jobs.length === 0))
  await printer.waitForJob(20)
  const codes = sales.flat(2).flatMap(({ tokens }) => tokens.map(({ code }) => code))
  const paper = printer.jobs().map(({ lines, ending }) => ({ text: lines.join('').replaceAll(' ', ''), ending }))
  expect(paper).toHaveLength(20)
  for (const code of codes) expect(paper.filter(({ text }) => text.includes(code))).toHaveLength(1)
})

test('a waiting ticket goes to another printer, and no further than that', async () => {
  await printer.faults.offline()
  const { as } = await openCounter()
  const [ana, owner] = [await as('staff'), await as('super_admin')]
  const spare = await startPracticePrinter({ paperMm: 58 })
  const [first] = (await owner.client.equipment.list(undefined)).printers
  if (!first) throw new Error('no printer')
  const link = { kind: 'tcp', host: '127.0.0.1', port: spare.port } as const
  const { id } = await owner.client.equipment.savePrinter({ id: null, printer: { ...first, name: 'Spare', link } })
  await sell(ana)
  await comesTrue(async () => (await statesOf(ana)).join() === 'queued')
  await ana.client.printing.move({ jobIds: await idsOf(ana), printerId: id })
  await spare.waitForJob()
  await printer.faults.online()
  await comesTrue(async () => (await open(ana)).length === 0)

  await owner.client.counter.saveSettings({ idleMinutes: 5, printerId: id, ownShiftOnly: false })
  await sell(ana)
  await spare.waitForJob(2)
  expect(printer.jobs()).toHaveLength(0)
  expect((await ana.client.app.status(undefined)).printer?.name).toBe('Spare')
  await spare.close()
})

test('the slip of a roll that is in doubt is answered here as well, and the roll goes on', async () => {
  const { as } = await openCounter()
  const leader = await as('manager')
  const [plan] = (await leader.client.plan.list(undefined)) as [PlanTile]
  const codes = { prefix: '', alphabet: 'mixed', codeLength: 6, deploy: 'off', note: '' } as const
  const order = { requestId: randomUUID(), planId: plan.id, quantity: 3, ...codes }
  const { id: batchId } = await leader.client.batch.make(order)
  await comesTrue(async () => (await leader.client.batch.get({ batchId })).state === 'made')
  printer.faults.resetAfterBytes(1_000)
  await leader.client.batch.print({ batchId, printerId: null, from: 1, last: 3 })
  await comesTrue(async () => (await statesOf(leader)).join() === 'uncertain')
  printer.faults.resetAfterBytes(undefined)
  const before = printer.jobs().length
  const [slip] = await open(leader)
  expect(slip?.thing).toEqual({ kind: 'slip', batchNumber: 1, position: 1 })
  expect(await open(await as('staff'))).toEqual([])
  await leader.client.printing.answer({ jobIds: [slip?.id ?? ''], cameOut: false })
  await comesTrue(async () => (await leader.client.batch.get({ batchId })).roll === null)
  await comesTrue(() => printer.jobs().length === before + 3)
  expect(marked()).toBe(0)
})

test('a cashier sees and answers for their own tickets only', async () => {
  await printer.faults.offline()
  const { as } = await openCounter()
  const [ana, owner] = [await as('staff'), await as('super_admin')]
  await sell(owner)
  await sell(ana)
  expect((await open(ana)).map(({ thing }) => thing)).toEqual([expect.objectContaining({ saleNumber: 2 })])
  expect(await open(owner)).toHaveLength(2)
  const jobIds = await idsOf(owner)
  for (const call of [ana.client.printing.cancel({ jobIds }), ana.client.printing.print({ jobIds })]) {
    await expect(call).rejects.toMatchObject({ detail: { reason: 'no_such_ticket' } })
  }
})

/** A drawer on the second pin of the counter's printer. */
async function withDrawer({ client }: Caller): Promise<void> {
  const [first] = (await client.equipment.list(undefined)).printers
  if (!first) throw new Error('no printer')
  const { id, ...form } = first
  await client.equipment.savePrinter({ id, printer: { ...form, drawerPin: 5, drawerOnCash: true } })
}

test('the drawer opens with a sale in cash, and without one by leaders only, counted and with a reason', async () => {
  const { as } = await openCounter()
  const [ana, owner] = [await as('staff'), await as('super_admin')]
  expect(await owner.client.drawer.today(undefined)).toEqual({ openings: null })
  await withDrawer(owner)
  await sell(ana)
  await comesTrue(() => printer.drawerPulses().length === 1)
  await comesTrue(async () => (await open(ana)).length === 0)
  expect(await owner.client.drawer.today(undefined)).toEqual({ openings: 0 })
  expect(await owner.client.drawer.open({ reason: 'Change' })).toEqual({
    outcome: 'opened',
    problem: null,
    openings: 1,
  })
  expect(printer.drawerPulses()).toEqual([5, 5])
  await expect(ana.client.drawer.open({ reason: 'Change' })).rejects.toMatchObject({ detail: { code: 'forbidden' } })
  now += 24 * 60 * 60_000
  expect(await owner.client.drawer.today(undefined)).toEqual({ openings: 0 })
})

test('the drawer opens for cash that goes back, and once for each movement and count, not for a press that finds it done', async () => {
  const { as } = await openCounter()
  const owner = await as('super_admin')
  await withDrawer(owner)
  const { id: saleId, totalMinor: amountMinor } = await sell(owner)
  await comesTrue(() => printer.drawerPulses().length === 1)
  const refund = { requestId: randomUUID(), saleId, amountMinor, reason: 'rain', approvalId: null }
  await owner.client.sale.refund(refund)
  await comesTrue(() => printer.drawerPulses().length === 2)
  const shift = await owner.client.till.now(undefined)
  const shiftId = shift?.id ?? ''
  const paidIn = {
    requestId: randomUUID(),
    shiftId,
    kind: 'pay_in',
    currency: 'EUR',
    amountMinor: 500,
    reason: 'x',
  } as const
  const twice = async (press: () => Promise<unknown>) => [await press(), await press()]
  await twice(() => owner.client.sale.refund(refund))
  await twice(() => owner.client.till.move(paidIn))
  await twice(() => owner.client.till.startCount({ shiftId }))
  // What opens the drawer is served in turn: after this one, all that was to come has come.
  await owner.client.drawer.open({ reason: 'Change' })
  expect(printer.drawerPulses()).toHaveLength(5)
})

test('a drawer that cannot open harms no sale, is told once, and opens neither later nor after a restart', async () => {
  const { counter, folder, as } = await openCounter()
  const owner = await as('super_admin')
  await withDrawer(owner)
  await printer.faults.offline()
  const told = new Promise<unknown>((resolve) =>
    owner.transport.subscribe((event) => event.name === 'drawer.failed' && resolve(event.payload)),
  )
  const sold = await sell(owner)
  expect(sold.number).toBe(1)
  expect(await told).toEqual({ outcome: 'failed', problem: 'unreachable' })
  expect(await owner.client.drawer.open({ reason: 'x' })).toEqual({
    outcome: 'failed',
    problem: 'unreachable',
    openings: 0,
  })
  await counter.close()
  counters.pop()
  await printer.faults.online()
  await openCounter(folder)
  await printer.waitForJob()
  expect(printer.drawerPulses()).toEqual([])
})
