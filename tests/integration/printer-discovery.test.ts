/** Finding printers through the door that the screens use. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forkPrinterProcess } from '../../src/backend/printing/ports/fork-printer-process.ts'
import type { WireEvent } from '../../src/contract/wire.ts'
import { type PracticePrinter, startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import { NOBODY_LISTENS, signedInAs, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'

let folder: ReturnType<typeof temporaryFolder>
let printer: PracticePrinter

beforeEach(async () => {
  folder = temporaryFolder()
  printer = await startPracticePrinter()
})

afterEach(async () => {
  await printer.close()
  folder.remove()
})

/** An address where nobody answers, on a network that is nobody's (RFC 5737). */
const silent = (count: number) => Array.from({ length: count }, (_, n) => ({ host: `192.0.2.${n + 1}`, port: 9100 }))

test('in the first run a scan finds the printer, and tells the window that asked how far it is', async () => {
  const target = { host: '127.0.0.1', port: printer.port }
  const printing = {
    startProcess: forkPrinterProcess,
    scanTargets: [...silent(20), target],
    driver: { list: async () => ['Star'], print: async () => {} },
  }
  const { caller, close } = await startBackend({ folder: folder.path, printing })
  const [here, elsewhere] = [caller(), caller()]
  const told: WireEvent[] = []
  const overheard: WireEvent[] = []
  here.transport.subscribe((event) => told.push(event))
  elsewhere.transport.subscribe((event) => overheard.push(event))
  const found = [{ link: { kind: 'tcp', ...target }, name: '127.0.0.1' }]
  expect(await here.client.setup.scan(undefined)).toEqual({ done: 21, total: 21, found })
  expect(told).toContainEqual({ name: 'discovery.progress', payload: { done: expect.any(Number), total: 21, found } })
  expect(overheard).toEqual([])
  const known = await here.client.setup.printers(undefined)
  expect(known.ways).toEqual(expect.arrayContaining(['tcp', 'serial', 'driver']))
  expect(known.found).toContainEqual({ link: { kind: 'driver', printer: 'Star' }, name: 'Star' })
  await close()
})

test('a scan that is stopped answers with what it has, long before the end', async () => {
  const printing = { startProcess: forkPrinterProcess, scanTargets: silent(5_000) }
  const { caller, close } = await startBackend({ folder: folder.path, printing })
  const { client, transport } = caller()
  transport.subscribe(() => void client.setup.stopScan(undefined))
  const { done, total } = await client.setup.scan(undefined)
  expect(total).toBe(5_000)
  expect(done).toBeLessThan(500)
  await close()
})

test('in practice nobody is asked but the practice printer', async () => {
  const practiceEquipment = {
    ...NOBODY_LISTENS,
    printer: { host: '127.0.0.1', port: printer.port, paperMm: 80 as const },
  }
  const { backend, close } = await startBackend({ folder: folder.path, practiceEquipment })
  const { client } = await signedInAs(backend, 'super_admin')
  expect(await client.discovery.scan(undefined)).toMatchObject({ done: 1, total: 1, found: [{ name: '127.0.0.1' }] })
  await close()
})
