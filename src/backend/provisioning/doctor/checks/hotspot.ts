/** The hotspot server: there, on, valid, and set so that nobody takes all of it. */
import type { Row } from '../../../routeros/command.ts'
import { parseBoolean } from '../../../routeros/values.ts'
import { type Facts, type Judge, NothingToSee } from '../facts.ts'

const is = (flag: string | undefined): boolean => flag !== undefined && parseBoolean(flag)
const namesOf = (rows: readonly Row[]): string => rows.map(({ name = '' }) => name).join(', ')

/** The servers that let customers in. */
export function workingServers(facts: Facts): Row[] {
  const working = facts.rows('servers').filter((row) => !is(row.disabled) && !is(row.invalid))
  if (working.length === 0) throw new NothingToSee('no_server')
  return working
}

/** The profiles of the servers that let customers in. */
export function profilesInUse(facts: Facts): Row[] {
  const used = new Set(workingServers(facts).map(({ profile }) => profile))
  return facts.rows('serverProfiles').filter(({ name }) => used.has(name))
}

export const server: Judge<'server'> = (facts) => {
  const rows = facts.rows('servers')
  if (rows.length === 0) return { says: 'server_none' }
  const off = rows.filter((row) => is(row.disabled))
  const working = rows.filter((row) => !is(row.disabled) && !is(row.invalid))
  if (working.length > 0) return { says: 'server_works', values: { servers: namesOf(working) } }
  if (off.length < rows.length) {
    return { says: 'server_invalid', values: { server: namesOf(rows.filter((row) => is(row.invalid))) } }
  }
  const commands = off.map((row) => ({ path: '/ip/hotspot/enable', attributes: { '.id': row['.id'] ?? '' } }))
  return { says: 'server_off', values: { server: namesOf(off) }, commands }
}

/** As many as MikroTik itself proposes: a phone, and the same phone after it changed its address. */
const ADDRESSES = '2'

export const addresses: Judge<'addresses'> = (facts) => {
  const working = workingServers(facts)
  const open = working.filter((row) => row['addresses-per-mac'] === 'unlimited')
  if (open.length === 0) return { says: 'addresses_limited', values: { most: working[0]?.['addresses-per-mac'] ?? '' } }
  const attributes = { 'addresses-per-mac': ADDRESSES }
  const commands = open.map((row) => ({
    path: '/ip/hotspot/set',
    attributes: { '.id': row['.id'] ?? '', ...attributes },
  }))
  return { says: 'addresses_unlimited', values: { server: namesOf(open) }, commands }
}

export const radius: Judge<'radius'> = (facts) => {
  const asking = profilesInUse(facts).filter((row) => is(row['use-radius']))
  return asking.length > 0 ? { says: 'radius_on', values: { profile: namesOf(asking) } } : { says: 'radius_off' }
}

export const trial: Judge<'trial'> = (facts) => {
  const free = profilesInUse(facts).filter((row) => methodsOf(row).includes('trial'))
  return free.length > 0 ? { says: 'trial_on', values: { profile: namesOf(free) } } : { says: 'trial_off' }
}

/** The ways in that a server profile offers. */
export const methodsOf = (profile: Row): string[] => (profile['login-by'] ?? '').split(',').filter(Boolean)
