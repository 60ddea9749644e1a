/** What a grant's record on the router should say, property by property, and where a record says otherwise. */
import type { Row } from '../routeros/command.ts'
import {
  formatBoolean,
  formatDuration,
  parseBoolean,
  parseCounter,
  parseDurationSeconds,
  readSecret,
} from '../routeros/values.ts'
import { grantInMark, type HotspotGrant } from './grant.ts'
import { type Mark, readMark, writeMark } from './mark.ts'

/** All that is read of a user: what we set, and what the router counts. */
export const readProperties = [
  '.id',
  'name',
  'password',
  'profile',
  'limit-uptime',
  'limit-bytes-total',
  'mac-address',
  'disabled',
  'comment',
] as const

/** No device: what the router writes, or leaves out, while a user is not tied to one. Source: the manual's "Hotspot". */
const noDevice = '00:00:00:00:00:00'

/**
 * The router sweeps once a minute by its own clock, which may differ a little from ours, and needs two sweeps: within so
 * many seconds of the end, both what it did and what it has not done yet are right.
 */
const sweepSlackSeconds = 200

/** A record's attributes, to set. */
type Attributes = Readonly<Record<string, string>>

/** The attributes of a new user. Unlimited is what is left out. */
export function newUser(grant: HotspotGrant, nowSeconds: number | undefined): Attributes {
  const { limitUptimeSeconds, limitBytesTotal } = grant
  const mark = wantedMark(grant, undefined, nowSeconds)
  return {
    name: grant.username,
    password: grant.password,
    profile: grant.profile.name,
    ...(limitUptimeSeconds === undefined ? {} : { 'limit-uptime': formatDuration(limitUptimeSeconds) }),
    ...(limitBytesTotal === undefined ? {} : { 'limit-bytes-total': String(limitBytesTotal) }),
    disabled: formatBoolean(isDisabled(grant, mark)),
    comment: writeMark(mark),
  }
}

/**
 * The attributes that would make the record as granted; none when it is.
 *
 * Unset properties are absent on the router, and 0 is no limit. A hidden password is sent again whenever something else
 * differs, and is no difference by itself: see `isSame`. What a person changed is left as it is when somebody accepted it,
 * or was asked and has not answered.
 */
export function differences(grant: HotspotGrant, row: Row, nowSeconds: number | undefined): Attributes {
  const mark = wantedMark(grant, readMark(row.comment ?? ''), nowSeconds)
  const { limitUptimeSeconds = 0, limitBytesTotal = 0 } = grant
  const disabled = isDisabled(grant, mark)
  const device = deviceOf(row)
  const changes: Record<string, string> = {}
  if (row.password !== grant.password) changes.password = grant.password
  if ((row.profile ?? 'default') !== grant.profile.name) changes.profile = grant.profile.name
  if ((parseDurationSeconds(row['limit-uptime'] ?? '') ?? 0) !== limitUptimeSeconds) {
    changes['limit-uptime'] = formatDuration(limitUptimeSeconds)
  }
  if (parseCounter(row['limit-bytes-total'] ?? '0') !== limitBytesTotal) {
    changes['limit-bytes-total'] = String(limitBytesTotal)
  }
  if (device !== null && (grant.freeDevice || !grant.lockDevice)) changes['mac-address'] = noDevice
  const mayBeEither = grant.wanted === 'present' && isEnding(mark.expiresAt, nowSeconds)
  if (parseBoolean(row.disabled ?? 'false') !== disabled && !mayBeEither) changes.disabled = formatBoolean(disabled)
  if (!saysSame(row.comment ?? '', mark)) changes.comment = writeMark(mark)
  const left = leftAlone(grant, mark, changes.disabled === 'yes')
  // What a password was changed to, only the router knows.
  const isLeft = (name: string) =>
    left[name] !== undefined && (name === 'password' || foundOf(row, name) === left[name])
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !isLeft(name)))
}

/** Nobody is kept on by that who is over, nor, before somebody answered, who is to be kept off. */
function leftAlone({ asked, accepted }: HotspotGrant, { ended }: Mark, mustBeOff: boolean) {
  const left: Readonly<Record<string, string | undefined>> = { ...asked, ...accepted }
  const mayStayOn = !ended && (!mustBeOff || accepted?.disabled !== undefined)
  return mayStayOn ? left : { ...left, disabled: undefined }
}

/** A property as drift tells it: flags in the words that requests take, whatever the router's own are. */
export function foundOf(row: Row, property: string): string {
  if (property === 'disabled') return formatBoolean(parseBoolean(row.disabled ?? 'false'))
  return row[property] ?? ''
}

/** Is a record as granted, given what differs? From 7.21 secrets are left out or starred unless asked for. */
export function isSame(changes: Attributes, row: Row): boolean {
  return Object.keys(changes).every((name) => name === 'password' && readSecret(row.password) === undefined)
}

/** The MAC address a user is tied to. */
export function deviceOf(row: Row): string | null {
  const device = row['mac-address'] ?? ''
  return device === '' || device === noDevice ? null : device
}

/**
 * The mark a record should bear, given the one it bears: an end that only the router knows, from a first login, stays.
 *
 * A validity that grew since that login moves the end by as much.
 */
function wantedMark(grant: HotspotGrant, found: Mark | undefined, nowSeconds: number | undefined): Mark {
  const { validitySeconds, lockDevice: lock } = grant
  const expiresAt = grant.expiresAt ?? endOnRouter(found, validitySeconds)
  const ended = expiresAt !== undefined && hasEnded(expiresAt, found?.ended ?? false, nowSeconds)
  return {
    grant: grantInMark(grant),
    ...(validitySeconds !== undefined && { validitySeconds }),
    ...(lock && { lock }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(ended && { ended: true as const }),
  }
}

/** The end that the router stamped at a first login we have not heard of. */
export function endOnRouter(found: Mark | undefined, validitySeconds: number | undefined): number | undefined {
  if (found?.expiresAt === undefined || validitySeconds === undefined) return undefined
  return found.expiresAt + validitySeconds - (found.validitySeconds ?? validitySeconds)
}

function hasEnded(expiresAt: number, saysSo: boolean, nowSeconds: number | undefined): boolean {
  return nowSeconds === undefined || isEnding(expiresAt, nowSeconds) ? saysSo : expiresAt < nowSeconds
}

/** Is the sweep about to end it, or at it? While nobody knows the time, it may be. */
function isEnding(expiresAt: number | undefined, nowSeconds: number | undefined): boolean {
  if (expiresAt === undefined) return false
  return nowSeconds === undefined || Math.abs(expiresAt - nowSeconds) <= sweepSlackSeconds
}

function isDisabled(grant: HotspotGrant, { ended }: Mark): boolean {
  return grant.wanted === 'disabled' || ended === true
}

/** What people wrote behind the mark does not matter. */
function saysSame(comment: string, mark: Mark): boolean {
  const found = readMark(comment)
  return found !== undefined && writeMark(found) === writeMark(mark)
}
