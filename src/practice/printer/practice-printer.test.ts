import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePrinter, startPracticePrinter } from './practice-printer.ts'

const STATUS = '\x10\x04\x01\x10\x04\x02\x10\x04\x04'
const CUT = '\x1dV\x42\x00'
const CONFIRM = '\x1dr\x01'

let printer: PracticePrinter
let folder: string
let host: Socket
let answers: number[]

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.on('data', (bytes) => answers.push(...bytes))
  await once(socket, 'connect')
  return socket
}

/** Unlike `once`, content with a connection that ends in an error. */
function closed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve))
}

async function answered(count: number): Promise<number[]> {
  while (answers.length < count) await once(host, 'data')
  return answers.splice(0)
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'practice-printer-'))
  printer = await startPracticePrinter({ paperMm: 58, out: path.join(folder, 'jobs') })
  answers = []
  host = await connectTo(printer.port)
})

afterEach(async () => {
  host.destroy()
  await printer.close()
  await rm(folder, { recursive: true })
})

test('a job ends with its cut and is kept as its bytes and a picture', async () => {
  host.write(`\x1b@hello\n${CUT}\x1b@second\n${CUT}`)
  const [first, second] = [await printer.waitForJob(1), await printer.waitForJob(2)]
  expect(first).toMatchObject({ lines: ['hello'], ending: 'cut' })
  expect(second.lines).toEqual(['second'])
  expect(await readdir(path.join(folder, 'jobs'))).toEqual(['0001.bin', '0001.png', '0002.bin', '0002.png'])
  expect(await readFile(path.join(folder, 'jobs', '0001.bin'), 'latin1')).toBe(`\x1b@hello\n${CUT}`)
  expect((await loadImage(second.pngPath ?? '')).width).toBe(384)
})

test('a job without a cut ends with its connection, and a connection without paper is no job', async () => {
  host.write(STATUS)
  await answered(3)
  host.write('text\n')
  host.end()
  expect(await printer.waitForJob()).toMatchObject({ lines: ['text'], ending: 'closed' })
  expect(Buffer.from(printer.jobs()[0]?.bytes ?? []).toString()).toBe('text\n')
  host = await connectTo(printer.port)
  host.end(STATUS)
  await closed(host)
  expect(printer.jobs().length).toBe(1)
})

test('real-time status has the documented bits for every state', async () => {
  const ask = async () => {
    host.write(STATUS)
    return answered(3)
  }
  expect(await ask()).toEqual([0x12, 0x12, 0x12])
  printer.faults.paperLow(true)
  expect(await ask()).toEqual([0x12, 0x12, 0x1e])
  printer.faults.paperOut(true)
  expect(await ask()).toEqual([0x1a, 0x32, 0x7e])
  printer.faults.paperOut(false)
  printer.faults.coverOpen(true)
  expect(await ask()).toEqual([0x1a, 0x16, 0x1e])
})

test('a confirmation comes only after everything before it, so not without paper', async () => {
  printer.faults.paperOut(true)
  host.write(`ticket\n${CONFIRM}${STATUS}`)
  expect(await answered(3)).toEqual([0x1a, 0x32, 0x7e])
  printer.faults.paperOut(false)
  expect(await answered(1)).toEqual([0x00])
})

test('a process id is answered in order', async () => {
  host.write('ticket\n\x1d(H\x06\x00\x30\x30ABCD')
  expect(await answered(7)).toEqual([0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00])
})

test('real-time requests within a picture are answered, as real printers do, and stay in the picture', async () => {
  host.write(`\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01${CUT}`)
  expect(await answered(1)).toEqual([0x12])
  const { commands } = await printer.waitForJob()
  expect(commands.map(({ name }) => name)).toEqual(['GS v', 'GS V'])
})

test('one host at a time is served', async () => {
  const second = await connectTo(printer.port)
  second.write(STATUS)
  host.write(`first\n${CUT}`)
  await printer.waitForJob()
  expect(answers).toEqual([])
  host.end()
  await once(second, 'data')
  expect(answers).toEqual([0x12, 0x12, 0x12])
  second.write(`second\n${CUT}`)
  expect((await printer.waitForJob(2)).lines).toEqual(['second'])
  second.destroy()
})

test('a reset tears off what was printed', async () => {
  host.destroy()
  printer.faults.resetAfterBytes(6)
  host = await connectTo(printer.port)
  host.write('abc\ndefghi\n')
  await closed(host)
  expect(await printer.waitForJob()).toMatchObject({ lines: ['abc'], ending: 'broken' })
})

test('a request that began on a connection that broke ends on the next, as on real printers, and breaks nothing', async () => {
  host.write('\x10')
  host.end()
  await closed(host)
  host = await connectTo(printer.port)
  host.write(`\x04\x01hello\n${CUT}`)
  expect(await printer.waitForJob()).toMatchObject({ lines: ['hello'] })
})

test('switched off, it refuses connections and forgets its buffer', async () => {
  printer.faults.paperOut(true)
  host.write(`lost\n${CUT}${STATUS}`)
  await answered(3)
  await printer.faults.offline()
  await expect(connectTo(printer.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await printer.faults.online()
  printer.faults.paperOut(false)
  host = await connectTo(printer.port)
  host.write(`kept\n${CUT}`)
  expect((await printer.waitForJob()).lines).toEqual(['kept'])
})

test('the program prints one line when it is ready, keeps jobs, and ends cleanly', async () => {
  const out = path.join(folder, 'program')
  const program = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), '--port', '0', '--out', out])
  const [line] = await once(createInterface(program.stdout), 'line')
  const ready = JSON.parse(line)
  expect(ready).toEqual({ port: expect.any(Number), out })
  const client = await connectTo(ready.port)
  client.end(`ticket\n${CUT}`)
  await closed(client)
  program.kill('SIGTERM')
  expect(await once(program, 'exit')).toEqual([0, null])
  expect(await readdir(out)).toEqual(['0001.bin', '0001.png'])
})
