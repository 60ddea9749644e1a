/** Which doors of the router stand open to everybody who can reach it. */
import { parseBoolean } from '../../../routeros/values.ts'
import type { Judge } from '../facts.ts'
import { isLive } from './link.ts'

/** Ways to manage the router; the encrypted API is not among them, because it shows a certificate and asks a password. */
const DOORS = ['telnet', 'ftp', 'www', 'ssh', 'api', 'winbox']

export const services: Judge<'services'> = (facts) => {
  const open = facts.rows('services').filter((row) => {
    const isOn = !parseBoolean(row.disabled ?? 'no') && DOORS.includes(row.name ?? '') && !isLive(row)
    return isOn && (row.address ?? '') === '' && (row['available-from'] ?? '') === ''
  })
  if (open.length === 0) return { says: 'services_limited' }
  return { says: 'services_open', values: { services: open.map(({ name = '' }) => name).join(', ') } }
}
