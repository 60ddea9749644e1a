/** Grants: what one token should be on one router, and what became of it. */
import { createHash } from 'node:crypto'
import { remember } from '../../core/remember.ts'
import type { Used } from '../../core/token-life.ts'
import type { Row } from '../routeros/command.ts'
import type { RefusalReason, WaitingProblem } from './failures.ts'
import { readMark } from './mark.ts'

/** A hotspot user profile as tokens want it. Names of one length cannot be prefixes of each other. */
export type HotspotProfile = {
  /** See `hotspotProfile`. */
  readonly name: string
  /** Devices that may be online at once. */
  readonly sharedUsers: number
  /** `rx/tx` as the router sees it, the customer's upload first; absent is unlimited. */
  readonly rateLimit?: string
}

/** What a record's own counters said. */
type Counted = Pick<Used, 'usedSeconds' | 'usedBytes'>

/** The desired state of one token on one router. */
export type HotspotGrant = {
  /** A UUID. */
  readonly id: string
  /** Grows when the desired state changes, so that the result of an older one is told apart. */
  readonly version: number
  /** `disabled`: there, but nobody logs in with it. */
  readonly wanted: 'present' | 'disabled' | 'absent'
  readonly username: string
  readonly password: string
  readonly profile: HotspotProfile
  /** What the record's own counters may still count; absent is unlimited. */
  readonly limitUptimeSeconds?: number
  readonly limitBytesTotal?: number
  /** From the first login on, by the wall clock. */
  readonly validitySeconds?: number
  /** The end, UTC epoch seconds, where it is known. */
  readonly expiresAt?: number
  /** Only the first device that logs in may. */
  readonly lockDevice?: true
  /** The lock is to be taken off once. */
  readonly freeDevice?: true
  /** Properties that a person changed on the router, and that were accepted. */
  readonly accepted?: Readonly<Record<string, string>>
  /** Properties that a person changed on the router, and that nobody has answered for yet: they are left as found. */
  readonly asked?: Readonly<Record<string, string>>
  /** The record's `.id` on the router, when it was there before. */
  readonly routerRef?: string
  /** What the counters of that record said when it was last seen. */
  readonly counted?: Counted
}

/** What became of a grant. */
export type GrantResult =
  /** First when the router has confirmed the change (`verified: false`), again when it was read back. */
  | { readonly state: 'on_router'; readonly routerRef: string; readonly verified: boolean }
  | { readonly state: 'off_router' }
  /** What can pass: it is due again at `retryAt` (epoch milliseconds). */
  | { readonly state: 'waiting'; readonly error: WaitingProblem; readonly text: string; readonly retryAt: number }
  /** What cannot: a human has to change something. `text` is the router's own. */
  | { readonly state: 'refused'; readonly reason: RefusalReason; readonly text: string }

/** A result, and what it is the result of. */
export type Settled = { readonly grant: HotspotGrant; readonly result: GrantResult }

/** Where a router's waiting grants come from and where their results go. */
export interface GrantQueue {
  /** Grants waiting for this router whose time has come, those in flight among them: the newest, or the oldest first. */
  due(routerId: string, limit: number, from: 'newest' | 'oldest'): readonly HotspotGrant[]
  /** All of them or none. A result of a version that is not the newest any more must not count. */
  settle(results: readonly Settled[]): void
}

/** The end of a UUIDv7 is its random part: 16 hex digits cannot meet by chance. */
function shortId(id: string, digits: number): string {
  return id.replaceAll('-', '').slice(-digits)
}

/**
 * The profile for these limits: `teller-` and twelve hex digits of their digest.
 *
 * Named by what it says and not by the plan, so that a plan's new speed gets a new profile, and tokens sold before keep
 * what they were sold with.
 */
export function hotspotProfile(limits: Omit<HotspotProfile, 'name'>): HotspotProfile {
  return { name: profileName(JSON.stringify([limits.sharedUsers, limits.rateLimit ?? ''])), ...limits }
}

/** A café has a handful of them, and asks for each with every token. */
const profileName = remember((text = '') => `teller-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`)

/** Whose record it is, as a mark says it: see `mark.ts`. */
export function grantInMark({ id }: Pick<HotspotGrant, 'id'>): string {
  return shortId(id, 16)
}

/**
 * The grant as the record with this id must show it; undefined is a record that is yet to be made. The counters of
 * another record than the known one begin at nothing: what that one had counted is taken off the limits.
 */
export function asRecord(grant: HotspotGrant, id: string | undefined): HotspotGrant {
  const { routerRef, counted, limitUptimeSeconds, limitBytesTotal, ...rest } = grant
  const spent = routerRef === undefined || id === routerRef ? undefined : counted
  const left = (limit: number, used = 0) => Math.max(1, limit - used)
  return {
    ...rest,
    ...(limitUptimeSeconds !== undefined && { limitUptimeSeconds: left(limitUptimeSeconds, spent?.usedSeconds) }),
    ...(limitBytesTotal !== undefined && { limitBytesTotal: left(limitBytesTotal, spent?.usedBytes) }),
    ...(id !== undefined && { routerRef: id }),
  }
}

/** Has a record counted all that it may, and so many seconds more? Its sessions may not know: they learn their limit at login. */
export function isUsedUp(grant: HotspotGrant, counted: Counted | undefined, moreSeconds = 0): boolean {
  const { limitUptimeSeconds = Number.POSITIVE_INFINITY, limitBytesTotal = Number.POSITIVE_INFINITY } = grant
  if (!counted) return false
  return counted.usedSeconds >= limitUptimeSeconds + moreSeconds || counted.usedBytes > limitBytesTotal
}

/** Did we make this record for this grant? By our mark, or by the id we know if someone edited the comment. */
export function isRecordOf(grant: HotspotGrant, row: Row): boolean {
  if (row.name !== grant.username) return false
  const comment = row.comment ?? ''
  if (readMark(comment)?.grant === grantInMark(grant)) return true
  return grant.routerRef !== undefined && row['.id'] === grant.routerRef && !/^teller\d/.test(comment)
}
