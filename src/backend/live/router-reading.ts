/** One look at a router: who is on its hotspot, and how the device itself is doing. */
import type { Reply, Row } from '../routeros/command.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { RouterTrap } from '../routeros/errors.ts'
import { type Condition, isOneOf } from '../routeros/query.ts'
import { trapKind } from '../routeros/traps.ts'
import { parseBoolean, parseCounter, parseDurationSeconds } from '../routeros/values.ts'
import { type ActiveSession, activeMenu, activeProperties, readActiveSession } from './active-session.ts'

/** What a router says of itself at one moment; null where it does not tell. */
export interface Gauges {
  readonly uptimeSeconds: number | null
  readonly cpuPercent: number | null
  readonly memoryUsedBytes: number | null
  readonly memoryTotalBytes: number | null
  /** Counters of the interfaces that the hotspot is on: received from customers, and sent to them. */
  readonly traffic: { readonly rxBytes: number; readonly txBytes: number } | null
}

export interface Reading {
  readonly sessions: readonly ActiveSession[]
  readonly gauges: Gauges
}

/** A print of two thousand sessions takes a small router seconds. */
const TIMEOUT_MS = 30_000

/** Everything in one round trip. A router without a hotspot has nobody on it. */
export async function readRouter(
  connection: RouterConnection,
  interfaces: readonly string[],
  onUnreadable: (error: unknown) => void,
): Promise<Reading> {
  const [active, resource, traffic] = await Promise.all([
    printHotspot(connection, activeMenu, { proplist: activeProperties }),
    connection.run('/system/resource/print'),
    readTraffic(connection, interfaces),
  ])
  return { sessions: readSessions(active.rows, onUnreadable), gauges: { ...readResource(resource.rows[0]), traffic } }
}

/** The interfaces of the hotspot servers that work: what customers use goes through them, whatever the uplink is. */
export async function readHotspotInterfaces(connection: RouterConnection): Promise<string[]> {
  const { rows } = await printHotspot(connection, '/ip/hotspot', {})
  const works = (flag: string | undefined) => flag === undefined || !parseBoolean(flag)
  const names = rows.filter((row) => works(row.disabled) && works(row.invalid)).map((row) => row.interface)
  return [...new Set(names.filter((name) => name !== undefined))]
}

interface What {
  readonly proplist?: readonly string[]
  readonly query?: Condition
}

async function printHotspot(connection: RouterConnection, menu: string, what: What): Promise<Reply> {
  try {
    return await connection.run(`${menu}/print`, { ...what, heavy: true, timeoutMs: TIMEOUT_MS })
  } catch (error) {
    // On version 6 the hotspot is a package that may be missing.
    if (error instanceof RouterTrap && trapKind(error) === 'no-such-command') return { rows: [] }
    throw error
  }
}

/** A record that cannot be read is left out: the others are no less true for it. */
function readSessions(rows: readonly Row[], onUnreadable: (error: unknown) => void): ActiveSession[] {
  return rows.flatMap((row) => {
    try {
      return [readActiveSession(row)]
    } catch (error) {
      onUnreadable(error)
      return []
    }
  })
}

function readResource(row: Row = {}): Omit<Gauges, 'traffic'> {
  const [free, total] = [counterOf(row['free-memory']), counterOf(row['total-memory'])]
  return {
    uptimeSeconds: parseDurationSeconds(row.uptime ?? '') ?? null,
    cpuPercent: counterOf(row['cpu-load']),
    memoryUsedBytes: free === null || total === null ? null : Math.max(0, total - free),
    memoryTotalBytes: total,
  }
}

async function readTraffic(connection: RouterConnection, interfaces: readonly string[]): Promise<Gauges['traffic']> {
  const [first, ...others] = interfaces
  if (first === undefined) return null
  const query = isOneOf('name', [first, ...others])
  const { rows } = await connection.run('/interface/print', { proplist: ['name', 'rx-byte', 'tx-byte'], query })
  const sum = (name: 'rx-byte' | 'tx-byte') => rows.reduce((bytes, row) => bytes + parseCounter(row[name] ?? '0'), 0)
  return rows.length === 0 ? null : { rxBytes: sum('rx-byte'), txBytes: sum('tx-byte') }
}

function counterOf(text: string | undefined): number | null {
  return text === undefined ? null : parseCounter(text)
}
