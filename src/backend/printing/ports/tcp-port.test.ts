import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePrinter, startPracticePrinter } from '../../../practice/printer/practice-printer.ts'
import { sampleBytes } from '../test-tickets.ts'
import { TcpPrinterPort } from './tcp-port.ts'

let printer: PracticePrinter
let port: TcpPrinterPort

const ticket = sampleBytes()
const STATUS_BYTES = 9

function portTo(tcpPort: number, statusTimeoutMs = 300): TcpPrinterPort {
  return new TcpPrinterPort({ host: '127.0.0.1', port: tcpPort, statusTimeoutMs })
}

/** Generous, so that a busy machine does not look like a fault; tests that wait for it say so. */
const send = (bytes: Uint8Array = ticket, deadlineMs = 5000) => port.send('job', bytes, { deadlineMs })

beforeEach(async () => {
  printer = await startPracticePrinter()
  port = portTo(printer.port)
})

afterEach(async () => {
  port.close()
  await printer.close()
})

test('a ticket that came out is confirmed, and not a byte of it was changed', async () => {
  expect(await send()).toMatchObject({ outcome: 'confirmed', status: 'ready' })
  const job = await printer.waitForJob()
  expect(Buffer.compare(job.bytes, ticket)).toBe(0)
  expect(job.ending).toBe('cut')
})

test('every ticket has a connection and a job of its own', async () => {
  for (let number = 1; number <= 3; number++) {
    expect((await send()).outcome).toBe('confirmed')
    expect((await printer.waitForJob(number)).bytes.length).toBe(ticket.length)
  }
  expect(printer.jobs().length).toBe(3)
})

test('without paper or with an open cover nothing is sent, so nothing comes out later', async () => {
  printer.faults.paperOut(true)
  expect(await send()).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'paper_out' } })
  printer.faults.paperOut(false)
  printer.faults.coverOpen(true)
  expect(await send()).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'cover_open' } })
  printer.faults.coverOpen(false)
  expect((await send()).outcome).toBe('confirmed')
  await printer.waitForJob()
  expect(printer.jobs().length).toBe(1)
})

test('little paper is told and does not stop the ticket', async () => {
  printer.faults.paperLow(true)
  expect(await send()).toMatchObject({ outcome: 'confirmed', status: 'paper_low' })
})

test('a printer that is switched off failed before sending; switched on it prints', async () => {
  await printer.faults.offline()
  expect(await send()).toMatchObject({
    outcome: 'failed-before-send',
    detail: { code: 'unreachable', text: 'ECONNREFUSED' },
    status: 'unreachable',
  })
  await printer.faults.online()
  expect((await send()).outcome).toBe('confirmed')
})

test('a printer that never answers takes the ticket, which is sent but not confirmed, and is waited for only once', async () => {
  printer.faults.silent(true)
  port = portTo(printer.port, 900)
  expect(await send()).toMatchObject({ outcome: 'accepted', status: 'unknown' })
  const start = performance.now()
  expect((await send()).outcome).toBe('accepted')
  expect(performance.now() - start).toBeLessThan(700)
  await printer.waitForJob(2)
  expect(printer.jobs().map(({ bytes }) => bytes.length)).toEqual([ticket.length, ticket.length])
})

test('a printer that has answered before and stays silent gets no ticket; the next attempt takes it as it is', async () => {
  expect((await send()).outcome).toBe('confirmed')
  printer.faults.silent(true)
  expect(await send()).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'silent' } })
  expect((await send()).outcome).toBe('accepted')
  await printer.waitForJob(2)
  expect(printer.jobs().length).toBe(2)
})

test('a printer that accepts and never reads is uncertain at the deadline, never sent', async () => {
  printer.faults.neverRead(true)
  for (const bytes of [ticket, new Uint8Array(12_000_000)]) {
    const start = performance.now()
    expect(await portTo(printer.port).send('job', bytes, { deadlineMs: 400 })).toMatchObject({
      outcome: 'uncertain',
      detail: { code: 'deadline' },
    })
    expect(performance.now() - start).toBeLessThan(2000)
  }
})

test('a printer with a voice that does not confirm is uncertain', async () => {
  printer.faults.unconfirmed(true)
  expect(await send(ticket, 400)).toMatchObject({ outcome: 'uncertain', detail: { code: 'deadline' } })
})

