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
  /** Stores text as UTF-8; before, whatever code page WinBox had. */
  readonly textIsUtf8: boolean
  readonly hasWireGuard: boolean
  /** OpenVPN servers are a list to add to; before, one server to switch on. */
  readonly ovpnServersAreList: boolean
  /** `/ip/service` limits how many sessions a service takes. */
  readonly limitsApiSessions: boolean
  /** Hides secrets in a print unless `show-sensitive` is asked for; before, that word is refused. */
  readonly hidesSecrets: boolean
  /** A mode set on the device itself may forbid the hotspot or the scheduler. */
  readonly hasDeviceMode: boolean
  /** Never runs a scheduler entry that was added without a start date and time. */
  readonly schedulerNeedsStart: boolean
  /** Takes time servers as one list of names and addresses; before, by name only in a property of its own. */
  readonly ntpServersAreList: boolean
  /** Scripts know `:timestamp`; an unknown word fails the whole script as it is read. */
  readonly hasTimestampInScripts: boolean
  /** Has our client's login and everything Teller asks of a router. */
  readonly isSupported: boolean
  /** Nobody mends this line any more. */
  readonly isAbandoned: boolean
  /** On small routers (SMIPS) the hotspot is a package of its own again. */
  readonly hotspotIsPackageOnSmips: boolean
  /**
   * Lets strangers in by SSH, and attackers use it: CVE-2026-86060, -67279, and -67278, which the first mends missed.
   *
   * Source: mikrotik.com/supportsec/september-2026-vulnerability, cert.pl/en/posts/2026/09/mikrotik-routeros-cve.
   */
  readonly hasKnownHole: boolean
}

const oldest: Capabilities = {
  hasEmptyReply: false,
  dateStyle: 'named',
  hotspotIsPackage: true,
  textIsUtf8: false,
  hasWireGuard: false,
  ovpnServersAreList: false,
  limitsApiSessions: false,
  hidesSecrets: false,
  hasDeviceMode: false,
  schedulerNeedsStart: false,
  ntpServersAreList: false,
  hasTimestampInScripts: false,
  isSupported: false,
  isAbandoned: true,
  hotspotIsPackageOnSmips: false,
  hasKnownHole: true,
}

/** Each row holds from its version on. Sources: changelogs, and the console's own description of itself by version. */
const changes: readonly (readonly [since: string, change: Partial<Capabilities>])[] = [
  ['6.43', { isSupported: true }],
  ['6.49', { isAbandoned: false }],
  ['6.49.21', { hasKnownHole: false }],
  [
    '7.0',
    { hotspotIsPackage: false, textIsUtf8: true, hasWireGuard: true, ntpServersAreList: true, hasKnownHole: true },
  ],
  ['7.9.2', { hasTimestampInScripts: true }],
  ['7.10', { dateStyle: 'iso' }],
  ['7.16', { limitsApiSessions: true }],
  ['7.17', { ovpnServersAreList: true, hasDeviceMode: true }],
  ['7.18', { hasEmptyReply: true }],
  ['7.20', { hotspotIsPackageOnSmips: true }],
  ['7.21', { hidesSecrets: true }],
  ['7.23.6', { hasKnownHole: false }],
  ['7.24', { schedulerNeedsStart: true, hasKnownHole: true }],
  ['7.24.3', { hasKnownHole: false }],
  ['7.24.5', { schedulerNeedsStart: false }],
]

/** The versions from which on the known hole is closed, oldest first. */
export const mendedVersions = ['6.49.21', '7.23.6', '7.24.5'] as const

/** The capabilities of a version. Pre-releases count as their release: they carry its changes. */
export function capabilitiesOf(version: RouterVersion): Capabilities {
  const { preRelease: _, ...release } = version
  const known = changes.filter(([since]) => compareVersions(release, parseVersion(since)) >= 0)
  return Object.assign({ ...oldest }, ...known.map(([, change]) => change))
}
