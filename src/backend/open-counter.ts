/** A counter as transports see it: one data folder, and behind one door either the real backend or practice. */
import { join } from 'node:path'
import type { Reply, WireEvent } from '../contract/wire.ts'
import { AppError } from '../core/errors.ts'
import type { SecretBox } from '../core/ports.ts'
import { type Backend, type BackendOptions, createBackend } from './create-backend.ts'
import type { Log } from './log.ts'
import type { PracticeEquipment } from './practice.ts'
import { type HolderNote, lockDataFolder } from './store/data-lock.ts'

/** A running practice world; supplied from outside, because the backend knows no simulations. */
export interface PracticeWorld extends PracticeEquipment {
  close(): Promise<void>
}

export interface CounterOptions {
  readonly dataFolder: string
  readonly secretBox: SecretBox
  readonly version: string
  readonly log: Log
  /** Starts the simulated router and printer; `folder` is where the printer may keep its paper. */
  readonly startPractice: (folder: string) => Promise<PracticeWorld>
  readonly printing?: BackendOptions['printing']
  /** Begin in practice. */
  readonly practice?: boolean
  /** Other clocks than the computer's, and calls without a limit: for tests. */
  readonly timing?: Pick<BackendOptions, 'clock' | 'monotonic' | 'withoutRates'>
}

export interface Counter extends Pick<Backend, 'call' | 'subscribe' | 'forget' | 'close'> {
  /** Leaves a note for the next program that finds this folder in use. */
  announce(note: HolderNote): void
}

type Listener = (event: WireEvent) => void

/** Opens a counter. @throws DataFolderInUse when another program has the folder. */
export async function openCounter(options: CounterOptions): Promise<Counter> {
  const lock = lockDataFolder(options.dataFolder)
  const stage = new Stage(options)
  try {
    await stage.change(options.practice ?? false)
  } catch (error) {
    lock.release()
    throw error
  }
  return {
    call: (callerId, path, input) => stage.call(callerId, path, input),
    subscribe: (callerId, listener) => stage.subscribe(callerId, listener),
    forget: (callerId) => stage.forget(callerId),
    announce: (note) => lock.announce(note),
    close: async () => {
      await stage.close()
      lock.release()
    },
  }
}

/** Holds the backend that is on, and changes it for the other while everybody's subscriptions stay. */
class Stage {
  readonly #options: CounterOptions
  readonly #listeners = new Map<Listener, { readonly callerId: string; leave: () => void }>()
  #backend: Backend | undefined
  #world: PracticeWorld | undefined
  /** Calls that arrive during a change-over wait for its end. */
  #changing: Promise<void> = Promise.resolve()

  constructor(options: CounterOptions) {
    this.#options = options
  }

  async call(callerId: string, path: string, input: unknown): Promise<Reply> {
    await this.#changing
    if (!this.#backend) return { ok: false, error: { code: 'unavailable', reason: 'something_broke' } }
    return this.#backend.call(callerId, path, input)
  }

  subscribe(callerId: string, listener: Listener): () => void {
    const leave = this.#backend?.subscribe(callerId, listener) ?? (() => {})
    this.#listeners.set(listener, { callerId, leave })
    return () => {
      this.#listeners.get(listener)?.leave()
      this.#listeners.delete(listener)
    }
  }

  forget(callerId: string): void {
    this.#backend?.forget(callerId)
  }

  /** Closes what is on and opens the other; nobody stays signed in across the change. */
  async change(toPractice: boolean): Promise<void> {
    await this.close()
    const { dataFolder, secretBox, version, log, startPractice, printing, timing } = this.#options
    const folder = toPractice ? join(dataFolder, 'practice') : dataFolder
    this.#world = toPractice ? await startPractice(folder) : undefined
    const practiceEquipment = this.#world && { practiceEquipment: this.#world }
    const practice = toPractice ? { leave: () => this.#changeOver(false) } : { enter: () => this.#changeOver(true) }
    const shell = printing && { printing }
    this.#backend = await createBackend({
      folder,
      secretBox,
      version,
      log,
      practice,
      ...shell,
      ...timing,
      ...practiceEquipment,
    })
    for (const [listener, entry] of this.#listeners) {
      entry.leave = this.#backend.subscribe(entry.callerId, listener)
      listener({ name: 'app.restarted', payload: null })
    }
  }

  async close(): Promise<void> {
    const [backend, world] = [this.#backend, this.#world]
    this.#backend = undefined
    this.#world = undefined
    await backend?.close()
    await world?.close()
  }

  /** Changes at a person's wish; what cannot be opened leaves the other one on. @throws AppError `practice_unavailable` */
  async #changeOver(toPractice: boolean): Promise<void> {
    const changed = this.change(toPractice).catch(async (error: unknown) => {
      this.#options.log.error('changing over failed', error)
      await this.change(!toPractice)
      throw new AppError('unavailable', 'practice_unavailable', { cause: error })
    })
    this.#changing = changed.catch(() => undefined)
    await changed
  }
}