test('paper that ends within the ticket is uncertain: the rest comes out when there is paper again', async () => {
  printer.faults.paperOutAfterBytes(500)
  expect(await send(ticket, 1200)).toMatchObject({
    outcome: 'uncertain',
    detail: { code: 'paper_out' },
    status: 'paper_out',
  })
  expect(printer.jobs().length).toBe(0)
  printer.faults.paperOut(false)
  expect((await printer.waitForJob()).bytes.length).toBe(ticket.length)
})

test('paper that is put in before the deadline confirms the ticket', async () => {
  printer.faults.paperOutAfterBytes(500)
  const paperEnded = printer.waitForPaperEnd()
  const sent = send()
  await paperEnded
  printer.faults.paperOut(false)
  expect((await sent).outcome).toBe('confirmed')
})

for (const bytes of [0, 1, STATUS_BYTES - 1]) {
  test(`a connection reset after ${bytes} bytes, before the ticket, failed before sending`, async () => {
    printer.faults.resetAfterBytes(bytes)
    expect((await send()).outcome).toBe('failed-before-send')
    expect(printer.jobs().length).toBe(0)
  })
}

for (const bytes of [1, 3, 100, 1000, 10_000, ticket.length - 1, ticket.length]) {
  test(`a connection reset after ${bytes} bytes of the ticket is uncertain`, async () => {
    printer.faults.resetAfterBytes(STATUS_BYTES + bytes)
    expect(await send()).toMatchObject({ outcome: 'uncertain', detail: { code: 'connection_lost' } })
  })
}

test('an answer that a picture’s bytes provoke is not taken for a confirmation', async () => {
  printer.faults.unconfirmed(true)
  const looksLikeRequests = Uint8Array.of(
    0x1d,
    0x76,
    0x30,
    0,
    3,
    0,
    2,
    0,
    0x10,
    0x04,
    1,
    0x10,
    0x04,
    4,
    0x1d,
    0x56,
    66,
    0,
  )
  expect(await send(looksLikeRequests, 400)).toMatchObject({ outcome: 'uncertain', detail: { code: 'deadline' } })
})

test('automatic status and flow control that nobody asked for are not taken for a confirmation', async () => {
  const chatty = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      const asksStatus = bytes[0] === 0x10
      socket.write(asksStatus ? Uint8Array.of(0x12, 0x12, 0x12) : Uint8Array.of(0x13, 0x10, 0x00, 0x00, 0x00, 0x11))
    })
  })
  await new Promise<void>((resolve) => chatty.listen(0, '127.0.0.1', resolve))
  const address = chatty.address()
  const chattyPort = portTo(typeof address === 'object' && address ? address.port : 0)
  expect((await chattyPort.send('job', ticket, { deadlineMs: 400 })).outcome).toBe('uncertain')
  chattyPort.close()
  await new Promise((resolve) => chatty.close(resolve))
})

test('closing the port breaks a ticket off, which is uncertain, and refuses the next', async () => {
  printer.faults.unconfirmed(true)
  const came = printer.waitForJob()
  const sent = send()
  await came
  port.close()
  expect(await sent).toMatchObject({ outcome: 'uncertain', detail: { code: 'port_closed' } })
  expect(await send()).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'port_closed' } })
})

test('a probe tells what the printer says about itself', async () => {
  expect(await port.probe()).toBe('ready')
  printer.faults.paperLow(true)
  expect(await port.probe()).toBe('paper_low')
  printer.faults.paperOut(true)
  expect(await port.probe()).toBe('paper_out')
  printer.faults.coverOpen(true)
  expect(await port.probe()).toBe('cover_open')
  printer.faults.silent(true)
  expect(await port.probe()).toBe('unknown')
  await printer.faults.offline()
  expect(await port.probe()).toBe('unreachable')
  expect(printer.jobs().length).toBe(0)
})

test('a printer that does not answer the connection is unreachable in time', async () => {
  const unroutable = new TcpPrinterPort({ host: '192.0.2.1', connectTimeoutMs: 200 })
  expect(await unroutable.probe()).toBe('unreachable')
  expect((await unroutable.send('job', ticket, { deadlineMs: 200 })).outcome).toBe('failed-before-send')
})
