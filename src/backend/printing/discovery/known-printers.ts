/** The printers that this computer knows of by itself, each with the way to it. */
import { readdir } from 'node:fs/promises'
import type { FoundPrinter } from '../../../contract/discovery.ts'
import { PrinterLinkForm } from '../../../contract/equipment.ts'
import type { PrinterLink, PrinterLinkKind } from '../../../core/printers.ts'
import type { AnswerOf } from '../ports/port-messages.ts'
import type { PrinterAccess } from '../ports/port-to.ts'
import { ProcessTalk } from '../ports/process-talk.ts'
import { runTool } from '../ports/run-tool.ts'

const LIST_MS = 5_000
/** The rate of most receipt printers, and of every Bluetooth one, which has none. */
const USUAL_BAUD_RATE = 9_600
/** Where Linux puts printers at a USB port, and at a parallel one. */
const DEVICE_FOLDERS = ['/dev/usb', '/dev'] as const

interface Known {
  readonly ways: readonly PrinterLinkKind[]
  readonly found: readonly FoundPrinter[]
}

/** What one place knows; none of them can hold up or spoil the others. */
export async function knownPrinters(access: PrinterAccess): Promise<Known> {
  const isWindows = process.platform === 'win32'
  const places = isWindows ? [spooler, share, serial, driver] : [cups, device, serial, driver]
  const known = await Promise.all(places.map((place) => place(access).catch((): Known => ({ ways: [], found: [] }))))
  const found = known.flatMap((each) => each.found)
  return {
    ways: ['tcp', ...known.flatMap(({ ways }) => ways)],
    // A name that the form would refuse could not be saved either.
    found: found.filter(({ link }) => PrinterLinkForm.safeParse(link).success),
  }
}

async function spooler({ startProcess }: PrinterAccess): Promise<Known> {
  const names = (await askProcess(startProcess, 'spooler')) ?? []
  return { ways: ['windows'], found: names.map((printer) => named({ kind: 'windows', printer }, printer)) }
}

/** Shares of other computers are typed: asking for them would mean asking the whole network. */
async function share(): Promise<Known> {
  return { ways: ['share'], found: [] }
}

async function serial({ startProcess }: PrinterAccess): Promise<Known> {
  const ports = (await askProcess(startProcess, 'serial')) ?? []
  const link = (path: string) => ({ kind: 'serial', path, baudRate: USUAL_BAUD_RATE }) as const
  return { ways: ['serial'], found: ports.map(({ path, maker }) => named(link(path), maker || path)) }
}

async function cups(): Promise<Known> {
  const { exitCode, said, isMissing } = await runTool('lpstat', ['-e'], { timeoutMs: LIST_MS })
  const queues = exitCode === 0 ? said.split('\n').filter((line) => line !== '') : []
  return { ways: isMissing ? [] : ['cups'], found: queues.map((queue) => named({ kind: 'cups', queue }, queue)) }
}

async function device(): Promise<Known> {
  if (process.platform !== 'linux') return { ways: [], found: [] }
  const lists = await Promise.all(DEVICE_FOLDERS.map(printersIn))
  return { ways: ['device'], found: lists.flat().map((path) => named({ kind: 'device', path }, path)) }
}

async function printersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.filter((name) => /^lp\d+$/.test(name)).map((name) => `${folder}/${name}`)
}

async function driver({ driver }: PrinterAccess): Promise<Known> {
  if (!driver) return { ways: [], found: [] }
  const names = await driver.list()
  return { ways: ['driver'], found: names.map((printer) => named({ kind: 'driver', printer }, printer)) }
}

function named(link: PrinterLink, name: string): FoundPrinter {
  return { link, name }
}

/** In a process of its own: a list can take as long as the slowest driver on this computer. */
async function askProcess<A extends 'spooler' | 'serial'>(start: PrinterAccess['startProcess'], ask: A) {
  const talk = new ProcessTalk(start())
  const answer = await talk.ask({ ask }, { timeoutMs: LIST_MS })
  talk.kill()
  return answer.end === 'answered' ? (answer.value as AnswerOf[A]) : undefined
}
