/** What happened to a code, out of its rows and out of the journal: only what is written down somewhere. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { TokenEvent, TokenLife } from '../../contract/token.ts'
import type { JournalFact, JournalKind } from '../../core/journal.ts'
import { type batch, journal, printJob, refund, refundToken, sale, type token, topUp } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

type Db = Store['db']

interface About {
  readonly token: typeof token.$inferSelect
  readonly sale: typeof sale.$inferSelect | null
  readonly batch: typeof batch.$inferSelect | null
}

/** A fact about a code, as far as it can be read. */
type Fact = Pick<JournalFact, 'kind' | 'at'> & { readonly by: string | null; readonly data: Record<string, unknown> }

/** Oldest first, of the same moment in this order; what has no known time stands last. */
export function eventsOf(db: Db, about: About, life: TokenLife): TokenEvent[] {
  const facts = factsOf(db, about)
  const events = [
    ...making(about),
    ...selling(about),
    ...printing(db, about, facts),
    ...using(about),
    ...facts.flatMap(changing),
    ...toppingUp(db, about),
    ...compensating(db, about),
    ...ending(db, about, life, facts),
  ]
  return events.toSorted((a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY))
}

const NOTHING_MORE = { by: null, number: null, amountMinor: null, reason: null, more: null } as const
const event = (what: TokenEvent['what'], at: number | null, more: Partial<TokenEvent> = {}): TokenEvent => ({
  ...NOTHING_MORE,
  ...more,
  what,
  at,
})

/** A code that was made for its sale has no other beginning. */
function making({ token: row, batch: of }: About): TokenEvent[] {
  if (of) return [event('made_for_batch', row.createdAt, { by: of.personName, number: of.number })]
  return row.isStock ? [event('made_for_stock', row.createdAt)] : []
}

function printing(db: Db, { token: row, sale: of }: About, facts: readonly Fact[]): TokenEvent[] {
  const jobs = db.select().from(printJob).where(eq(printJob.tokenId, row.id)).orderBy(asc(printJob.copy)).all()
  const printed = jobs.flatMap((job) => {
    const asked = facts.find(({ kind, data }) => kind === 'ticket.reprinted' && data.jobId === job.id)
    const by = asked?.by ?? job.personName ?? (job.copy === 0 && job.saleId !== null ? (of?.personName ?? null) : null)
    if (job.state === 'uncertain') return [event('print_unknown', job.updatedAt, { by })]
    if (job.state !== 'confirmed' && job.state !== 'sent') return []
    return [event(job.copy === 0 ? 'printed' : 'reprinted', job.updatedAt, { by })]
  })
  // It came out of no printer that is known: so it went onto a sheet.
  const isOnSheet =
    row.printedAt !== null && !jobs.some(({ saleId, updatedAt }) => saleId === null || updatedAt === row.printedAt)
  return isOnSheet ? [event('put_on_sheet', row.printedAt), ...printed] : printed
}

function selling({ sale: of }: About): TokenEvent[] {
  if (!of) return []
  return [event('sold', of.at, { by: of.personName, number: of.number, amountMinor: of.priceMinor })]
}

function using({ token: { firstUsedAt } }: About): TokenEvent[] {
  return firstUsedAt === null ? [] : [event('first_used', firstUsedAt)]
}

const CHANGES: Partial<Record<JournalKind, TokenEvent['what']>> = {
  'token.blocked': 'blocked',
  'token.unblocked': 'unblocked',
  'token.device_freed': 'device_freed',
  'token.extended': 'extended',
}

function changing({ kind, at, by, data }: Fact): TokenEvent[] {
  const what = CHANGES[kind]
  if (what === undefined) return []
  const { reason, seconds, bytes, validitySeconds } = data
  const more = { seconds: wholeOf(seconds), bytes: wholeOf(bytes), validitySeconds: wholeOf(validitySeconds) }
  return [
    event(what, at, { by, ...(what === 'extended' && { more, reason: typeof reason === 'string' ? reason : null }) }),
  ]
}

const wholeOf = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0)

