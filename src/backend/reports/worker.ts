/** The thread that makes one file of a report, and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReportJob, ReportNews } from './report-messages.ts'

const PROGRESS_EVERY_MS = 100

const { task, path, databaseFile } = workerData as ReportJob
try {
  tell({ news: 'done', ...(await make()) })
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  tell({ news: 'refused', code: 'unavailable', reason: 'disk_full' })
}

/** Each format is loaded when it is asked for: a table has no use for fonts, and should not wait for them. */
async function make(): Promise<{ readonly bytes: number; readonly rows: number }> {
  if (task.what === 'books') {
    const { makeBooks } = await import('./books.ts')
    return makeBooks({ ...task, path, databaseFile, onProgress: atIntervals() })
  }
  if (task.format === 'pdf') {
    const { makePdf } = await import('./table-pdf.ts')
    return makePdf(task, path)
  }
  const { makeTable } = await import('./table-file.ts')
  return makeTable(task, path)
}

function atIntervals(): (done: number, total: number) => void {
  let lastAt = Number.NEGATIVE_INFINITY
  return (done, total) => {
    const now = performance.now()
    if (now - lastAt < PROGRESS_EVERY_MS) return
    lastAt = now
    tell({ news: 'progress', done, total })
  }
}

function tell(news: ReportNews): void {
  parentPort?.postMessage(news)
}
