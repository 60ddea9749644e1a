/** Makes files of batches in a thread: selling goes on meanwhile, and whoever waits sees how far it is and can stop it. */
import { existsSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { BatchRow } from '../../core/batch-table.ts'
import { AppError } from '../../core/errors.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { SheetDesk } from '../sheet-port.ts'
import type { MadeFile, SheetLoad, SheetNews, SheetTask } from './sheet-messages.ts'

type Order = Parameters<SheetDesk['make']>[0]

/** Composed in one go on the main loop; a till waits for it no longer than for a disk. */
const SLIPS_AT_ONCE = 20
/** Handed over before the thread has dealt with them. */
const LOADS_AHEAD = 2

export class ThreadSheetDesk implements SheetDesk {
  readonly #stopped = new AbortController()
  #thread: SheetThread | undefined

  async make(order: Order): Promise<MadeFile> {
    if (this.#thread) throw new AppError('conflict', 'already_working')
    const ends = AbortSignal.any([this.#stopped.signal, order.signal])
    const thread = new SheetThread(order.task)
    this.#thread = thread
    const { promise: end, reject } = Promise.withResolvers<never>()
    const onEnd = () => reject(new AppError('conflict', 'stopped'))
    ends.addEventListener('abort', onEnd, { once: true })
    try {
      if (ends.aborted) onEnd()
      return await Promise.race([end, heard(feed(thread, order, ends))])
    } finally {
      ends.removeEventListener('abort', onEnd)
      await thread.end()
      this.#thread = undefined
    }
  }

  /** Ends what is under way; whoever waits hears `stopped`. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#thread?.end()
  }
}

/** Hands over what there is, never much more than the thread has taken. */
async function feed(thread: SheetThread, { contents, onProgress }: Order, ends: AbortSignal): Promise<MadeFile> {
  let handed = 0
  const taken: Promise<void>[] = []
  for (const load of inLoads<TicketDocument | BatchRow>(contents)) {
    if (ends.aborted) throw new AppError('conflict', 'stopped')
    handed += load.length
    const done = handed
    taken.push(heard(thread.hand(load as SheetLoad).then(() => onProgress(done))))
    if (taken.length > LOADS_AHEAD) await taken.shift()
    else await turn()
  }
  await Promise.all(taken)
  return thread.finish()
}

/** When an order was ended, nobody waits any more for what was under way: its failing then is no news. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

function* inLoads<T>(contents: Iterable<T>): Generator<T[]> {
  let load: T[] = []
  for (const one of contents) {
    load.push(one)
    if (load.length < SLIPS_AT_ONCE) continue
    yield load
    load = []
  }
  if (load.length > 0) yield load
}

class SheetThread {
  readonly #worker: Worker
  readonly #waiting: (() => void)[] = []
  readonly #died: Promise<never>
  readonly #made: Promise<MadeFile>

  constructor(task: SheetTask) {
    // Little of what it makes lives on: a small space for what is new keeps the whole thread small.
    this.#worker = new Worker(workerFile(), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 },
    })
    const { promise: died, reject } = Promise.withResolvers<never>()
    const { promise: made, resolve } = Promise.withResolvers<MadeFile>()
    this.#died = heard(died)
    this.#made = made
    this.#worker.on('message', (said: SheetNews) => {
      if (said.news === 'taken') this.#waiting.shift()?.()
      else resolve(said.made)
    })
    this.#worker.on('error', reject)
    this.#worker.on('messageerror', reject)
    this.#worker.on('exit', (code) => reject(new Error(`the thread that draws sheets ended with ${code}`)))
  }

  hand(load: SheetLoad): Promise<void> {
    this.#worker.postMessage(load)
    return Promise.race([this.#died, new Promise<void>((taken) => this.#waiting.push(taken))])
  }

  finish(): Promise<MadeFile> {
    this.#worker.postMessage(null)
    return Promise.race([this.#died, this.#made])
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** Beside the built program lies the built thread; the sources are run as they are. */
function workerFile(): URL {
  const built = new URL('./sheet-worker.js', import.meta.url)
  const inChunk = new URL('../sheet-worker.js', import.meta.url)
  return [built, inChunk].find((file) => existsSync(file)) ?? new URL('./worker.ts', import.meta.url)
}
