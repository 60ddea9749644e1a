/** Which RouterOS it runs: known to Teller, mended, and not tampered with. */
import { parseBoolean } from '../../../routeros/values.ts'
import { compareVersions, mendedVersions, parseVersion, type RouterVersion } from '../../../routeros/versions.ts'
import type { Facts, Judge } from '../facts.ts'

const textOf = (facts: Facts): string => facts.row('resource').version ?? ''

export const version: Judge<'version'> = (facts) => {
  const { isSupported, isAbandoned, schedulerNeedsStart } = facts.capabilities
  const values = { version: textOf(facts) }
  if (!isSupported) return { says: 'version_too_old', values }
  if (isAbandoned) return { says: 'version_old', values }
  if (facts.version.preRelease) return { says: 'version_preview', values }
  return { says: schedulerNeedsStart ? 'version_scheduler' : 'version_known', values }
}

export const updates: Judge<'updates'> = (facts) => {
  if (!facts.capabilities.hasKnownHole) return { says: 'updates_fine' }
  return { says: 'updates_hole', values: { version: textOf(facts), mended: mendedAfter(facts.version) } }
}

/** The next mended version of the same line; nobody is sent from 6 to 7 by a doctor. */
function mendedAfter(current: RouterVersion): string {
  const newer = mendedVersions.filter((text) => {
    const mended = parseVersion(text)
    return mended.major === current.major && compareVersions(mended, current) > 0
  })
  return newer[0] ?? mendedVersions[mendedVersions.length - 1] ?? ''
}

/** The router looks through its own files and configuration for what it did not put there. */
export const tampering: Judge<'tampering'> = (facts) => {
  if (!facts.capabilities.hasDeviceMode) return { says: 'tampering_untold' }
  const { flagged } = facts.row('deviceMode')
  if (flagged === undefined) return { says: 'tampering_untold' }
  return { says: parseBoolean(flagged) ? 'tampering_found' : 'tampering_none' }
}
