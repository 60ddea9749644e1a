/** One session of a hotspot, as its router tells it. */
import type { Usage } from '../../core/usage.ts'
import type { Row } from '../routeros/command.ts'
import { parseBoolean, parseCounter, parseDurationSeconds } from '../routeros/values.ts'

/** The menu of those who are logged in. */
export const activeMenu = '/ip/hotspot/active'

/** What is read of each of them; a version that does not know one of these leaves it out. */
export const activeProperties = [
  '.id',
  'user',
  'address',
  'mac-address',
  'server',
  'uptime',
  'session-time-left',
  'idle-time',
  'bytes-in',
  'bytes-out',
  'limit-bytes-total',
  'login-by',
  'radius',
  'comment',
]

/** Somebody logged in, with what the router counted of this session: its uptime, and its bytes both ways. */
export interface ActiveSession extends Usage {
  /** The record's `.id`, which routers make of the address: the next session at the address has it again. */
  readonly id: string
  readonly username: string
  readonly address: string
  readonly mac: string
  /** The hotspot server's name. */
  readonly server: string
  readonly idleSeconds: number | null
  /** Until the router ends it; null: it will not. */
  readonly timeLeftSeconds: number | null
  readonly dataLeftBytes: number | null
  /** `http-pap`, `http-chap`, `cookie`, `mac-cookie`, `mac`, `trial`, as the router says it. */
  readonly loginBy: string
  /** Is the user kept by a RADIUS server instead of the router? */
  readonly byRadius: boolean
  readonly comment: string
}

/** Reads a record; `bytes-in` is what came in from the device. Throws `ProtocolError` when a value is unreadable. */
export function readActiveSession(row: Row): ActiveSession {
  const bytesUp = parseCounter(row['bytes-in'] ?? '0')
  const bytesDown = parseCounter(row['bytes-out'] ?? '0')
  const limit = row['limit-bytes-total']
  return {
    id: row['.id'] ?? '',
    username: row.user ?? '',
    address: row.address ?? '',
    mac: (row['mac-address'] ?? '').toUpperCase(),
    server: row.server ?? '',
    seconds: Math.floor(secondsOf(row.uptime) ?? 0),
    bytesUp,
    bytesDown,
    idleSeconds: secondsOf(row['idle-time']),
    timeLeftSeconds: secondsOf(row['session-time-left']),
    dataLeftBytes: limit === undefined ? null : Math.max(0, parseCounter(limit) - bytesUp - bytesDown),
    loginBy: row['login-by'] ?? '',
    byRadius: parseBoolean(row.radius ?? 'false'),
    comment: row.comment ?? '',
  }
}

function secondsOf(text: string | undefined): number | null {
  return parseDurationSeconds(text ?? '') ?? null
}
