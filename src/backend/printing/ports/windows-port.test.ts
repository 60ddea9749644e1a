import { beforeEach, expect, test } from 'vitest'
import { PaperSpooler } from '../../../../tests/support/paper-spooler.ts'
import { sampleBytes } from '../test-tickets.ts'
import { PRINTER_STATUS, WORK_OFFLINE } from './spooler.ts'
import { WindowsPrinterPort } from './windows-port.ts'

const ticket = sampleBytes()
let spooler: PaperSpooler
let port: WindowsPrinterPort

const send = (deadlineMs = 5_000) => port.send('job', ticket, { deadlineMs })

beforeEach(() => {
  spooler = new PaperSpooler()
  port = new WindowsPrinterPort(spooler, 'Receipt')
})

test('a ticket that left the queue is sent, whole, and its name in the queue says nothing of it', async () => {
  const names: string[] = []
  spooler.printer = 'waits'
  const sent = send()
  await expect.poll(() => spooler.jobs.length).toBe(1)
  names.push(...spooler.jobs.map(({ name }) => name))
  spooler.comeBack()
  expect(await sent).toMatchObject({ outcome: 'accepted', detail: { code: 'handed_over' } })
  expect(Buffer.concat(spooler.printed).equals(ticket)).toBe(true)
  expect(names).toEqual(['Teller'])
})

test('a job that waits at the deadline is taken out, so that it cannot print beside the next attempt', async () => {
  spooler.printer = 'waits'
  expect(await send(400)).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'deadline' } })
  spooler.comeBack()
  expect(spooler.printed).toEqual([])
})

test('a job that had begun is taken out too, but nobody knows what came out of it', async () => {
  spooler.printer = 'sticks'
  expect(await send(400)).toMatchObject({ outcome: 'uncertain', detail: { code: 'deadline' } })
  expect(spooler.jobs).toEqual([])
})

test('a job that the spooler says it deleted and keeps stays uncertain: it prints when the printer is back', async () => {
  spooler.printer = 'waits'
  spooler.keepsDeleted = true
  expect(await send(400)).toMatchObject({ outcome: 'uncertain', detail: { text: 'could not be deleted' } })
})

test('a spooler that dies within the ticket leaves it uncertain', async () => {
  spooler.diesAfterBytes = 5_000
  expect(await send()).toMatchObject({ outcome: 'uncertain', detail: { text: 'WritePrinter failed with 1722' } })
  expect(spooler.printed).toEqual([])
})

test('a printer that is not there, or that Windows holds still, gets no job', async () => {
  const nobody = new WindowsPrinterPort(spooler, 'Nobody')
  expect(await nobody.probe()).toBe('unreachable')
  expect(await nobody.send('job', ticket, { deadlineMs: 400 })).toMatchObject({
    outcome: 'failed-before-send',
    detail: { code: 'unreachable', text: 'OpenPrinterW failed with 1801' },
  })
  spooler.attributes = WORK_OFFLINE
  expect(await send()).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'offline' } })
  expect(spooler.printed).toEqual([])
})

test('a port that is closed takes its waiting job along', async () => {
  spooler.printer = 'waits'
  const sent = send()
  await expect.poll(() => spooler.jobs.length).toBe(1)
  port.close()
  expect(await sent).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'port_closed' } })
  expect(spooler.jobs).toEqual([])
})

test.each([
  [0, 'unknown'],
  [PRINTER_STATUS.paperOut, 'paper_out'],
  [PRINTER_STATUS.doorOpen, 'cover_open'],
  [PRINTER_STATUS.paused, 'offline'],
  [PRINTER_STATUS.paperJam, 'error'],
])('the printer status %i is told as %s', async (status, told) => {
  spooler.status = status
  expect(await port.probe()).toBe(told)
})
