/** Reads the whole journal for a person who waits, in threads of their own: selling goes on meanwhile. */
import { MessageChannel } from 'node:worker_threads'
import type { Verification } from '../../contract/audit.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalDesk } from '../ports.ts'
import { type JournalFinding, newSeed } from './check-journal.ts'
import type { SealKey } from './check-seal.ts'
import type { DeskTask, Exported } from './desk-messages.ts'
import { startThread, type Thread } from './thread.ts'

export interface AuditDeskOptions {
  readonly databaseFile: string
  readonly sealKey?: SealKey | undefined
}

type VerifyOptions = Parameters<JournalDesk['verify']>[0]

/** How much of the waiting is for the entries; the rest is for the indexes. */
const ENTRIES_SHARE = 0.6

export class AuditDesk implements JournalDesk {
  readonly #options: AuditDeskOptions
  readonly #threads = new Set<Thread>()
  readonly #stopped = new AbortController()
  #isVerifying = false

  constructor(options: AuditDeskOptions) {
    this.#options = options
  }

  async verify({ onProgress, signal }: VerifyOptions): Promise<Omit<Verification, 'at'>> {
    if (this.#isVerifying) throw new AppError('conflict', 'already_working')
    this.#isVerifying = true
    const start = performance.now()
    const progress = new Progress(onProgress)
    const { port1, port2 } = new MessageChannel()
    const shared = { seed: newSeed() }
    const { sealKey } = this.#options
    try {
      const [finding] = await this.#run(
        [
          [{ task: 'entries', sealKey, port: port1, ...shared }, (share, total) => progress.entries(share, total)],
          [{ task: 'indexes', port: port2, ...shared }, (share) => progress.indexes(share)],
        ],
        signal,
      )
      return { ...(finding as JournalFinding), durationMs: Math.round(performance.now() - start) }
    } finally {
      this.#isVerifying = false
    }
  }

  async export(options: Parameters<JournalDesk['export']>[0]): Promise<Exported> {
    const [exported] = await this.#run([[{ task: 'export', ...options }, () => {}]])
    return exported as Exported
  }

  /** Ends what is under way; whoever waits hears `stopped`. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await Promise.all([...this.#threads].map((thread) => thread.end()))
  }

  /** Lets threads do these tasks; when one fails or nobody waits any more, all end. */
  async #run(
    tasks: readonly (readonly [DeskTask, (share: number, total: number) => void])[],
    signal?: AbortSignal,
  ): Promise<unknown[]> {
    const ends = AbortSignal.any([this.#stopped.signal, ...(signal ? [signal] : [])])
    const stopped = () => new AppError('conflict', 'stopped')
    if (ends.aborted) throw stopped()
    const { databaseFile } = this.#options
    const threads = tasks.map(([task, onShare]) =>
      startThread({ ...task, databaseFile }, ({ share, total = 0 }) => onShare(share, total)),
    )
    const { promise: end, reject } = Promise.withResolvers<never>()
    const onEnd = () => reject(stopped())
    ends.addEventListener('abort', onEnd, { once: true })
    for (const thread of threads) this.#threads.add(thread)
    try {
      return await Promise.race([end, Promise.all(threads.map(({ answer }) => answer))])
    } finally {
      ends.removeEventListener('abort', onEnd)
      for (const thread of threads) void thread.end().then(() => this.#threads.delete(thread))
    }
  }
}

/** One number for the person out of what two threads have done. */
class Progress {
  readonly #tell: VerifyOptions['onProgress']
  #total = 0
  #entries = 0
  #indexes = 0

  constructor(tell: VerifyOptions['onProgress']) {
    this.#tell = tell
  }

  entries(share: number, total: number): void {
    this.#entries = share
    this.#total = total
    this.#say()
  }

  indexes(share: number): void {
    this.#indexes = share
    this.#say()
  }

  #say(): void {
    const share = this.#entries * ENTRIES_SHARE + this.#indexes * (1 - ENTRIES_SHARE)
    if (this.#total > 0) this.#tell(Math.min(this.#total, Math.round(this.#total * share)), this.#total)
  }
}
