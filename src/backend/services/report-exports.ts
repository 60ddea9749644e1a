/** Files of reports, each for the window that asked for it: made, fetched in parts, and let go. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { Clock } from '../../core/ports.ts'
import { byInWords, fileNameOf, reportTable } from '../../core/report-table.ts'
import { formatDateTime } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { ReportDesk, ReportTask } from '../report-port.ts'
import { periodReport } from '../store/period-report.ts'
import type { Here, Store } from '../store/store.ts'

export interface ReportExportsOptions {
  readonly store: Store
  readonly clock: Clock
  readonly desk: ReportDesk
  readonly onProgress: (callerId: string, progress: { readonly done: number; readonly total: number }) => void
}

type Calls = TellerContract['report']
type Asked = z.output<Calls['export']['input']>

interface Kept {
  readonly exportId: string
  readonly personId: string
  /** At the desk. */
  readonly name: string
}

const MEDIA_TYPES = {
  csv: 'text/csv',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

export class ReportExports {
  readonly #options: ReportExportsOptions
  /** What is being made, and what was made, by window. */
  readonly #working = new Map<string, AbortController>()
  readonly #kept = new Map<string, Kept>()

  constructor(options: ReportExportsOptions) {
    this.#options = options
  }

  /** @throws AppError `already_working`, `stopped`, `disk_full` */
  async make(asked: Asked, ctx: CallContext): Promise<z.input<Calls['export']['output']>> {
    const { store, desk, onProgress } = this.#options
    const cafe = store.here()
    if (!cafe) throw new AppError('conflict', 'not_set_up')
    if (this.#working.has(ctx.callerId)) throw new AppError('conflict', 'already_working')
    const person = ctx.person()
    const ends = new AbortController()
    this.leave(ctx.callerId)
    this.#working.set(ctx.callerId, ends)
    try {
      const task = asked.what === 'table' ? this.#table(asked, cafe, person) : booksOf(asked, cafe)
      const tell = (done: number, total: number) => onProgress(ctx.callerId, { done, total })
      const made = await desk.make({ task, onProgress: tell, signal: ends.signal })
      return this.#keep(asked, made, ctx)
    } finally {
      this.#working.delete(ctx.callerId)
    }
  }

  /** A piece from here on. @throws AppError `no_such_file` */
  async part(exportId: string, offset: number, ctx: CallContext): Promise<z.input<Calls['exportPart']['output']>> {
    const kept = this.#kept.get(ctx.callerId)
    const isTheirs = kept?.exportId === exportId && kept.personId === ctx.person().id
    if (!isTheirs) throw new AppError('not_found', 'no_such_file')
    const bytes = await this.#options.desk.read(kept.name, offset)
    ctx.requireStill()
    return { base64: bytes.toString('base64'), next: bytes.length === 0 ? null : offset + bytes.length }
  }

  /** Nobody at this window waits for a file any more, or comes for the one that was made. */
  leave(callerId: string): void {
    this.#working.get(callerId)?.abort()
    const kept = this.#kept.get(callerId)
    if (kept) this.#options.desk.remove(kept.name)
    this.#kept.delete(callerId)
  }

  #table({ asked, format }: Extract<Asked, { what: 'table' }>, cafe: Here, person: Signed): ReportTask {
    const { store, clock } = this.#options
    const reported = periodReport(store.db, { counterId: store.counterId, locationId: cafe.id }, asked)
    const madeAtText = formatDateTime(clock(), cafe.timeZone)
    const head = { cafeName: cafe.name, madeBy: person.name, madeAtText }
    return { what: 'table', format, table: reportTable(reported, cafe.currency), head }
  }

  #keep(asked: Asked, made: { name: string; bytes: number; rows: number }, ctx: CallContext) {
    const { store, desk } = this.#options
    try {
      ctx.requireStill()
      const { bytes, rows } = made
      const person = ctx.person()
      const { name, extension, period } = namesOf(asked)
      const subject = { type: 'counter', id: store.counterId, name } as const
      const data = { format: asked.format, ...period, rows }
      store.note({ kind: 'report.exported', by: actor(person), subject, data })
      const exportId = randomUUID()
      this.#kept.set(ctx.callerId, { exportId, personId: person.id, name: made.name })
      return { exportId, fileName: fileNameOf(period, name, extension), mediaType: MEDIA_TYPES[extension], bytes, rows }
    } catch (error) {
      desk.remove(made.name)
      throw error
    }
  }
}

function booksOf({ format, period }: Extract<Asked, { what: 'books' }>, { timeZone, currency }: Here): ReportTask {
  return { what: 'books', format, period, timeZone, currency }
}

function namesOf(asked: Asked) {
  if (asked.what === 'books') {
    const extension = asked.format === 'csv' ? 'zip' : asked.format
    return { name: 'books', extension, period: asked.period } as const
  }
  const { from, until, by } = asked.asked
  const name = `takings-by-${byInWords(by).toLowerCase().replaceAll(' ', '-')}`
  return { name, extension: asked.format, period: { from, until } } as const
}
