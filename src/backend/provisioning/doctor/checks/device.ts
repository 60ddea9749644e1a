/** Which device it is, and what it allows: its mode, and whether the hotspot is installed on it. */
import { RouterTrap } from '../../../routeros/errors.ts'
import { parseBoolean } from '../../../routeros/values.ts'
import type { Facts, Judge } from '../facts.ts'

/** By the number that `readFacts` took when the router first answered. */
export const device: Judge<'device'> = (facts) => {
  const found = boardNumber(facts) ?? licenceId(facts)
  const known = facts.patient.serial
  if (found === undefined) return { says: 'device_untold' }
  if (known !== null && known !== found) return { says: 'device_differs', values: { found, known } }
  return { says: 'device_same', values: { serial: found } }
}

/** Virtual routers have no board, and say so with a trap. */
function boardNumber(facts: Facts): string | undefined {
  try {
    return facts.rows('board')[0]?.['serial-number'] || undefined
  } catch (error) {
    if (error instanceof RouterTrap) return undefined
    throw error
  }
}

function licenceId(facts: Facts): string | undefined {
  const row = facts.row('licence')
  return row['software-id'] || row['system-id'] || undefined
}

export const deviceMode: Judge<'device_mode'> = (facts) => {
  if (!facts.capabilities.hasDeviceMode) return { says: 'device_mode_none' }
  const { mode = '', hotspot = 'yes', scheduler = 'yes' } = facts.row('deviceMode')
  const values = { mode }
  if (!parseBoolean(hotspot)) return { says: 'device_mode_no_hotspot', values }
  return { says: parseBoolean(scheduler) ? 'device_mode_free' : 'device_mode_no_scheduler', values }
}

export const hotspotPackage: Judge<'package'> = (facts) => {
  if (!isPackage(facts)) return { says: 'package_built_in' }
  const found = facts.rows('packages').find(({ name }) => name === 'hotspot')
  if (!found || found.available === 'true') return { says: 'package_missing' }
  return { says: parseBoolean(found.disabled ?? 'no') ? 'package_off' : 'package_there' }
}

function isPackage(facts: Facts): boolean {
  const { hotspotIsPackage, hotspotIsPackageOnSmips } = facts.capabilities
  if (hotspotIsPackage) return true
  return hotspotIsPackageOnSmips && facts.row('resource')['architecture-name'] === 'smips'
}
