/** Printers that hang on this computer, each behind a process that may be stuck, die or be killed. */
import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync, readSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forkPrinterProcess } from '../../src/backend/printing/ports/fork-printer-process.ts'
import type { BlockingLink, PrinterProcess } from '../../src/backend/printing/ports/port-messages.ts'
import { ProcessPort } from '../../src/backend/printing/ports/process-port.ts'
import { TcpPrinterPort } from '../../src/backend/printing/ports/tcp-port.ts'
import { sampleBytes } from '../../src/backend/printing/test-tickets.ts'
import { type PracticePrinter, startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { temporaryFolder } from '../support/folder.ts'
import { hasPython, type PtyLine, plugIn } from '../support/pty-line.ts'

const ticket = sampleBytes()
/** More than a pipe holds while nobody reads it. */
const longTicket = new Uint8Array(300_000).fill(0x41)

let folder: ReturnType<typeof temporaryFolder>
let printer: PracticePrinter
let ports: ProcessPort[]
let processes: PrinterProcess[]
let line: PtyLine | undefined

function portOn(link: BlockingLink): ProcessPort {
  const start = () => {
    const started = forkPrinterProcess()
    processes.push(started)
    return started
  }
  const port = new ProcessPort({ link, start, graceMs: 100 })
  ports.push(port)
  return port
}

function pipe(): string {
  const path = join(folder.path, `pipe-${Math.random()}`)
  execFileSync('mkfifo', [path])
  return path
}

/** Takes everything out of a pipe that somebody may still be writing to. */
function drain(fd: number): Buffer {
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(65_536)
  try {
    for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk)) {
      chunks.push(Buffer.from(chunk.subarray(0, read)))
    }
  } catch {
    // EAGAIN: it is empty.
  }
  return Buffer.concat(chunks)
}

beforeEach(async () => {
  folder = temporaryFolder()
  printer = await startPracticePrinter()
  ports = []
  processes = []
})

afterEach(async () => {
  for (const port of ports) port.close()
  for (const each of processes) each.kill()
  line?.unplug()
  line = undefined
  await printer.close()
  folder.remove()
})

describe.skipIf(process.platform === 'win32')('on Linux', () => {
  test('a device that never takes a byte stalls neither the till nor another printer, and nothing of it left', async () => {
    // Opening a pipe for writing waits for its reader, in the kernel, for ever.
    const stuck = portOn({ kind: 'share', path: pipe() })
    let ticks = 0
    const till = setInterval(() => (ticks += 1), 10)
    const sent = stuck.send('job', ticket, { deadlineMs: 1_200 })
    const other = new TcpPrinterPort({ host: '127.0.0.1', port: printer.port })
    expect(await other.send('other', ticket, { deadlineMs: 1_000 })).toMatchObject({ outcome: 'confirmed' })
    expect(await sent).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'unreachable' } })
    clearInterval(till)
    expect(ticks).toBeGreaterThan(40)
  })

  test('a process that is killed within a ticket leaves it uncertain, and the next ticket prints', async () => {
    const path = pipe()
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const port = portOn({ kind: 'device', path })
    const sent = port.send('job', longTicket, { deadlineMs: 15_000 })
    // The questions before a ticket are few bytes; the first hundred of it have left for certain.
    for (let came = 0; came < 100; came += drain(reader).length) await delay(20)
    processes[0]?.kill()
    expect(await sent).toMatchObject({ outcome: 'uncertain', detail: { code: 'connection_lost' } })
    drain(reader)
    expect(await port.send('next', ticket, { deadlineMs: 15_000 })).toMatchObject({ outcome: 'accepted' })
    expect(processes.length).toBe(2)
    expect(drain(reader).indexOf(ticket)).toBeGreaterThanOrEqual(0)
    closeSync(reader)
  })

  test('a device that stops taking bytes within a ticket is uncertain at the deadline', async () => {
    const path = pipe()
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const port = portOn({ kind: 'device', path })
    expect(await port.send('job', longTicket, { deadlineMs: 1_500 })).toMatchObject({
      outcome: 'uncertain',
      detail: { code: 'deadline' },
    })
    closeSync(reader)
  })

  test('a device path that is missing and then appears prints once, when it is told to again', async () => {
    const path = join(folder.path, 'lp0')
    const port = portOn({ kind: 'device', path })
    expect(await port.probe()).toBe('unreachable')
    expect(await port.send('job', ticket, { deadlineMs: 5_000 })).toMatchObject({
      outcome: 'failed-before-send',
      detail: { code: 'unreachable', text: 'ENOENT' },
    })
    const target = pipe()
    const reader = openSync(target, constants.O_RDONLY | constants.O_NONBLOCK)
    symlinkSync(target, path)
    await delay(300)
    expect(drain(reader).length).toBe(0)
    expect(await port.send('job', ticket, { deadlineMs: 5_000 })).toMatchObject({ outcome: 'accepted' })
    const came = drain(reader)
    expect(came.indexOf(ticket)).toBe(came.lastIndexOf(ticket))
    expect(came.indexOf(ticket)).toBeGreaterThanOrEqual(0)
    closeSync(reader)
  })

  test('a path that is an ordinary file never becomes a file full of tickets', async () => {
    const path = join(folder.path, 'lp0')
    closeSync(openSync(path, 'w'))
    const port = portOn({ kind: 'device', path })
    expect(await port.send('job', ticket, { deadlineMs: 5_000 })).toMatchObject({
      outcome: 'failed-before-send',
      detail: { text: 'ENODEV' },
    })
  })

  const kinds = [
    { kind: 'serial', link: (path: string) => ({ kind: 'serial', path, baudRate: 115_200 }) as const },
    { kind: 'device', link: (path: string) => ({ kind: 'device', path }) as const },
  ]
  if (!hasPython) console.warn('SKIPPED: serial and device printers at a pseudo-terminal need python3')
  describe.skipIf(!hasPython)('at a pseudo-terminal', () => {
    test.each(kinds)('a $kind printer answers, confirms its ticket, and tells of its paper', async ({ link }) => {
      line = await plugIn(printer.port)
      const port = portOn(link(line.path))
      expect(await port.probe()).toBe('ready')
      expect(await port.send('job', ticket, { deadlineMs: 5_000 })).toMatchObject({ outcome: 'confirmed' })
      const job = await printer.waitForJob()
      expect(Buffer.from(job.bytes).includes(Buffer.from(ticket))).toBe(true)
      printer.faults.paperOut(true)
      expect(await port.send('job', ticket, { deadlineMs: 5_000 })).toMatchObject({
        outcome: 'failed-before-send',
        detail: { code: 'paper_out' },
      })
    })

    test('a serial printer that has answered and is silent is off: its tickets are not poured into the wire', async () => {
      line = await plugIn(printer.port)
      const port = portOn({ kind: 'serial', path: line.path, baudRate: 115_200 })
      expect(await port.probe()).toBe('ready')
      printer.faults.silent(true)
      expect(await port.probe()).toBe('unreachable')
      for (let attempt = 0; attempt < 2; attempt++) {
        expect(await port.send('job', ticket, { deadlineMs: 5_000 })).toMatchObject({
          outcome: 'failed-before-send',
          detail: { code: 'silent' },
        })
      }
      expect(printer.jobs().length).toBe(0)
    })
  })
})
