/** What our user may do on the router: enough, and no more than that. */
import { type Facts, type Judge, NothingToSee } from '../facts.ts'

/** Without these Teller cannot put users there, or the router cannot end them. */
const NEEDED = ['read', 'write', 'api', 'test']
/** Lets Teller see that a password on the router is the right one. */
const SENSITIVE = 'sensitive'
/** Harmless beside the others. */
const TOLERATED = ['reboot']

export const policies: Judge<'policies'> = (facts) => {
  const granted = grantedTo(facts)
  const missing = NEEDED.filter((policy) => !granted.has(policy))
  if (missing.length > 0) return { says: 'policies_missing', values: { missing: missing.join(', ') } }
  if (!granted.has(SENSITIVE)) return { says: 'policies_no_sensitive' }
  const more = [...granted].filter((policy) => ![...NEEDED, SENSITIVE, ...TOLERATED].includes(policy))
  const user = facts.patient.username
  // Whoever may make users may make themselves one with every right.
  if (granted.has('policy')) return { says: 'policies_admin', values: { user } }
  return more.length > 0
    ? { says: 'policies_wide', values: { user, more: more.join(', ') } }
    : { says: 'policies_exact' }
}

/** The policies of our user's group; a user that the router does not list comes from RADIUS. */
function grantedTo(facts: Facts): Set<string> {
  const group = facts.rows('user')[0]?.group
  const policy = facts.rows('groups').find(({ name }) => name !== undefined && name === group)?.policy
  if (policy === undefined) throw new NothingToSee('not_listed')
  return new Set(policy.split(',').filter((name) => name !== '' && !name.startsWith('!')))
}
