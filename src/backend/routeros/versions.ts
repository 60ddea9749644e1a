/** RouterOS versions, and the one table of what differs between them. */
import { ProtocolError } from './errors.ts'
import type { DateStyle } from './values.ts'

/** `7.22.3` or `7.23rc2`; a pre-release comes before its release. */
export type RouterVersion = {
  readonly major: number
  readonly minor: number
  readonly patch: number
  readonly preRelease?: { readonly stage: 'alpha' | 'beta' | 'rc'; readonly number: number }
}

const versionText = /^(\d+)\.(\d+)(?:\.(\d+))?(?:(alpha|beta|rc)(\d+))?(?:\s|$)/

/** Reads `/system/resource`'s `version`: `7.22.3 (stable)`, `6.49.10 (long-term)`, `7.1beta6 (testing)`. */
export function parseVersion(text: string): RouterVersion {
  const [, major, minor, patch, stage, number] = versionText.exec(text) ?? []
  if (major === undefined || minor === undefined) throw new ProtocolError('the version is unreadable')
  const version = { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0) }
  if (stage !== 'alpha' && stage !== 'beta' && stage !== 'rc') return version
  return { ...version, preRelease: { stage, number: Number(number) } }
}

const stages = ['alpha', 'beta', 'rc', undefined] as const

/** Negative when `a` came out before `b`, zero when they are the same. */
export function compareVersions(a: RouterVersion, b: RouterVersion): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    stages.indexOf(a.preRelease?.stage) - stages.indexOf(b.preRelease?.stage) ||
    (a.preRelease?.number ?? 0) - (b.preRelease?.number ?? 0)
  )
}

/** What a router of some version does. */
export type Capabilities = {
  /** Says `!empty` when a command has nothing to return. */
  readonly hasEmptyReply: boolean
  readonly dateStyle: DateStyle
  /** Ships the hotspot in a package of its own that may be missing or disabled. */
  readonly hotspotIsPackage: boolean
}

const oldest: Capabilities = { hasEmptyReply: false, dateStyle: 'named', hotspotIsPackage: true }

/** Each row holds from its version on. Sources: changelogs of 7.0, 7.10 and 7.18. */
const changes: readonly (readonly [since: string, change: Partial<Capabilities>])[] = [
  ['7.0', { hotspotIsPackage: false }],
  ['7.10', { dateStyle: 'iso' }],
  ['7.18', { hasEmptyReply: true }],
]

/** The capabilities of a version. Pre-releases count as their release: they carry its changes. */
export function capabilitiesOf(version: RouterVersion): Capabilities {
  const { preRelease: _, ...release } = version
  const known = changes.filter(([since]) => compareVersions(release, parseVersion(since)) >= 0)
  return Object.assign({ ...oldest }, ...known.map(([, change]) => change))
}
