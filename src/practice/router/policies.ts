/** The policies a user group grants, by version, and how a group writes them. Source: the manual's "User" page. */
import { existsIn, type Lifetime, type Version } from './version.ts'

const all: readonly (Lifetime & { readonly name: string })[] = [
  { name: 'local' },
  { name: 'telnet' },
  { name: 'ssh' },
  { name: 'ftp' },
  { name: 'reboot' },
  { name: 'read' },
  { name: 'write' },
  { name: 'policy' },
  { name: 'test' },
  { name: 'winbox' },
  { name: 'password' },
  { name: 'web' },
  { name: 'sniff' },
  { name: 'sensitive' },
  { name: 'api' },
  { name: 'romon' },
  { name: 'dude', until: '7.2' },
  { name: 'tikapp', until: '7.2' },
  { name: 'rest-api', since: '7.1' },
]

/** Every policy this version knows, in the order it prints them. */
export function policiesOf(version: Version): string[] {
  return all.filter((policy) => existsIn(version, policy)).map((policy) => policy.name)
}

/** The granted policies of a group's `policy` value. */
export function granted(value: string): Set<string> {
  return new Set(value.split(',').filter((name) => name !== '' && !name.startsWith('!')))
}

/** A group's `policy` value: what is granted, then what is not with `!`. */
export function writePolicies(version: Version, grants: ReadonlySet<string>): string {
  const known = policiesOf(version)
  const revoked = known.filter((name) => !grants.has(name)).map((name) => `!${name}`)
  return [...known.filter((name) => grants.has(name)), ...revoked].join(',')
}
