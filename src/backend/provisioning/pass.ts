/** A pass over one router: every user there beside every grant here, in one print, changing nothing on the router. */
import type { Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { ConnectionClosed } from '../routeros/errors.ts'
import type { Moment } from './agreed-time.ts'
import { printTimeoutMs, userMenu } from './hotspot.ts'
import { readProperties } from './hotspot-record.ts'
import { type Finding, type HeldGrant, judge } from './judge.ts'
import { SeenUsers } from './seen-users.ts'
import { Turns } from './turns.ts'

/** A finding, and the grant it is about. */
export type Found = { readonly held: HeldGrant; readonly finding: Finding }

/** The books a pass compares a router with. */
export interface PassBooks {
  /** Grants that are on the router, by id, after `afterId`; without those that were settled within that time. */
  held(routerId: string, settled: TimeSpan, afterId: string, limit: number): readonly HeldGrant[]
  /** Grants of these users that are off the router, for years may have sold a million; without those settled lately. */
  ended(routerId: string, settled: TimeSpan, names: readonly string[]): readonly HeldGrant[]
  /** Writes down what a page of grants told; those without news come as well, for their open drift is over. */
  note(routerId: string, page: readonly Found[]): void
  /** Writes down the users that nobody made here: all there are. */
  noteForeign(routerId: string, users: readonly Row[]): void
}

/** Epoch milliseconds, both included. */
export type TimeSpan = { readonly from: number; readonly to: number }

export type PassOptions = {
  readonly routerId: string
  readonly books: PassBooks
  /** UTC epoch milliseconds. */
  readonly now: () => number
  /** The time by which tokens end. */
  readonly moment: () => Promise<Moment>
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
  const { routerId, books, now, moment } = options
  const looked = { ...(await moment()), at: now() }
  const turns = new Turns()
  const { users, count } = await readUsers(connection, turns)
  for (const page of pagesOf(options, users, looked.at)) {
    const found = page.map((held) => ({ held, finding: judge(held, users.takeRecordOf(held.grant), looked) }))
    books.note(routerId, found)
    await turns.yield()
    // The next session begins with a pass of its own, and who stops the worker does not wait for this one.
    if (!connection.isOpen) throw new ConnectionClosed('the session ended during a pass')
  }
  books.noteForeign(routerId, users.byHand)
  return { at: looked.at, users: count, ours: users.ours }
}

/** First what should be there, then what should not and is. */
function* pagesOf({ routerId, books, now }: PassOptions, users: SeenUsers, from: number) {
  let afterId: string | undefined = ''
  while (afterId !== undefined) {
    const page = books.held(routerId, { from, to: now() }, afterId, PAGE)
    afterId = page.at(-1)?.grant.id
    yield page
  }
  const names = users.unclaimed
  for (let at = 0; at < names.length; at += PAGE) {
    yield books.ended(routerId, { from, to: now() }, names.slice(at, at + PAGE))
  }
}

async function readUsers(connection: RouterConnection, turns: Turns) {
  const options = { proplist: properties, heavy: true, timeoutMs: printTimeoutMs } as const
  const users = new SeenUsers()
  let count = 0
  for await (const rows of connection.stream(`${userMenu}/print`, options)) {
    for (const row of rows) users.add(row)
    count += rows.length
    await turns.yield()
  }
  return { users, count }
}
