/** The entry of a printer's process: holds the port that may get stuck, so that nothing else does. */
import type { PrinterPort } from '../printer-port.ts'
import type { AnswerOf, BlockingLink, FromProcess, Question, ToProcess } from './port-messages.ts'
import type { Spooler } from './spooler.ts'

/** What Electron gives its utility processes in place of Node's `process.send`. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToProcess }) => void): void
  postMessage(message: FromProcess): void
}

const { parentPort } = process as unknown as { parentPort?: ParentPort }

function tell(message: FromProcess): void {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

let port: Promise<PrinterPort> | undefined
const begins = new Map<number, (may: boolean) => void>()
const underWay = new Set<Promise<void>>()

/** A process has one printer all its life. */
function portTo(link: BlockingLink): Promise<PrinterPort> {
  port ??= openPort(link)
  return port
}

/** Loads only what this printer needs: the others' libraries may not be there for this system. */
async function openPort(link: BlockingLink): Promise<PrinterPort> {
  switch (link.kind) {
    case 'windows': {
      const { WindowsPrinterPort } = await import('./windows-port.ts')
      return new WindowsPrinterPort(await openSpooler(), link.printer)
    }
    case 'share':
      return new (await import('./share-port.ts')).SharePrinterPort(link.path)
    case 'serial':
      return new (await import('./wired-ports.ts')).SerialPrinterPort(link)
    case 'device':
      return new (await import('./wired-ports.ts')).DevicePrinterPort(link)
  }
}

async function openSpooler(): Promise<Spooler> {
  const { openWinspool } = await import('./winspool.ts')
  return openWinspool()
}

function mayBegin(id: number): Promise<boolean> {
  return new Promise((resolve) => {
    begins.set(id, resolve)
    tell({ say: 'mayBegin', id })
  })
}

async function answer(id: number, question: Question): Promise<AnswerOf[keyof AnswerOf]> {
  switch (question.ask) {
    case 'probe':
      return (await portTo(question.link)).probe()
    case 'send': {
      const { link, jobId, bytes, deadlineMs, afterBreak } = question
      return (await portTo(link)).send(jobId, bytes, { deadlineMs, afterBreak, mayBegin: () => mayBegin(id) })
    }
    case 'spooler':
      return process.platform === 'win32' ? (await openSpooler()).list() : []
    case 'serial': {
      const { SerialPort } = await import('serialport')
      const ports = await SerialPort.list()
      return ports.map(({ path, manufacturer }) => ({ path, maker: manufacturer ?? '' }))
    }
  }
}

function take(message: ToProcess): void {
  if ('ask' in message) {
    const { id } = message
    const work = answer(id, message).then(
      (value) => tell({ say: 'answer', id, value }),
      (error: unknown) => tell({ say: 'failed', id, text: error instanceof Error ? error.name : 'failed' }),
    )
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  } else if (message.say === 'begin') {
    begins.get(message.id)?.(message.may)
    begins.delete(message.id)
  } else void end()
}

async function end(): Promise<void> {
  void port?.then((open) => open.close())
  for (const begin of begins.values()) begin(false)
  await Promise.all(underWay)
  process.exit()
}

if (parentPort) parentPort.on('message', ({ data }) => take(data))
else process.on('message', (message: ToProcess) => take(message))
// Whoever wanted the ticket is gone, and holds it for uncertain.
process.on('disconnect', () => process.exit())
