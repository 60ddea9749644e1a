/** Makes files of reports in a thread of their own: selling goes on meanwhile. What is made lies in a folder until it is let go. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../core/errors.ts'
import type { MadeReport, ReportDesk } from '../report-port.ts'
import type { ReportJob, ReportNews } from './report-messages.ts'

type Order = Parameters<ReportDesk['make']>[0]

export interface ReportDeskOptions {
  /** The data folder. */
  readonly folder: string
  readonly databaseFile: string
}

/**
 * Of a file, to the screen in one go. In base64 it stays below what V8 keeps as a large object: those are let go late, and
 * a file of years would leave itself on the heap several times over.
 */
const PART_BYTES = 64 * 1024

export class ThreadReportDesk implements ReportDesk {
  readonly #options: ReportDeskOptions
  readonly #folder: string
  readonly #stopped = new AbortController()
  #worker: Worker | undefined

  /** What a counter left that was killed is removed. */
  constructor(options: ReportDeskOptions) {
    this.#options = options
    this.#folder = join(options.folder, 'exports')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async make({ task, onProgress, signal }: Order): Promise<MadeReport> {
    if (this.#worker) throw new AppError('conflict', 'already_working')
    const ends = AbortSignal.any([this.#stopped.signal, signal])
    if (ends.aborted) throw new AppError('conflict', 'stopped')
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const name = randomUUID()
    const { databaseFile } = this.#options
    const worker = startWorker({ task, databaseFile, path: this.#path(name) })
    this.#worker = worker
    const { promise: end, reject } = Promise.withResolvers<never>()
    const onEnd = () => reject(new AppError('conflict', 'stopped'))
    ends.addEventListener('abort', onEnd, { once: true })
    try {
      return { name, ...(await Promise.race([end, answerOf(worker, onProgress)])) }
    } catch (error) {
      // Nobody writes to it any more when it is removed.
      await worker.terminate()
      this.remove(name)
      throw error
    } finally {
      ends.removeEventListener('abort', onEnd)
      await worker.terminate()
      this.#worker = undefined
    }
  }

  async read(name: string, offset: number): Promise<Buffer> {
    const file = await open(this.#path(name), 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  remove(name: string): void {
    rmSync(this.#path(name), { force: true })
  }

  /** Ends what is under way, and removes what nobody will come for. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#worker?.terminate()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #path(name: string): string {
    return join(this.#folder, name)
  }
}

function startWorker(job: ReportJob): Worker {
  // Little of what it makes lives on: small spaces keep the whole thread small, however long the period is.
  const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 }
  return new Worker(workerFile(), { workerData: job, resourceLimits })
}

function answerOf(worker: Worker, onProgress: Order['onProgress']): Promise<Omit<MadeReport, 'name'>> {
  const { promise, resolve, reject } = Promise.withResolvers<Omit<MadeReport, 'name'>>()
  promise.catch(() => {})
  worker.on('message', (said: ReportNews) => {
    if (said.news === 'progress') onProgress(said.done, said.total)
    if (said.news === 'done') resolve({ bytes: said.bytes, rows: said.rows })
    if (said.news === 'refused') reject(new AppError(said.code, said.reason))
  })
  worker.on('error', reject)
  worker.on('messageerror', reject)
  worker.on('exit', (code) => reject(new Error(`the thread that makes reports ended with ${code}`)))
  return promise
}

/** Beside the built program lies the built thread; the sources are run as they are. */
function workerFile(): URL {
  const built = new URL('./report-worker.js', import.meta.url)
  const inChunk = new URL('../report-worker.js', import.meta.url)
  return [built, inChunk].find((file) => existsSync(file)) ?? new URL('./worker.ts', import.meta.url)
}
