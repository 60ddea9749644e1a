/** Hotspot users: made, found again, corrected and removed, so that doing it twice is doing it once. */
import type { Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { ProtocolError } from '../routeros/errors.ts'
import {
  formatBoolean,
  formatDuration,
  parseBoolean,
  parseCounter,
  parseDurationSeconds,
  readSecret,
} from '../routeros/values.ts'
import { isTrap, NameTaken } from './failures.ts'
import { type HotspotGrant, isRecordOf, markOf } from './grant.ts'

const menu = '/ip/hotspot/user'
const readProperties = [
  '.id',
  'name',
  'password',
  'profile',
  'limit-uptime',
  'limit-bytes-total',
  'disabled',
  'comment',
]

/**
 * Makes the router have the grant's user, and returns the record's `.id`.
 *
 * One round trip when it is new. When the name is there already, it is ours from an earlier try and gets corrected, or
 * it is someone else's and `NameTaken` is thrown. The profile has to exist.
 */
export async function putHotspotUser(connection: RouterConnection, grant: HotspotGrant): Promise<string> {
  try {
    const { ret } = await connection.run(`${menu}/add`, { attributes: newUser(grant) })
    if (ret === undefined) throw new ProtocolError('an add without an id')
    return ret
  } catch (error) {
    if (!isTrap(error, 'duplicate')) throw error
    const row = await findOurs(connection, grant)
    if (!row) throw new NameTaken(error.message)
    return await correctHotspotUser(connection, grant, row)
  }
}

/** What a look at the router says about a grant's user. */
export type ReadBack =
  | { readonly state: 'same' }
  | { readonly state: 'missing' }
  | { readonly state: 'differs'; readonly row: Row }

/** Reads the user back and compares every property we set. A hidden password counts as the same. */
export async function readBackHotspotUser(connection: RouterConnection, grant: HotspotGrant): Promise<ReadBack> {
  const row = await findOurs(connection, grant)
  if (!row) return { state: 'missing' }
  const same = Object.keys(differences(grant, row)).every((name) => name === 'password' && isHidden(row))
  return same ? { state: 'same' } : { state: 'differs', row }
}

/** Sets what differs from the grant; returns the record's `.id`. */
export async function correctHotspotUser(connection: RouterConnection, grant: HotspotGrant, row: Row): Promise<string> {
  const id = row['.id'] ?? ''
  const changes = differences(grant, row)
  if (Object.keys(changes).length > 0) await connection.run(`${menu}/set`, { attributes: { '.id': id, ...changes } })
  return id
}

/**
 * Makes the router have no such user, no session and no cookie of it. Absent is success; foreign users stay untouched.
 *
 * The user goes first, so that nobody logs in again between the steps; a try that was cut short is simply repeated.
 */
export async function removeHotspotUser(connection: RouterConnection, grant: HotspotGrant): Promise<void> {
  const rows = await findByName(connection, grant.username)
  const ours = rows.filter((row) => isRecordOf(grant, row))
  for (const row of ours) await removeItem(connection, menu, row)
  // Sessions are known by name only: with a namesake about, they may be its own.
  if (rows.length > ours.length) return
  const query = [`?user=${grant.username}`]
  const { rows: sessions } = await connection.run('/ip/hotspot/active/print', { proplist: ['.id', 'radius'], query })
  for (const row of sessions) if (row.radius !== 'true') await removeItem(connection, '/ip/hotspot/active', row)
  const { rows: cookies } = await connection.run('/ip/hotspot/cookie/print', { proplist: ['.id'], query })
  for (const row of cookies) await removeItem(connection, '/ip/hotspot/cookie', row)
}

async function removeItem(connection: RouterConnection, from: string, row: Row): Promise<void> {
  try {
    await connection.run(`${from}/remove`, { attributes: { '.id': row['.id'] ?? '' } })
  } catch (error) {
    if (!isTrap(error, 'no-such-item')) throw error
  }
}

async function findOurs(connection: RouterConnection, grant: HotspotGrant): Promise<Row | undefined> {
  const rows = await findByName(connection, grant.username)
  return rows.find((row) => isRecordOf(grant, row))
}

/** The same name may exist once for each hotspot server, so there may be several. */
async function findByName(connection: RouterConnection, name: string): Promise<readonly Row[]> {
  const { rows } = await connection.run(`${menu}/print`, { proplist: readProperties, query: [`?name=${name}`] })
  return rows
}

function newUser(grant: HotspotGrant): Record<string, string> {
  const { limitUptimeSeconds, limitBytesTotal } = grant
  return {
    name: grant.username,
    password: grant.password,
    profile: grant.profile.name,
    ...(limitUptimeSeconds === undefined ? {} : { 'limit-uptime': formatDuration(limitUptimeSeconds) }),
    ...(limitBytesTotal === undefined ? {} : { 'limit-bytes-total': String(limitBytesTotal) }),
    disabled: formatBoolean(grant.wanted === 'disabled'),
    comment: markOf(grant),
  }
}

/** The attributes that would make the record as granted. Unset properties are absent on the router, and 0 is none. */
function differences(grant: HotspotGrant, row: Row): Record<string, string> {
  const { limitUptimeSeconds = 0, limitBytesTotal = 0 } = grant
  const changes: Record<string, string> = {}
  if (row.password !== grant.password) changes.password = grant.password
  if ((row.profile ?? 'default') !== grant.profile.name) changes.profile = grant.profile.name
  if ((parseDurationSeconds(row['limit-uptime'] ?? '') ?? 0) !== limitUptimeSeconds) {
    changes['limit-uptime'] = formatDuration(limitUptimeSeconds)
  }
  if (parseCounter(row['limit-bytes-total'] ?? '0') !== limitBytesTotal) {
    changes['limit-bytes-total'] = String(limitBytesTotal)
  }
  const isDisabled = grant.wanted === 'disabled'
  if (parseBoolean(row.disabled ?? 'false') !== isDisabled) changes.disabled = formatBoolean(isDisabled)
  return changes
}

/** From 7.21 secrets are left out or starred unless asked for, and always without the `sensitive` policy. */
function isHidden(row: Row): boolean {
  return readSecret(row.password) === undefined
}
