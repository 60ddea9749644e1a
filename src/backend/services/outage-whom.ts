/** Whom an outage hit: everybody who was online in it, what each would get, and who gets nothing. */
import { hash } from 'node:crypto'
import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { NOTHING_BECAUSE, OutageForm } from '../../contract/outage.ts'
import type { Extension } from '../../core/token-life.ts'
import { batch, plan, sale, sessionSpan, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

type Reader = Pick<Tx, 'select'>
type Because = (typeof NOTHING_BECAUSE)[number]

/** A code that was online, and what it gets. */
export interface Hit extends Pick<Extension, 'seconds' | 'validitySeconds'> {
  readonly tokenId: string
  readonly codeEnding: string
  readonly planName: string
  /** Within the outage, as far as this counter saw. */
  readonly onlineSeconds: number
}

export interface Whom {
  readonly hits: readonly Hit[]
  readonly nothing: readonly { readonly because: Because; readonly count: number }[]
  /** Names exactly what would be given to whom. */
  readonly digest: string
}

/**
 * Where power fails, this program sees nobody go: whoever was last seen so shortly before was there when it began. As
 * long as two writings of who is online may be apart, and a little more.
 */
const UNSEEN_MS = 90_000

/** By package and code; `routerIds` are those on which the outage was. */
export function whomOf(db: Reader, form: OutageForm, routerIds: readonly string[]): Whom {
  const online = onlineIn(db, form, routerIds)
  const known = new Map([...online].filter(([key]) => !key.startsWith(STRANGER)))
  const judged = readCodes(db, [...known.keys()]).map((row) => ({ row, because: whyNothing(row) }))
  const hits = judged
    .filter(({ because }) => because === null)
    .map(({ row }) => hitOf(row, form, known.get(row.token.id) ?? 0))
    .toSorted((a, b) => a.planName.localeCompare(b.planName) || a.codeEnding.localeCompare(b.codeEnding))
  const reasons: Because[] = judged.flatMap(({ because }) => because ?? [])
  const strangers = Array.from({ length: online.size - known.size }, () => 'stranger' as const)
  const counted = Map.groupBy([...reasons, ...strangers], (because) => because)
  const nothing = [...counted].map(([because, all]) => ({ because, count: all.length }))
  return { hits, nothing, digest: digestOf(form, hits) }
}

/** Before the name of a user that nobody made here. */
const STRANGER = 'user '

/** Milliseconds online in the outage, by the code's id. */
function onlineIn(db: Reader, { from, until }: OutageForm, routerIds: readonly string[]): Map<string, number> {
  const wasThere = and(gte(sessionSpan.lastSeenAt, from - UNSEEN_MS), lt(sessionSpan.startedAt, until))
  const within = sql<number>`sum(max(0, min(${sessionSpan.lastSeenAt}, ${until}) - max(${sessionSpan.startedAt}, ${from})))`
  const who = sql<string>`ifnull(${sessionSpan.tokenId}, ${STRANGER} || ${sessionSpan.username})`
  const rows = db
    .select({ who, within })
    .from(sessionSpan)
    .where(and(inArray(sessionSpan.routerId, [...routerIds]), wasThere))
    .groupBy(who)
    .all()
  // Somebody who was on two routers at once was online once.
  return new Map(rows.map((row) => [row.who, Math.min(row.within, until - from)]))
}

function readCodes(db: Reader, tokenIds: readonly string[]) {
  return db
    .select({ token, planName: sql<string>`ifnull(${sale.planName}, ${plan.name})`, deploy: batch.deploy })
    .from(token)
    .innerJoin(plan, eq(plan.id, token.planId))
    .leftJoin(sale, eq(sale.id, token.saleId))
    .leftJoin(batch, eq(batch.id, token.batchId))
    .where(sql`${token.id} in (select value from json_each(${JSON.stringify(tokenIds)}))`)
    .all()
}

type CodeRow = ReturnType<typeof readCodes>[number]

/** A slip that works before its seller has settled it is somebody's; any other code that nobody bought is not. */
function whyNothing({ token: row, deploy }: CodeRow): Because | null {
  if (row.refundedAt !== null) return 'refunded'
  if (row.voidedAt !== null) return 'void'
  if (row.blockedAt !== null) return 'blocked'
  if (row.saleId === null && deploy !== 'now') return 'unsold'
  return row.timeLimitSeconds === null && row.validitySeconds === null ? 'no_time' : null
}

function hitOf({ token: row, planName }: CodeRow, { minutes }: OutageForm, onlineMs: number): Hit {
  return {
    tokenId: row.id,
    codeEnding: row.code.slice(-2),
    planName,
    onlineSeconds: Math.round(onlineMs / 1_000),
    seconds: row.timeLimitSeconds === null ? 0 : minutes * 60,
    validitySeconds: row.validitySeconds === null ? 0 : minutes * 60,
  }
}

function digestOf({ from, until, minutes, routerId }: OutageForm, hits: readonly Hit[]): string {
  const given = hits.map(({ tokenId, seconds, validitySeconds }) => [tokenId, seconds, validitySeconds].join(' '))
  return hash('sha256', JSON.stringify([from, until, minutes, routerId, ...given.toSorted()]))
}
