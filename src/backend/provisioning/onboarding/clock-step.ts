/** The router's time: what vouchers end by, and what a router without a battery forgets. */
import { parseDate } from '../../routeros/values.ts'
import { capabilitiesOf } from '../../routeros/versions.ts'
import { type Findings, isOn } from './findings.ts'
import { step } from './login-steps.ts'
import type { Step } from './step.ts'

const servers = 'pool.ntp.org'

/** Does the router ask time servers already? */
export function hasTimeSource({ ntp }: Findings): boolean {
  return isOn(ntp.enabled)
}

/**
 * What would make it ask; undefined where there is nothing to do, or only a person can.
 *
 * The NTP package of version 6 takes servers by address alone, and nobody's address is for ever.
 */
export function clockStep(findings: Findings): Step | undefined {
  const { ntp, info } = findings
  if (ntp.enabled === undefined) return undefined
  const place = { id: 'clock', group: 'clock' } as const
  const menu = '/system/ntp/client'
  if (hasTimeSource(findings)) {
    const action = { kind: 'set', menu, attributes: { enabled: 'yes' } } as const
    return step({ ...place, state: 'already' }, { servers: ntp.servers ?? ntp['server-dns-names'] ?? '' }, action)
  }
  const isList = capabilitiesOf(info.version).ntpServersAreList
  if (!isList && ntp['server-dns-names'] === undefined && ntp['primary-ntp'] !== undefined) return undefined
  const property = isList ? 'servers' : 'server-dns-names'
  const known = ntp[property] ?? ''
  const attributes = { enabled: 'yes', ...(known === '' && { [property]: servers }) }
  return step(
    { ...place, state: 'optional' },
    { servers: known === '' ? servers : known },
    { kind: 'set', menu, attributes },
  )
}

/** How far the router's clock is ahead of ours, in seconds; undefined when it cannot be read. */
export function clockSkewSeconds({ clock }: Findings, nowMs: number): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})/.exec(clock['gmt-offset'] ?? '') ?? []
  if (sign === undefined || clock.date === undefined || clock.time === undefined) return undefined
  const offsetSeconds = (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60)
  try {
    const wall = parseDate(`${clock.date} ${clock.time}`)
    const at = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
    return Math.round((at - nowMs) / 1_000) - offsetSeconds
  } catch {
    return undefined
  }
}
