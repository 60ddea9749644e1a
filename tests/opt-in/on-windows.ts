/** Runs under node.exe: makes one call of the Windows port, and writes what came of it into a file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { WindowsPrinterPort } from '../../src/backend/printing/ports/windows-port.ts'
import { openWinspool } from '../../src/backend/printing/ports/winspool.ts'

const [, , what, printer = '', ticketFile = '', answerFile = ''] = process.argv
const spooler = openWinspool()
const port = new WindowsPrinterPort(spooler, printer)

/** What is seen of a job that is deleted while its document is still open. */
async function cancel(bytes: Uint8Array): Promise<unknown> {
  const handle = await spooler.open(printer)
  const id = await handle.startDocument('Teller')
  await handle.write(bytes)
  const before = await handle.job(id)
  const deleted = await handle.control(id, 'delete').then(
    () => 'deleted',
    (error: unknown) => String(error),
  )
  const after = await handle.job(id)
  const ended = await handle.endDocument().then(
    () => 'ended',
    (error: unknown) => String(error),
  )
  await handle.close()
  return { before, deleted, after: after ?? 'gone', ended }
}

async function call(): Promise<unknown> {
  switch (what) {
    case 'list':
      return spooler.list()
    case 'probe':
      return port.probe()
    case 'send':
      return port.send('proof', readFileSync(ticketFile), { deadlineMs: Number(process.argv[6]) })
    case 'cancel':
      return cancel(readFileSync(ticketFile))
    default:
      throw new Error(`nobody knows how to ${what}`)
  }
}

writeFileSync(answerFile, JSON.stringify(await call().catch((error: unknown) => String(error))))
