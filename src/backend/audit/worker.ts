/** A thread of the audit desk: does the one task that it was started for, and ends. */
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../core/errors.ts'
import { checkIndexes, type IndexReading } from './check-indexes.ts'
import { checkEntries, verdictOf } from './check-journal.ts'
import type { DeskJob, DeskNews, EntriesTask, ExportTask, IndexesTask } from './desk-messages.ts'
import { openJournal } from './open-journal.ts'

const PROGRESS_EVERY_MS = 100

const job = workerData as DeskJob
const database = openJournal(job.databaseFile)
try {
  const value = await work()
  tell({ news: 'done', value }, value && 'bytes' in value ? movable(value.bytes) : [])
} catch (error) {
  if (!(error instanceof AppError)) throw error
  const { code, reason, values } = error
  tell({ news: 'refused', code, reason, ...(values && { values }) })
} finally {
  database.close()
}

function work() {
  switch (job.task) {
    case 'entries':
      return verify(job)
    case 'indexes':
      return readIndexes(job)
    case 'export':
      return save(job)
  }
}

async function save(task: ExportTask) {
  // A verification has no use for fonts, and should not wait for them.
  const { exportJournal } = await import('./export-journal.ts')
  return exportJournal(database, task)
}

async function verify({ seed, sealKey, port }: EntriesTask) {
  const tellShare = atIntervals((share, total) => tell({ news: 'progress', share, total }))
  const onProgress = (done: number, total: number) => tellShare(done / total, total)
  const indexes = once(port, 'message') as Promise<[IndexReading]>
  const entries = checkEntries(database, seed, { sealKey, onProgress })
  const [reading] = await indexes
  port.close()
  return verdictOf(entries, reading)
}

function readIndexes({ seed, port }: IndexesTask) {
  const reading = checkIndexes(database, seed, (share) => tell({ news: 'progress', share }))
  port.postMessage(
    reading,
    reading.marks.map(({ buffer }) => buffer as ArrayBuffer),
  )
  port.close()
  return null
}

/** Small buffers share their memory with others and are copied instead. */
function movable({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer.byteLength === byteLength ? [buffer as ArrayBuffer] : []
}

function atIntervals(say: (share: number, total: number) => void): typeof say {
  let lastAt = Number.NEGATIVE_INFINITY
  return (share, total) => {
    const now = performance.now()
    if (now - lastAt < PROGRESS_EVERY_MS && share < 1) return
    lastAt = now
    say(share, total)
  }
}

function tell(news: DeskNews, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(news, transfer)
}
