/** The user profiles of the packages on sale: there, and as Teller made them. */
import type { Row } from '../../../routeros/command.ts'
import type { HotspotProfile } from '../../grant.ts'
import { differsFrom, profileAttributes } from '../../hotspot-profile.ts'
import type { Command } from '../commands.ts'
import type { Judge } from '../facts.ts'

const menu = '/ip/hotspot/user/profile'

export const profiles: Judge<'profiles'> = (facts) => {
  const wanted = facts.patient.profiles
  if (wanted.length === 0) return { says: 'profiles_none' }
  const rows = facts.rows('userProfiles')
  const found = wanted.map((profile) => ({ profile, row: rows.find(({ name }) => name === profile.name) }))
  const changed = found.filter(({ profile, row }) => row && differsFrom(profile, row))
  const missing = found.filter(({ row }) => !row)
  const commands = [...changed, ...missing].map(({ profile, row }) => making(profile, row))
  if (changed.length > 0) return { says: 'profiles_changed', values: { count: changed.length }, commands }
  if (missing.length > 0) return { says: 'profiles_missing', values: { count: missing.length }, commands }
  return { says: 'profiles_there', values: { count: wanted.length } }
}

function making(profile: HotspotProfile, row: Row | undefined): Command {
  const attributes = profileAttributes(profile)
  if (!row) return { path: `${menu}/add`, attributes: { name: profile.name, ...attributes } }
  return { path: `${menu}/set`, attributes: { '.id': row['.id'] ?? '', 'rate-limit': '', ...attributes } }
}