function toppingUp(db: Db, { token: { id } }: About): TokenEvent[] {
  const rows = db
    .select({ put: topUp, sale, refund })
    .from(topUp)
    .innerJoin(sale, eq(sale.id, topUp.saleId))
    .leftJoin(refund, eq(refund.saleId, sale.id))
    .where(eq(topUp.tokenId, id))
    .all()
  return rows.flatMap(({ put: { seconds, bytes, validitySeconds }, sale: of, refund: back }) => {
    const details = { number: of.number, amountMinor: of.totalMinor, more: { seconds, bytes, validitySeconds } }
    const sold = event('topped_up', of.at, { by: of.personName, ...details })
    if (!back) return [sold]
    return [sold, event('top_up_refunded', back.at, { by: back.personName, reason: back.reason, ...details })]
  })
}

/** What it was given after outages. Those entries are about the outage, and name their codes one by one. */
function compensating(db: Db, { token: { id } }: About): TokenEvent[] {
  const isAbout = and(eq(journal.kind, 'outage.compensated'), sql`instr(${journal.body}, ${id}) > 0`)
  return db
    .select({ subject: journal.subjectId, body: journal.body })
    .from(journal)
    .where(isAbout)
    .all()
    .flatMap(({ subject, body }) => {
      const [fact] = readFact(body)
      const given = listOf(fact?.data.tokens).find(({ tokenId }) => tokenId === id)
      if (!fact || !given) return []
      const { seconds, validitySeconds } = given
      const more = { seconds: wholeOf(seconds), bytes: 0, validitySeconds: wholeOf(validitySeconds) }
      const { by, data } = fact
      const reason = typeof data.reason === 'string' ? data.reason : null
      return [event('compensated', fact.at, { by, more, reason }), ...undoing(db, subject, more)]
    })
}

function undoing(db: Db, subject: string | null, more: TokenEvent['more']): TokenEvent[] {
  const isIt = and(eq(journal.subjectId, subject ?? ''), eq(journal.kind, 'outage.compensation_undone'))
  const bodies = db.select({ body: journal.body }).from(journal).where(isIt).all()
  return bodies
    .flatMap(({ body }) => readFact(body))
    .map(({ at, by }) => event('compensation_undone', at, { by, more }))
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}

function ending(db: Db, { token: row }: About, life: TokenLife, facts: readonly Fact[]): TokenEvent[] {
  const voided = facts.find(({ kind }) => kind === 'token.voided')
  const [back] = refundOf(db, row)
  return [
    // A router ends what is used up by itself; when that was, only it knows.
    ...(life.overBy === null ? [] : [event(`over_${life.overBy}`, life.overBy === 'validity' ? row.expiresAt : null)]),
    ...(row.voidedAt === null ? [] : [event('voided', row.voidedAt, { by: voided?.by ?? null })]),
    ...(back
      ? [event('refunded', back.at, { by: back.personName, amountMinor: back.amountMinor, reason: back.reason })]
      : []),
  ]
}

/** With its own part of the money; codes from before parts were kept have the whole of their sale's. */
function refundOf(db: Db, { id, saleId, refundedAt }: About['token']) {
  if (refundedAt === null || saleId === null) return []
  const isIts = and(eq(refundToken.refundId, refund.id), eq(refundToken.tokenId, id))
  return db
    .select({ at: refund.at, personName: refund.personName, reason: refund.reason, amountMinor: AMOUNT, isIts: IS_ITS })
    .from(refund)
    .leftJoin(refundToken, isIts)
    .where(eq(refund.saleId, saleId))
    .orderBy(desc(IS_ITS))
    .limit(1)
    .all()
}

const AMOUNT = sql<number>`ifnull(${refundToken.amountMinor}, ${refund.amountMinor})`
const IS_ITS = sql<number>`${refundToken.tokenId} is not null`

/** The journal's entries about the code itself, by the index on what an entry is about. */
function factsOf(db: Db, { token: row, sale: of }: About): Fact[] {
  const subjects = [row.id, ...(of ? [of.id] : [])]
  return db
    .select({ body: journal.body })
    .from(journal)
    .where(inArray(journal.subjectId, subjects))
    .orderBy(asc(journal.seq))
    .all()
    .flatMap(({ body }) => readFact(body))
    .filter(({ data }) => data.tokenId === row.id)
}

/** An entry that nobody can read says nothing here; the journal's own screen tells of it. */
function readFact(body: string): Fact[] {
  try {
    const { kind, at, by, data } = JSON.parse(body) as JournalFact
    const facts = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
    return [{ kind, at, by: by?.name ?? null, data: facts }]
  } catch {
    return []
  }
}
