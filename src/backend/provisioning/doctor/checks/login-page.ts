/** The page on which customers type their code, or to which the ticket's QR code leads them. */
import type { Row } from '../../../routeros/command.ts'
import type { Command } from '../commands.ts'
import type { Facts, Judge } from '../facts.ts'
import { methodsOf, profilesInUse } from './hotspot.ts'

const PROFILE_SET = '/ip/hotspot/profile/set'
/** One of these, or there is no page on which to type a code. */
const BY_CODE = ['http-chap', 'http-pap', 'https']

export const loginMethods: Judge<'login_methods'> = (facts) => {
  const profiles = profilesInUse(facts)
  const missing = profiles.map((profile) => missingMethods(facts, profile))
  const commands = profiles.flatMap((profile, index) => adding(profile, missing[index] ?? []))
  const lacks = (method: string) => missing.some((methods) => methods.includes(method))
  if (profiles.some((profile) => !methodsOf(profile).some((method) => BY_CODE.includes(method)))) {
    return { says: 'methods_no_code', commands }
  }
  if (lacks('http-pap')) return { says: 'methods_no_qr', commands }
  if (lacks('cookie')) return { says: 'methods_no_cookie', commands }
  return { says: 'methods_right', values: { methods: methodsOf(profiles[0] ?? {}).join(', ') } }
}

function missingMethods({ patient }: Facts, profile: Row): string[] {
  const known = methodsOf(profile)
  // A QR code carries the password as it is, which only this method takes; see `hotspotLoginUrl`.
  const byCode = patient.loginHost === '' && known.some((method) => BY_CODE.includes(method)) ? [] : ['http-pap']
  return [...byCode, 'cookie'].filter((method) => !known.includes(method))
}

function adding(profile: Row, missing: readonly string[]): Command[] {
  if (missing.length === 0) return []
  const methods = [...methodsOf(profile), ...missing].join(',')
  return [{ path: PROFILE_SET, attributes: { '.id': profile['.id'] ?? '', 'login-by': methods } }]
}

export const loginPage: Judge<'login_page'> = (facts) => {
  const host = facts.patient.loginHost.replace(/:\d+$/, '').toLowerCase()
  if (host === '') return { says: 'page_not_printed' }
  const profiles = profilesInUse(facts)
  const nameOf = (profile: Row) => (profile['dns-name'] ?? '').toLowerCase()
  if (profiles.some((profile) => nameOf(profile) === host)) return { says: 'page_same', values: { host } }
  if (profiles.some((profile) => profile['hotspot-address'] === host))
    return { says: 'page_by_address', values: { host } }
  const router = profiles.map(nameOf).find((name) => name !== '')
  const commands = naming(facts, profiles, host)
  if (router === undefined) return { says: 'page_unnamed', values: { host }, commands }
  return { says: 'page_differs', values: { host, router }, commands }
}

/** Only a full name can be a hotspot's; a page that several hotspots share is for a person to sort out. */
function naming({ patient }: Facts, profiles: readonly Row[], host: string): Command[] {
  const [profile, ...others] = profiles
  const isName = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(host) && host === patient.loginHost.toLowerCase()
  if (!profile || others.length > 0 || !isName) return []
  return [{ path: PROFILE_SET, attributes: { '.id': profile['.id'] ?? '', 'dns-name': host } }]
}
