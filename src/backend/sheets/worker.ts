/** The thread that makes one file of a batch: it takes rows or slips as they come, and answers with the whole file. */
import { parentPort, workerData } from 'node:worker_threads'
import type { BatchRow } from '../../core/batch-table.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { MadeFile, SheetLoad, SheetNews, SheetTask } from './sheet-messages.ts'

interface Maker {
  take(load: SheetLoad): void
  finish(): Promise<MadeFile> | MadeFile
}

const maker = await makerFor(workerData as SheetTask)

parentPort?.on('message', async (load: SheetLoad | null) => {
  if (load) {
    maker.take(load)
    tell({ news: 'taken' })
    return
  }
  const made = await maker.finish()
  // Small buffers share their memory with others and are copied instead.
  const isWhole = made.bytes.buffer.byteLength === made.bytes.byteLength
  tell({ news: 'done', made }, isWhole ? [made.bytes.buffer as ArrayBuffer] : [])
  parentPort?.close()
})

/** A table has no use for fonts, and should not wait for them. */
async function makerFor(task: SheetTask): Promise<Maker> {
  if (task.task === 'pdf') {
    const { SheetPdf } = await import('./sheet-pdf.ts')
    const pdf = new SheetPdf(task.look)
    return {
      take: (slips) => {
        for (const slip of slips as readonly TicketDocument[]) pdf.add(slip)
      },
      finish: () => pdf.finish(),
    }
  }
  const { batchCsv } = await import('./batch-csv.ts')
  const { batchXlsx } = await import('./batch-xlsx.ts')
  const rows: BatchRow[] = []
  return {
    take: (more) => void rows.push(...(more as readonly BatchRow[])),
    finish: () => ({ bytes: task.task === 'csv' ? batchCsv(rows) : batchXlsx(rows, task.title), withoutQr: 0 }),
  }
}

function tell(news: SheetNews, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(news, transfer)
}
