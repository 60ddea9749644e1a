/** The calls that make files of a batch: sheets of slips, and tables. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { SheetOrder } from '../../contract/sheet.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalKind } from '../../core/journal.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { SheetDesk } from '../sheet-port.ts'
import { ticketLogo, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { batchRows, countSlips, findBatch, type KnownBatch, slipTokens } from './batch-rows.ts'
import type { TicketOffice } from './ticket-office.ts'

export interface SheetOptions {
  readonly store: Store
  readonly tickets: TicketOffice
  readonly desk: SheetDesk
  readonly onProgress: (callerId: string, progress: { readonly done: number; readonly total: number }) => void
}

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export function sheetService(options: SheetOptions): GroupHandlers<TellerContract['sheet'], CallContext> {
  const waiting = new Map<string, AbortController>()
  /** One file at a time for a window, which may end it. */
  const watched = async <T>(ctx: CallContext, total: number, make: (watch: Watch) => Promise<T>): Promise<T> => {
    if (waiting.has(ctx.callerId)) throw new AppError('conflict', 'already_working')
    const ends = new AbortController()
    waiting.set(ctx.callerId, ends)
    try {
      const onProgress = (done: number) => options.onProgress(ctx.callerId, { done, total })
      return await make({ onProgress, signal: ends.signal })
    } finally {
      waiting.delete(ctx.callerId)
    }
  }
  return {
    pdf: (order, ctx) => {
      const known = requireBatch(options.store, order.batchId, ctx.person())
      const total = countSlips(options.store.db, order.batchId, order)
      if (total === 0) throw new AppError('conflict', 'no_slips')
      return watched(ctx, total, (watch) => makeSheets(options, { order, known, ctx, watch }))
    },
    csv: ({ batchId }, ctx) => makeTable(options, { format: 'csv', batchId, ctx, watched }),
    excel: ({ batchId }, ctx) => makeTable(options, { format: 'xlsx', batchId, ctx, watched }),
    stop: (_, ctx) => {
      waiting.get(ctx.callerId)?.abort()
      return null
    },
  }
}

type Watch = Pick<Parameters<SheetDesk['make']>[0], 'onProgress' | 'signal'>

interface SheetWork {
  readonly order: SheetOrder
  readonly known: KnownBatch
  readonly ctx: CallContext
  readonly watch: Watch
}

async function makeSheets({ store, tickets, desk }: SheetOptions, { order, known, ctx, watch }: SheetWork) {
  const { batch, cafe } = known
  const compose = tickets.slipsOf(store.db, batch.id)
  const used: string[] = []
  const contents = (function* () {
    for (const row of slipTokens(store.db, batch.id, order)) {
      used.push(row.id)
      yield compose(row)
    }
  })()
  const { paper, columns, rows, cutMarks } = order
  const title = [cafe.name, `${batch.number}`, batch.planName].join(' · ')
  const logo = store.db.select().from(ticketLogo).where(eq(ticketLogo.locationId, cafe.id)).get()?.png
  const look = { paper, columns, rows, cutMarks, title, logo }
  const { bytes, withoutQr } = await desk.make({ task: { task: 'pdf', look }, contents, ...watch })
  ctx.requireStill()
  store.write((tx, at) => {
    const isOnIt = and(
      inArray(token.id, sql`(select value from json_each(${JSON.stringify(used)}))`),
      isNull(token.printedAt),
    )
    tx.update(token).set({ printedAt: at }).where(isOnIt).run()
    const data = { slips: used.length, from: order.from, to: order.to, paper, columns, rows }
    return { value: null, fact: factOf('batch.sheet_made', known, ctx.person(), data) }
  })
  return { ...fileOf('pdf', known, bytes), slips: used.length, withoutQr }
}

interface TableWork {
  readonly format: 'csv' | 'xlsx'
  readonly batchId: string
  readonly ctx: CallContext
  readonly watched: <T>(ctx: CallContext, total: number, make: (watch: Watch) => Promise<T>) => Promise<T>
}

function makeTable({ store, desk }: SheetOptions, { format, batchId, ctx, watched }: TableWork) {
  const known = requireBatch(store, batchId, ctx.person())
  return watched(ctx, known.batch.made, async (watch) => {
    let rows = 0
    const contents = (function* () {
      for (const row of batchRows(store.db, known)) {
        rows += 1
        yield row
      }
    })()
    const { bytes } = await desk.make({ task: { task: format, title: known.batch.planName }, contents, ...watch })
    ctx.requireStill()
    store.note(factOf('batch.exported', known, ctx.person(), { format, rows }))
    return { ...fileOf(format, known, bytes), rows }
  })
}

/** @throws AppError `no_such_batch` */
function requireBatch({ db }: Store, batchId: string, person: Signed): KnownBatch {
  const known = findBatch(db, batchId, person.locationId)
  if (!known) throw new AppError('not_found', 'no_such_batch')
  return known
}

function factOf(kind: JournalKind, { batch }: KnownBatch, person: Signed, data: object) {
  return {
    kind,
    by: actor(person),
    subject: { type: 'batch', id: batch.id, name: String(batch.number) } as const,
    data,
  }
}

function fileOf(format: keyof typeof MEDIA_TYPES, { batch }: KnownBatch, bytes: Uint8Array) {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  return { fileName: `batch-${batch.number}.${format}`, mediaType: MEDIA_TYPES[format], base64 }
}
