/** Puts devices off a hotspot: ends their sessions, keeps them out by an IP binding of ours, lets them in again. */
import type { Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { RouterTrap } from '../routeros/errors.ts'
import { both, is } from '../routeros/query.ts'
import { trapKind } from '../routeros/traps.ts'
import { parseBoolean } from '../routeros/values.ts'
import { activeMenu } from './active-session.ts'

const cookieMenu = '/ip/hotspot/cookie'
const hostMenu = '/ip/hotspot/host'
const bindingMenu = '/ip/hotspot/ip-binding'

/** What was ended. */
export interface Ended {
  readonly sessions: number
  readonly cookies: number
}

/**
 * Ends the sessions of one user on one device, and takes the cookies by which that device would come back by itself.
 * Cookies go first: a telephone may be back within the time between the two.
 */
export async function endSessions(connection: RouterConnection, username: string, mac: string): Promise<Ended> {
  const theirs = both(is('user', username), is('mac-address', mac))
  const cookies = await removeAll(connection, cookieMenu, theirs)
  const sessions = await removeAll(connection, activeMenu, theirs)
  return { sessions, cookies }
}

/** A device that is kept off the hotspot. */
export interface BlockedDevice {
  /** The binding's `.id`. */
  readonly id: string
  readonly mac: string
  readonly address: string
  readonly comment: string
  /** Did Teller make it? What others made is never touched. */
  readonly isOurs: boolean
  /** When it was made, UTC epoch milliseconds, if it is ours. */
  readonly at: number | null
  /** Switched off by hand: it keeps nobody out. */
  readonly isDisabled: boolean
}

/** The device has a binding that Teller did not make, which would go before ours. */
export class HasForeignBinding extends Error {
  override readonly name = 'HasForeignBinding'
}

export async function readBlocked(connection: RouterConnection): Promise<BlockedDevice[]> {
  const { rows } = await connection.run(`${bindingMenu}/print`, { query: is('type', 'blocked') })
  return rows.map(readBinding)
}

/**
 * Keeps a device off the hotspot, and ends what it has running. Doing it twice is doing it once.
 *
 * @throws HasForeignBinding when somebody else has decided about the device.
 */
export async function blockDevice(connection: RouterConnection, mac: string, at: number): Promise<Ended> {
  const bindings = await bindingsOf(connection, mac)
  const ours = bindings.find((row) => readBinding(row).isOurs)
  const foreign = bindings.filter((row) => row !== ours)
  if (foreign.some((row) => row.type !== 'blocked' && !isDisabled(row))) throw new HasForeignBinding(mac)
  const wanted = { 'mac-address': mac, type: 'blocked', disabled: 'no' }
  if (ours) await connection.run(`${bindingMenu}/set`, { attributes: { '.id': ours['.id'] ?? '', ...wanted } })
  else await connection.run(`${bindingMenu}/add`, { attributes: { ...wanted, comment: markOf(at) } })
  return await putOff(connection, mac)
}

/** Lets a device in again; returns whether there was a binding of ours to take away. */
export async function unblockDevice(connection: RouterConnection, id: string, mac: string): Promise<boolean> {
  const bindings = (await bindingsOf(connection, mac)).map(readBinding)
  if (!bindings.some((binding) => binding.id === id && binding.isOurs)) return false
  await removeItem(connection, bindingMenu, id)
  // The hotspot takes the device for blocked until it sees it anew.
  await removeAll(connection, hostMenu, is('mac-address', mac))
  return true
}

/** The hotspot decides about a device when it first sees it: its host entry goes with the sessions. */
async function putOff(connection: RouterConnection, mac: string): Promise<Ended> {
  const its = is('mac-address', mac)
  const cookies = await removeAll(connection, cookieMenu, its)
  const sessions = await removeAll(connection, activeMenu, its)
  await removeAll(connection, hostMenu, its)
  return { sessions, cookies }
}

async function bindingsOf(connection: RouterConnection, mac: string): Promise<readonly Row[]> {
  const { rows } = await connection.run(`${bindingMenu}/print`, { query: is('mac-address', mac) })
  return rows
}

/** Our mark: the format's version, that it is a block, and since when in UTC epoch seconds. */
const markOf = (at: number): string => `teller1:block at=${Math.floor(at / 1_000)}`
const mark = /^teller1:block at=(\d{1,12})(?: |$)/

function readBinding(row: Row): BlockedDevice {
  const since = mark.exec(row.comment ?? '')?.[1]
  return {
    id: row['.id'] ?? '',
    mac: (row['mac-address'] ?? '').toUpperCase(),
    address: row.address ?? '',
    comment: row.comment ?? '',
    isOurs: since !== undefined,
    at: since === undefined ? null : Number(since) * 1_000,
    isDisabled: isDisabled(row),
  }
}

function isDisabled(row: Row): boolean {
  return parseBoolean(row.disabled ?? 'false')
}

async function removeAll(connection: RouterConnection, menu: string, query: readonly string[]): Promise<number> {
  const { rows } = await connection.run(`${menu}/print`, { proplist: ['.id'], query })
  const removed = await Promise.all(rows.map((row) => removeItem(connection, menu, row['.id'] ?? '')))
  return removed.filter(Boolean).length
}

/** What is gone already is as gone as what we remove. */
async function removeItem(connection: RouterConnection, menu: string, id: string): Promise<boolean> {
  try {
    await connection.run(`${menu}/remove`, { attributes: { '.id': id } })
    return true
  } catch (error) {
    if (error instanceof RouterTrap && trapKind(error) === 'no-such-item') return false
    throw error
  }
}
