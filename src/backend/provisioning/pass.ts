/** A pass over one router: every user there beside every grant here, in one print, changing nothing on the router. */
import type { Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { parseBoolean } from '../routeros/values.ts'
import { grantInMark, isRecordOf } from './grant.ts'
import { userMenu } from './hotspot.ts'
import { readProperties } from './hotspot-record.ts'
import { type Finding, type HeldGrant, judge } from './judge.ts'
import { readMark } from './mark.ts'
import { Turns } from './turns.ts'

/** A finding, and the grant it is about. */
export type Found = { readonly held: HeldGrant; readonly finding: Finding }

/** The books a pass compares a router with. */
export interface PassBooks {
  /** Grants of the router that were settled before `before`, by id, after `afterId`. */
  held(routerId: string, before: number, afterId: string, limit: number): readonly HeldGrant[]
  /** Writes down what a page of grants told; those without news come as well, for their open drift is over. */
  note(routerId: string, page: readonly Found[]): void
  /** Writes down the users that nobody made here: all there are. */
  noteForeign(routerId: string, users: readonly Row[]): void
}

export type PassOptions = {
  readonly routerId: string
  readonly books: PassBooks
  /** UTC epoch milliseconds. */
  readonly now: () => number
}

/** What a pass saw, in numbers. */
export type PassResult = { readonly at: number; readonly users: number; readonly ours: number }

/** So many grants are read from the books at once. */
const PAGE = 150

const properties = [...readProperties, 'uptime', 'bytes-in', 'bytes-out', 'default', 'dynamic']

/**
 * Looks at everything and writes down what differs.
 *
 * Grants that were settled while the print was on its way are left for the next pass: the print may be older than they.
 */
export async function runPass(connection: RouterConnection, options: PassOptions): Promise<PassResult> {
  const { routerId, books, now } = options
  const at = now()
  const turns = new Turns()
  const users = await readUsers(connection, turns)
  const ours = new Set<Row>()
  let afterId = ''
  for (;;) {
    const page = books.held(routerId, at, afterId, PAGE)
    const last = page.at(-1)
    if (!last) break
    afterId = last.grant.id
    const found = page.map((held) => {
      const row = users.of(held)
      if (row) ours.add(row)
      return { held, finding: judge(held, row, at) }
    })
    books.note(routerId, found)
    await turns.yield()
  }
  books.noteForeign(
    routerId,
    users.byHand.filter((row) => !ours.has(row)),
  )
  return { at, users: users.count, ours: ours.size }
}

/** The users, to be found by our mark, or by their id where somebody took the mark away. */
async function readUsers(connection: RouterConnection, turns: Turns) {
  const options = { proplist: properties, heavy: true, timeoutMs: 120_000 } as const
  const { rows } = await connection.run(`${userMenu}/print`, options)
  const byMark = new Map<string, Row>()
  const byId = new Map<string, Row>()
  const byHand: Row[] = []
  for (const row of rows) {
    const mark = readMark(row.comment ?? '')
    if (mark) byMark.set(mark.grant, row)
    else if (isByHand(row)) byHand.push(row)
    byId.set(row['.id'] ?? '', row)
    await turns.yield()
  }
  const of = ({ grant }: HeldGrant): Row | undefined => {
    const row = byMark.get(grantInMark(grant)) ?? byId.get(grant.routerRef ?? '')
    return row && isRecordOf(grant, row) ? row : undefined
  }
  return { of, byHand, count: rows.length }
}

/** Made by a person: not the router's own, and not another counter's. */
function isByHand(row: Row): boolean {
  const isOwn = [row.default, row.dynamic].some((flag) => flag !== undefined && parseBoolean(flag))
  return !isOwn && !/^teller\d/.test(row.comment ?? '')
}
