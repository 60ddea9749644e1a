/** The router's clock against this computer's, its time zone, and whether it is told the time. */
import { localIso } from '../../../../core/time.ts'
import type { Row } from '../../../routeros/command.ts'
import { ProtocolError } from '../../../routeros/errors.ts'
import { parseBoolean, parseDate, type WallClock } from '../../../routeros/values.ts'
import type { Command } from '../commands.ts'
import type { Facts, Judge } from '../facts.ts'

/** Reading a clock that shows whole seconds over a network cannot be more exact. */
const RIGHT_SECONDS = 5
/** Nobody notices a minute on a ticket; more, and codes end when nobody expects it. */
const NEARLY_SECONDS = 60

export const clock: Judge<'clock'> = (facts) => {
  const { at } = facts.reading('clock')
  const behindSeconds = Math.round((at - routerTime(facts.row('clock'))) / 1000)
  const seconds = Math.abs(behindSeconds)
  const values = { seconds }
  if (seconds <= RIGHT_SECONDS) return { says: 'clock_right' }
  if (seconds <= NEARLY_SECONDS) return { says: 'clock_nearly', values }
  const builtAt = buildTime(facts.row('resource'))
  if (at - behindSeconds * 1000 < builtAt) return { says: 'clock_unset', values }
  // Nothing happened before the router's software was made, and a router that is told the time knows it.
  const isComputer = at < builtAt || isSynchronised(facts)
  if (isComputer) return { says: behindSeconds > 0 ? 'clock_computer_ahead' : 'clock_computer_behind', values }
  return { says: behindSeconds > 0 ? 'clock_router_behind' : 'clock_router_ahead', values }
}

/** The moment the router takes it to be, UTC epoch milliseconds. */
function routerTime(row: Row): number {
  const { date, time } = row
  if (date === undefined || time === undefined) throw new ProtocolError('the router shows no clock')
  return epochOf(parseDate(`${date} ${time}`)) - offsetSeconds(row) * 1000
}

const epochOf = ({ year, month, day, hour, minute, second }: WallClock): number =>
  Date.UTC(year, month - 1, day, hour, minute, second)

/** `+03:00` as seconds. */
function offsetSeconds({ 'gmt-offset': offset = '' }: Row): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})/.exec(offset) ?? []
  if (sign === undefined) throw new ProtocolError('the router’s time zone is unreadable')
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}

/** When the router's software was made; the beginning of time where it does not say. */
function buildTime({ 'build-time': text }: Row): number {
  try {
    return text === undefined ? 0 : epochOf(parseDate(text))
  } catch {
    return 0
  }
}

function isSynchronised(facts: Facts): boolean {
  try {
    return ntp(facts).says === 'ntp_synchronised'
  } catch {
    return false
  }
}

export const zone: Judge<'zone'> = (facts) => {
  const { at } = facts.reading('clock')
  const cafe = facts.patient.timeZone
  const row = facts.row('clock')
  const router = row['time-zone-name'] ?? ''
  if (router === cafe) return { says: 'zone_same', values: { zone: cafe } }
  const values = { router: router === '' || router === 'manual' ? (row['gmt-offset'] ?? '') : router, cafe }
  if (showSameTime(router, cafe, at)) return { says: 'zone_alike', values }
  const attributes = { 'time-zone-autodetect': 'no', 'time-zone-name': cafe }
  return { says: 'zone_differs', values, commands: [{ path: '/system/clock/set', attributes }] }
}

const MONTH_MS = 30.5 * 86_400_000

/** Do two zones show the same time all through the coming year? Zones that this computer does not know do not. */
function showSameTime(one: string, other: string, from: number): boolean {
  const months = Array.from({ length: 13 }, (_, month) => from + month * MONTH_MS)
  try {
    return months.every((at) => localIso(at, one) === localIso(at, other))
  } catch {
    return false
  }
}

/** A name that keeps working, and an address for routers without a name server. */
const SERVERS = ['pool.ntp.org', '162.159.200.1'] as const

export const ntp: Judge<'ntp'> = (facts) => {
  const row = facts.row('ntp')
  const commands = [switchOn(facts, row)]
  if (!parseBoolean(row.enabled ?? 'no')) return { says: 'ntp_off', commands }
  if (isTold(facts, row)) return { says: 'ntp_synchronised' }
  // Servers may also come by DHCP, and then nothing is set.
  const hasServer = serversOf(row).length > 0 || (row['dynamic-servers'] ?? '') !== ''
  return hasServer ? { says: 'ntp_waiting' } : { says: 'ntp_no_server', commands }
}

/** Version 6 without the `ntp` package does not say that it is synchronised; it says when it last was told the time. */
function isTold({ capabilities }: Facts, row: Row): boolean {
  if (row.status !== undefined) return row.status === 'synchronized'
  if (capabilities.ntpServersAreList) return false
  return [row['last-update-from'], row['last-adjustment']].some((told) => told !== undefined && told !== '')
}

function serversOf(row: Row): string[] {
  const lists = [row.servers, row['primary-ntp'], row['secondary-ntp'], row['server-dns-names']]
  return lists.flatMap((list) => (list ?? '').split(',')).filter((server) => server !== '' && server !== '0.0.0.0')
}

/** What is set already stays. */
function switchOn({ capabilities }: Facts, row: Row): Command {
  const path = '/system/ntp/client/set'
  if (serversOf(row).length > 0) return { path, attributes: { enabled: 'yes' } }
  if (capabilities.ntpServersAreList) return { path, attributes: { enabled: 'yes', servers: SERVERS.join(',') } }
  const [name, address] = SERVERS
  // The client of the `ntp` package, which tells its status, takes addresses only.
  const byName = row.status === undefined
  return {
    path,
    attributes: { enabled: 'yes', ...(byName ? { 'server-dns-names': name } : { 'primary-ntp': address }) },
  }
}
