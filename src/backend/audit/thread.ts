/** Starts a thread of the audit desk, and hears how it ends: it answers, it refuses, or it dies. Never silence. */
import { existsSync } from 'node:fs'
import { type MessagePort, Worker } from 'node:worker_threads'
import { AppError } from '../../core/errors.ts'
import type { DeskJob, DeskNews } from './desk-messages.ts'

type Progress = Extract<DeskNews, { news: 'progress' }>

export interface Thread {
  readonly answer: Promise<unknown>
  end(): Promise<void>
}

export function startThread(job: DeskJob, onProgress: (progress: Progress) => void = () => {}): Thread {
  const transferList: MessagePort[] = 'port' in job ? [job.port] : []
  const worker = new Worker(workerFile(), { workerData: job, transferList })
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  worker.on('message', (said: DeskNews) => {
    if (said.news === 'progress') onProgress(said)
    if (said.news === 'done') resolve(said.value)
    if (said.news === 'refused') reject(new AppError(said.code, said.reason, said.values && { values: said.values }))
  })
  worker.on('error', reject)
  worker.on('messageerror', reject)
  worker.on('exit', (code) => reject(new Error(`the journal's reader ended with ${code}`)))
  return { answer: promise, end: async () => void (await worker.terminate()) }
}

/** Beside the built program lies the built thread; the sources are run as they are. */
function workerFile(): URL {
  const built = new URL('./audit-worker.js', import.meta.url)
  const inChunk = new URL('../audit-worker.js', import.meta.url)
  return [built, inChunk].find((file) => existsSync(file)) ?? new URL('./worker.ts', import.meta.url)
}
