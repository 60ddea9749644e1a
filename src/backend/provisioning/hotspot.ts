/** Hotspot users: made, found again, corrected and removed, so that doing it twice is doing it once. */
import type { Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { ProtocolError } from '../routeros/errors.ts'
import { isTrap, NameTaken } from './failures.ts'
import { asRecord, type HotspotGrant, isRecordOf, isUsedUp } from './grant.ts'
import { differences, isSame, newUser, readProperties } from './hotspot-record.ts'
import { endSessionsOf } from './hotspot-sessions.ts'
import { removeItem } from './remove-item.ts'

export const userMenu = '/ip/hotspot/user'

/** A small router with tens of thousands of users takes its time to tell them all. */
export const printTimeoutMs = 120_000

/**
 * Makes the router have the grant's user, and returns the record's `.id`.
 *
 * One round trip when it is new. When the name is there already, it is ours from an earlier try and gets corrected, or
 * it is someone else's and `NameTaken` is thrown. The profile has to exist. Who may not go on, or not with that device,
 * is put off the network as well. `nowSeconds`, UTC epoch seconds, is undefined while nobody knows the time.
 */
export async function putHotspotUser(
  connection: RouterConnection,
  grant: HotspotGrant,
  nowSeconds: number | undefined,
): Promise<string> {
  const known = grant.routerRef === undefined ? undefined : await findOurs(connection, grant)
  if (known) return await correctHotspotUser(connection, grant, known, nowSeconds)
  try {
    const attributes = newUser(asRecord(grant, undefined), nowSeconds)
    const { ret } = await connection.run(`${userMenu}/add`, { attributes })
    if (ret === undefined) throw new ProtocolError('an add without an id')
    // Its earlier record may have been removed by hand, which ends no session.
    if (isOff(attributes) && mayHaveSessions(grant)) await endSessionsOf(connection, grant.username)
    return ret
  } catch (error) {
    if (!isTrap(error, 'duplicate')) throw error
    const row = await findOurs(connection, grant)
    if (!row) throw new NameTaken(error.message)
    return await correctHotspotUser(connection, grant, row, nowSeconds)
  }
}

/** What a look at the router says about a grant's user. */
export type ReadBack =
  | { readonly state: 'same' }
  | { readonly state: 'missing' }
  | { readonly state: 'differs'; readonly row: Row }

/** Reads the user back and compares every property we set. A hidden password counts as the same. */
export async function readBackHotspotUser(
  connection: RouterConnection,
  grant: HotspotGrant,
  nowSeconds: number | undefined,
): Promise<ReadBack> {
  return compareUser(grant, await findOurs(connection, grant), nowSeconds)
}

/** The same for a record that was read already. */
export function compareUser(grant: HotspotGrant, row: Row | undefined, nowSeconds: number | undefined): ReadBack {
  if (!row) return { state: 'missing' }
  // Whoever was let go may have logged in with another device since.
  const { freeDevice: _, ...wanted } = grant
  return isSame(differences(wanted, row, nowSeconds), row) ? { state: 'same' } : { state: 'differs', row }
}

/** Sets what differs from the grant; returns the record's `.id`. */
export async function correctHotspotUser(
  connection: RouterConnection,
  grant: HotspotGrant,
  row: Row,
  nowSeconds: number | undefined,
): Promise<string> {
  const id = row['.id'] ?? ''
  const changes = differences(asRecord(grant, id), row, nowSeconds)
  // A hidden password is sent along: nobody can see whether it is still the same.
  if (Object.keys(changes).length > 0) {
    await connection.run(`${userMenu}/set`, { attributes: { '.id': id, ...changes } })
  }
  // Asked of the grant and not of what changed: an earlier try may have changed it and died before this.
  const mustGo = isOff({ disabled: row.disabled, ...changes }) || grant.freeDevice || isUsedUp(grant, grant.counted)
  if (mustGo) await endSessionsOf(connection, grant.username)
  return id
}

/** As it is set, `yes`, or as it is read, `true`. */
function isOff({ disabled }: Row): boolean {
  return disabled === 'yes' || disabled === 'true'
}

/** Nobody can be online with what was never there. */
export function mayHaveSessions({ version }: HotspotGrant): boolean {
  return version > 1
}

/**
 * Makes the router have no such user, no session and no cookie of it. Absent is success; foreign users stay untouched.
 *
 * The user goes first, so that nobody logs in again between the steps; a try that was cut short is simply repeated.
 */
export async function removeHotspotUser(connection: RouterConnection, grant: HotspotGrant): Promise<void> {
  const rows = await findByName(connection, grant.username)
  const ours = rows.filter((row) => isRecordOf(grant, row))
  for (const row of ours) await removeItem(connection, userMenu, row)
  // Sessions are known by name only: with a namesake about, they may be its own.
  if (rows.length === ours.length) await endSessionsOf(connection, grant.username)
}

async function findOurs(connection: RouterConnection, grant: HotspotGrant): Promise<Row | undefined> {
  const rows = await findByName(connection, grant.username)
  return rows.find((row) => isRecordOf(grant, row))
}

/** The same name may exist once for each hotspot server, so there may be several. */
async function findByName(connection: RouterConnection, name: string): Promise<readonly Row[]> {
  const { rows } = await connection.run(`${userMenu}/print`, { proplist: readProperties, query: [`?name=${name}`] })
  return rows
}
