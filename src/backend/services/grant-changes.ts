/** What a grant's row takes with it when something else is wanted of it. */
import { sql } from 'drizzle-orm'
import { grant } from '../store/schema.ts'

/** A new version, so that the result of an older wish does not count; due at once, and with a clean record. */
export const newWish = {
  version: sql`${grant.version} + 1`,
  retryAt: 0,
  attempts: 0,
  problem: null,
  detail: null,
} as const

/** Whether it may log in is decided anew: what was accepted of that before does not count any more. */
export const allowedAnew = { accepted: sql`nullif(json_remove(${grant.accepted}, '$.disabled'), '{}')` } as const

/**
 * Its record on the router is gone. What that one's counters said is carried: a new one begins at nothing, and has only
 * the rest to give.
 */
export const withoutRecord = {
  routerRef: null,
  carriedSeconds: sql`${grant.carriedSeconds} + ${grant.usedSeconds}`,
  carriedBytes: sql`${grant.carriedBytes} + ${grant.usedBytes}`,
  usedSeconds: 0,
  usedBytes: 0,
} as const
