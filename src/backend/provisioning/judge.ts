/** One grant and what was found of it on the router: what that tells, what the machine mends by itself, what a person must say. */
import { carryAll, countUse, type Used } from '../../core/token-life.ts'
import type { Row } from '../routeros/command.ts'
import { parseCounter, parseDurationSeconds, readSecret } from '../routeros/values.ts'
import type { Moment } from './agreed-time.ts'
import { type HotspotGrant, isUsedUp } from './grant.ts'
import { deviceOf, differences, endOnRouter, foundOf } from './hotspot-record.ts'
import { type Mark, readMark } from './mark.ts'

/** A grant that was settled before the router was looked at. */
export type HeldGrant = {
  readonly grant: HotspotGrant
  readonly tokenId: string
  readonly state: 'on_router' | 'off_router'
  readonly used: Used
  readonly device: string | null
  /** When it was last settled, epoch milliseconds. */
  readonly settledAt: number
  /** The token is on other routers too. */
  readonly hasSiblings: boolean
  /** The drift of it that nobody has answered yet. */
  readonly openDriftId: string | null
}

/** One property that is not as granted. Secrets appear as a fact only. */
export type Difference = { readonly property: string; readonly granted: string; readonly found: string }

/** What a look at the router says about one grant; everything absent is as it was. */
export type Finding = {
  readonly used?: Used
  /** The record's `.id`, where it is another record than before: somebody wrote the router's users anew. */
  readonly routerRef?: string
  /** The device it is tied to now. */
  readonly device?: { readonly mac: string | null }
  /** The end that the router stamped at a first login, epoch seconds. */
  readonly expiresAt?: number
  /** The machine does it again: nobody has to be asked. */
  readonly redo?: 'again' | 'anew' | 'remove'
  readonly drift?:
    | { readonly kind: 'missing' }
    | { readonly kind: 'changed'; readonly differences: readonly Difference[] }
}

/** A user that was put there so lately did not survive a power cut; later somebody removed it. */
const lateLossMs = 10 * 60_000
/** How long an ended user stays, so that it can be extended with what it has counted. */
const keepEndedSeconds = 7 * 86_400
/** A session ends by itself within this, unless the limit fell below what it had counted already. */
const beyondSeconds = 60
/** Limits of a token on several routers follow what was used on the others, not to the second: each change is a flash write. */
const roughPart = 0.1

/** When the router was looked at: by this counter's clock, epoch milliseconds, and by both. */
export type LookedAt = Moment & { readonly at: number }

/** `row` is the grant's own record; undefined when there is none. */
export function judge(held: HeldGrant, row: Row | undefined, looked: LookedAt): Finding {
  if (held.state === 'off_router') return row ? { redo: 'again' } : {}
  if (!row) return isLateLoss(held, looked) ? { redo: 'anew' } : { drift: { kind: 'missing' } }
  const mark = readMark(row.comment ?? '')
  const news = newsOf(held, row, mark)
  const { expiresAt = news.expiresAt } = held.grant
  if (mark?.ended && isLongOver(expiresAt, looked)) return { ...news, redo: 'remove' }
  const grant = { ...held.grant, ...(expiresAt !== undefined && { expiresAt }) }
  const changes = differences(grant, row, looked.seconds)
  if (readSecret(row.password) === undefined) delete (changes as Record<string, string>).password
  const carried = news.used !== undefined && isCarried(held, news.used)
  const isBeyond = news.used !== undefined && isUsedUp(held.grant, news.used, beyondSeconds)
  return { ...news, ...verdict(held, row, changes, { mark, carried, isBeyond }) }
}

/** A time of settling that lies ahead is from a clock that was wrong then. */
function isLateLoss({ settledAt }: HeldGrant, { at }: LookedAt): boolean {
  return settledAt > at - lateLossMs && settledAt <= at
}

