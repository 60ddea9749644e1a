/** Hotspot user profiles: a plan's speed and number of devices, and the script that starts a token's time. */
import type { Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { isSameScript, loginScript } from './expiry/scripts.ts'
import { isTrap } from './failures.ts'
import type { HotspotProfile } from './grant.ts'

const menu = '/ip/hotspot/user/profile'

/**
 * Makes the router have this profile, whoever made it first.
 *
 * References match by prefix on RouterOS, so the profile is looked up by its whole name before anything refers to it.
 */
export async function ensureHotspotProfile(connection: RouterConnection, profile: HotspotProfile): Promise<void> {
  const found = await findProfile(connection, profile.name)
  if (found) return await correct(connection, profile, found)
  try {
    await connection.run(`${menu}/add`, { attributes: { name: profile.name, ...profileAttributes(profile) } })
  } catch (error) {
    if (!isTrap(error, 'duplicate')) throw error
    const madeMeanwhile = await findProfile(connection, profile.name)
    if (!madeMeanwhile) throw error
    await correct(connection, profile, madeMeanwhile)
  }
}

async function findProfile(connection: RouterConnection, name: string): Promise<Row | undefined> {
  const proplist = ['.id', 'name', 'shared-users', 'rate-limit', 'on-login']
  const { rows } = await connection.run(`${menu}/print`, { proplist, query: [`?name=${name}`] })
  return rows.find((row) => row.name === name)
}

async function correct(connection: RouterConnection, profile: HotspotProfile, row: Row): Promise<void> {
  if (!differsFrom(profile, row)) return
  const attributes = { '.id': row['.id'] ?? '', 'rate-limit': '', ...profileAttributes(profile) }
  await connection.run(`${menu}/set`, { attributes })
}

/** Is the router's record of this name not what the profile says? */
export function differsFrom(profile: HotspotProfile, row: Row): boolean {
  const sameDevices = row['shared-users'] === String(profile.sharedUsers)
  const sameSpeed = sameRate(row['rate-limit'] ?? '', profile.rateLimit ?? '')
  return !(sameDevices && sameSpeed && isSameScript(row['on-login'] ?? '', loginScript))
}

/** What the record of a profile says besides its name. */
export function profileAttributes({ sharedUsers, rateLimit }: HotspotProfile): Record<string, string> {
  const speed = rateLimit === undefined ? {} : { 'rate-limit': rateLimit }
  return { 'shared-users': String(sharedUsers), ...speed, 'on-login': loginScript }
}

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9 }

/** Are two rate limits the same? Routers may write `2048k` for what they were told as `2048000`, and `8s` for `8`. */
function sameRate(a: string, b: string): boolean {
  const plain = (text: string) =>
    text.replaceAll(/(\d+)([kMGs]?)/g, (_, digits, unit) => String(Number(digits) * (factors[unit] ?? 1)))
  return plain(a) === plain(b)
}
