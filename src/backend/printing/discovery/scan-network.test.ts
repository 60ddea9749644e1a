import { createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePrinter, startPracticePrinter } from '../../../practice/printer/practice-printer.ts'
import { scanNetwork } from './scan-network.ts'

let printer: PracticePrinter

beforeEach(async () => {
  printer = await startPracticePrinter()
})

afterEach(() => printer.close())

const nobody = (count: number) => Array.from({ length: count }, (_, n) => ({ host: `127.0.9.${n + 1}`, port: 9 }))

test('a printer among addresses where nobody listens is found, and not a byte is printed on it', async () => {
  const target = { host: '127.0.0.1', port: printer.port }
  const told: number[] = []
  const signal = new AbortController().signal
  const onProgress = (done: number) => told.push(done)
  expect(await scanNetwork({ targets: [...nobody(20), target, ...nobody(20)], signal, onProgress })).toEqual([target])
  expect(told.at(-1)).toBeGreaterThanOrEqual(40)
  expect(printer.jobs()).toEqual([])
})

test('a scan that is cancelled asks nobody more', async () => {
  const asked = new Set<string>()
  const scan = new AbortController()
  const listener = createServer((socket) => {
    asked.add(String(socket.localAddress))
    scan.abort()
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => listener.listen(0, '0.0.0.0', resolve))
  const address = listener.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const targets = Array.from({ length: 200 }, (_, n) => ({ host: `127.0.8.${n + 1}`, port }))
  await scanNetwork({ targets, signal: scan.signal, onProgress: () => {}, atOnce: 4 })
  expect(asked.size).toBeLessThan(20)
  await new Promise((resolve) => listener.close(resolve))
})