/** What is removed is gone: only when nobody doubts the time. */
function isLongOver(expiresAt: number | undefined, { seconds, isConfirmed }: LookedAt): boolean {
  return isConfirmed && expiresAt !== undefined && seconds !== undefined && expiresAt + keepEndedSeconds < seconds
}

/** What only the router knows: counters, the device, the end. */
function newsOf({ grant, used, device }: HeldGrant, row: Row, mark: Mark | undefined): Finding {
  const seconds = parseDurationSeconds(row.uptime ?? '') ?? 0
  const bytes = parseCounter(row['bytes-in'] ?? '0') + parseCounter(row['bytes-out'] ?? '0')
  const id = row['.id'] ?? ''
  const isOther = grant.routerRef !== undefined && id !== grant.routerRef
  const counted = countUse(isOther ? carryAll(used) : used, { seconds, bytes })
  const mac = deviceOf(row)
  const end = grant.expiresAt === undefined ? endOnRouter(mark, grant.validitySeconds) : undefined
  return {
    ...((isOther || seconds !== used.usedSeconds || bytes !== used.usedBytes) && { used: counted }),
    ...(isOther && { routerRef: id }),
    ...(mac !== device && { device: { mac } }),
    ...(end !== undefined && { expiresAt: end }),
  }
}

function isCarried({ used }: HeldGrant, now: Used): boolean {
  return now.carriedSeconds !== used.carriedSeconds || now.carriedBytes !== used.carriedBytes
}

type Circumstances = {
  readonly mark: Mark | undefined
  readonly carried: boolean
  /** Still online beyond what the record may count, for its limit fell while it was. */
  readonly isBeyond: boolean
}

function verdict(
  held: HeldGrant,
  row: Row,
  changes: Readonly<Record<string, string>>,
  { mark, carried, isBeyond }: Circumstances,
): Pick<Finding, 'redo' | 'drift'> {
  const names = Object.keys(changes).filter((name) => !isRoughlyRight(held, name, changes[name] ?? '', row))
  // An end that nobody enforces cannot wait for an answer.
  const isOver = changes.disabled === 'yes' && held.grant.wanted === 'present'
  const isOwn = (name: string) => isOwnDoing(held, name, mark) || (name === 'disabled' && isOver)
  const byHand = names.filter((name) => !isOwn(name))
  const mustAct = carried || isOver || isBeyond || byHand.length < names.length
  const differences = byHand.map((name) => differenceOf(name, changes[name] ?? '', row))
  return { ...(mustAct && { redo: 'again' }), ...(byHand.length > 0 && { drift: { kind: 'changed', differences } }) }
}

/** Ends, and limits that follow other routers, are the machine's own business, as long as our mark still stands. */
function isOwnDoing({ hasSiblings }: HeldGrant, name: string, mark: Mark | undefined): boolean {
  if (name === 'comment') return mark !== undefined
  if (name === 'disabled') return mark?.ended === true
  return hasSiblings && name.startsWith('limit-')
}

function isRoughlyRight({ hasSiblings, grant }: HeldGrant, name: string, wanted: string, row: Row): boolean {
  if (!hasSiblings) return false
  if (name === 'limit-uptime') {
    const seconds = parseDurationSeconds(row[name] ?? '') ?? 0
    return isRough(grant.limitUptimeSeconds ?? 0, seconds, 60)
  }
  return name === 'limit-bytes-total' && isRough(Number(wanted), parseCounter(row[name] ?? '0'), 1_000_000)
}

/** More than is left is never roughly right when next to nothing is left; no limit is never near one. */
function isRough(wanted: number, found: number, least: number): boolean {
  if (wanted <= least || found === 0) return false
  return Math.abs(found - wanted) <= Math.max(least, found * roughPart)
}

function differenceOf(property: string, granted: string, row: Row): Difference {
  if (property === 'password') return { property, granted: '', found: '' }
  return { property, granted, found: foundOf(row, property) }
}
