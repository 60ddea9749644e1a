/** Writes the summary of each day when it is over, also of days on which this computer was off. */
import { z } from 'zod'
import { SummarySettings, SummaryState } from '../../contract/summary.ts'
import { type DailySummary, daysDue, isQuiet } from '../../core/daily-summary.ts'
import { changesOf } from '../../core/journal.ts'
import type { Clock } from '../../core/ports.ts'
import type { PagedReport } from '../../core/report-lines.ts'
import { summaryCsv, summarySheet } from '../../core/summary-files.ts'
import { actor, type Signed } from '../callers.ts'
import type { Log } from '../log.ts'
import { daySummary } from '../store/day-summary.ts'
import { putSetting, type Store } from '../store/store.ts'
import { problemOf, putSummaryFile } from './summary-file.ts'

const SETTINGS = 'summary.settings'
const STATE = 'summary.state'
/** How often the clock is looked at, and what failed is tried again. */
const LOOK_MS = 60_000

const OFF: SummarySettings = { isOn: false, folder: '', format: 'csv', hour: 6 }

/** With the days that have their files: after a clock that jumped, none is written twice. */
const StoredState = SummaryState.extend({ written: z.array(z.string()) })
type StoredState = z.infer<typeof StoredState>
const NEW: StoredState = { lastDay: null, lastFiles: [], lastAt: null, leftAlone: null, problem: null, written: [] }
const MOST_REMEMBERED = 100

export interface SummaryKeeperOptions {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly toPdf: (report: PagedReport) => Uint8Array
  readonly lookMs?: number
}

export class SummaryKeeper {
  readonly #options: SummaryKeeperOptions
  #timer: NodeJS.Timeout | undefined
  /** The look that is under way: there is one at a time. */
  #looking: Promise<void> | undefined
  #isOver = false

  constructor(options: SummaryKeeperOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), this.#options.lookMs ?? LOOK_MS).unref()
    void this.look()
  }

  async stop(): Promise<void> {
    this.#isOver = true
    clearInterval(this.#timer)
    await this.#looking
  }

  settings(): SummarySettings {
    const stored = this.#options.store.readSetting<object>(SETTINGS)
    return SummarySettings.safeParse({ ...OFF, ...stored }).data ?? OFF
  }

  state(): StoredState {
    const stored = this.#options.store.readSetting<object>(STATE)
    return StoredState.safeParse({ ...NEW, ...stored }).data ?? NEW
  }

  /** Another folder begins anew: what was wrong with the old one is of no interest. */
  save(next: SummarySettings, by: Signed): void {
    const { store } = this.#options
    const before = this.settings()
    store.write((tx) => {
      putSetting(tx, SETTINGS, next)
      putSetting(tx, STATE, { ...this.state(), problem: null })
      const subject = { type: 'counter', id: store.counterId, name: store.here()?.name ?? '' } as const
      return {
        value: null,
        fact: { kind: 'counter.settings_saved', by: actor(by), subject, data: changesOf(before, next) },
      }
    })
  }

  /** Writes what is due; resolves when that is done or could not be. Never rejects. */
  async look(): Promise<void> {
    if (this.#isOver) return
    this.#looking ??= this.#writeDue().finally(() => {
      this.#looking = undefined
    })
    await this.#looking
  }

  async #writeDue(): Promise<void> {
    const { store, clock, log } = this.#options
    try {
      const here = store.here()
      const { isOn, hour } = this.settings()
      if (!here || !isOn) return
      const { lastDay } = this.state()
      for (const day of daysDue({ now: clock(), timeZone: here.timeZone, hour, lastDay })) {
        if (this.#isOver || !(await this.#writeDay(daySummary(store, here, day, clock())))) return
      }
    } catch (error) {
      log.error('the daily summary could not be made', error)
    }
  }

  /** Answers whether the day was seen to. */
  async #writeDay(of: DailySummary): Promise<boolean> {
    const { clock, log } = this.#options
    const { day } = of
    const { written } = this.state()
    if (isQuiet(of) || written.includes(day)) {
      this.#keep({ lastDay: day, problem: null })
      return true
    }
    try {
      const files = await this.#put(of)
      const leftAlone = files.find((file) => file.leftAlone)?.name ?? null
      this.#keep({
        lastDay: day,
        lastFiles: files.map(({ name }) => name),
        lastAt: clock(),
        leftAlone,
        problem: null,
        written: [...written, day].slice(-MOST_REMEMBERED),
      })
      log.info('daily summary written', { day, files: files.length })
      if (leftAlone !== null) log.warn('a daily summary was there already with other contents', { day })
      return true
    } catch (error) {
      this.#tell(day, error)
      return false
    }
  }

  async #put(of: DailySummary) {
    const { folder, format } = this.settings()
    const wanted = format === 'both' ? (['csv', 'pdf'] as const) : ([format] as const)
    const files = []
    for (const extension of wanted) {
      const bytes = extension === 'csv' ? Buffer.from(summaryCsv(of)) : this.#options.toPdf(paged(of))
      files.push(await putSummaryFile(folder, of.day, extension, bytes))
    }
    return files
  }

  /** Into the log once, not with every try. */
  #tell(day: string, error: unknown): void {
    const { clock, log } = this.#options
    const code = problemOf(error)
    const before = this.state().problem
    if (before?.code === code) return
    log.warn('the daily summary could not be written', { day, problem: code })
    this.#keep({ problem: { code, day, since: clock() } })
  }

  #keep(change: Partial<StoredState>): void {
    this.#options.store.settle((tx) => putSetting(tx, STATE, { ...this.state(), ...change }))
  }
}

function paged(of: DailySummary): PagedReport {
  const sheet = summarySheet(of)
  return { sheet, marks: [], foot: [sheet.cafeName, sheet.title].join(' · '), signatures: [] }
}
