/** The calls about the journal: read it, verify it, save it. */
import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { type AuditEntry, type AuditFilter, AuditEntry as Entry, type Verification } from '../../contract/audit.ts'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { Clock } from '../../core/ports.ts'
import { formatDateTime } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { JournalDesk } from '../ports.ts'
import { matching } from '../store/journal-filter.ts'
import { journal } from '../store/schema.ts'
import { putSetting, type Store } from '../store/store.ts'

export interface AuditOptions {
  readonly store: Store
  readonly clock: Clock
  readonly desk: JournalDesk
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
}

const LAST_VERIFICATION = 'journal.lastVerification'
const MEDIA_TYPES = { csv: 'text/csv', pdf: 'application/pdf' } as const

export function auditService(options: AuditOptions): GroupHandlers<TellerContract['audit'], CallContext> {
  const { store } = options
  const verifier = new Verifier(options)
  return {
    list: ({ filter, before, limit }) => {
      const older = before === null ? undefined : lt(journal.seq, before)
      const columns = { seq: journal.seq, body: journal.body, hash: journal.hash }
      const rows = store.db
        .select(columns)
        .from(journal)
        .where(and(matching(store.db, filter), older))
        .orderBy(desc(journal.seq))
        .limit(limit + 1)
        .all()
      return { entries: rows.slice(0, limit).map(entryOf), more: rows.length > limit }
    },
    people: () => namedIn(store),
    verify: (_, ctx) => verifier.verify(ctx.person()),
    stopVerifying: () => {
      verifier.stop()
      return null
    },
    lastVerification: () => store.readSetting<Verification>(LAST_VERIFICATION) ?? null,
    export: async ({ filter, format }, ctx) => {
      const by = ctx.person()
      const { bytes, entries } = await options.desk.export({ filter, format, head: headOf(options, filter, by) })
      ctx.requireStill()
      const subject = { type: 'journal', id: store.counterId, name: format.toUpperCase() } as const
      store.note({ kind: 'journal.exported', by: actor(by), subject, data: { format, entries } })
      const fileName = `journal-${new Date(options.clock()).toISOString().slice(0, 10)}.${format}`
      return { fileName, mediaType: MEDIA_TYPES[format], entries, base64: Buffer.from(bytes).toString('base64') }
    },
  }
}

/** One verification at a time, whoever asked for it. */
class Verifier {
  readonly #options: AuditOptions
  #stop: AbortController | undefined

  constructor(options: AuditOptions) {
    this.#options = options
  }

  async verify(by: Signed): Promise<Verification> {
    if (this.#stop) throw new AppError('conflict', 'already_working')
    const stop = new AbortController()
    this.#stop = stop
    try {
      const { desk, clock, onProgress } = this.#options
      const found = await desk.verify({ onProgress: (done, total) => onProgress({ done, total }), signal: stop.signal })
      return this.#keep({ ...found, at: clock() }, by)
    } finally {
      this.#stop = undefined
    }
  }

  stop(): void {
    this.#stop?.abort()
  }

  #keep(result: Verification, by: Signed): Verification {
    const { store } = this.#options
    const { entries, brokenSeq, problem } = result
    const subject = { type: 'journal', id: store.counterId, name: '' } as const
    store.write((tx) => {
      putSetting(tx, LAST_VERIFICATION, result)
      const data = { entries, brokenSeq, problem }
      return { value: null, fact: { kind: 'journal.verified', by: actor(by), subject, data } }
    })
    return result
  }
}

/** An entry as the viewer shows it. One that cannot be read is shown too, and breaks nothing else. */
function entryOf({ seq, body, hash }: { seq: number; body: string; hash: string }): AuditEntry {
  const short = { seq, hash: hash.slice(0, 12) }
  try {
    const { at, local = null, kind, by = null, approvedBy = null, subject = null, counterId, data } = JSON.parse(body)
    return Entry.parse({ ...short, at, local, kind, by, approvedBy, subject, counterId, data })
  } catch {
    const nobody = { by: null, approvedBy: null, subject: null, counterId: '' }
    return { ...short, at: 0, local: null, kind: 'journal.unreadable', ...nobody, data: {} }
  }
}

/** Everybody who did or approved something, by the last name they had. */
function namedIn({ db }: Store): { id: string; name: string }[] {
  const doers = db.selectDistinct({ id: journal.personId }).from(journal).where(isNotNull(journal.personId)).all()
  return doers
    .flatMap(({ id }) => {
      const name = sql<string>`iif(json_valid(${journal.body}), ${journal.body} ->> '$.by.name', null)`
      const ofThem = eq(journal.personId, id ?? '')
      const row = db.select({ name }).from(journal).where(ofThem).orderBy(desc(journal.seq)).limit(1).get()
      return id !== null && row?.name ? [{ id, name: row.name }] : []
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

function headOf({ store, clock }: AuditOptions, filter: AuditFilter, by: Signed) {
  const here = store.here()
  const zone = here?.timeZone ?? 'UTC'
  const day = (at: number | null) => (at === null ? '…' : formatDateTime(at, zone))
  const period = filter.from === null && filter.until === null ? [] : [`${day(filter.from)} – ${day(filter.until)}`]
  const person = namedIn(store).find(({ id }) => id === filter.personId)?.name
  const parts = [...period, person, filter.kind, filter.subject].filter(Boolean)
  return {
    cafeName: here?.name ?? '',
    madeBy: by.name,
    madeAtText: formatDateTime(clock(), zone),
    filterText: parts.join(' · '),
  }
}
