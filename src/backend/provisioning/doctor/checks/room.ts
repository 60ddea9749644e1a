/** How much room the router has left: its licence, its disk, its memory, its processor. */
import type { Row } from '../../../routeros/command.ts'
import { ProtocolError } from '../../../routeros/errors.ts'
import { parseBoolean, parseCounter } from '../../../routeros/values.ts'
import type { Facts, Judge } from '../facts.ts'

/** Hotspot users that may be on at once. Source: the manual's "RouterOS license keys" page. */
const HOTSPOT_USERS: Readonly<Record<string, number>> = { '0': 0, '1': 1, '3': 1, '4': 200, '5': 500 }
/** From here on the busiest hour may be the one in which somebody is turned away. */
const TIGHT = 0.8

export const licence: Judge<'licence'> = (facts) => {
  const row = facts.row('licence')
  // Boards say `nlevel`, virtual routers `level`.
  const level = row.nlevel ?? row.level
  if (level === undefined) throw new ProtocolError('the router does not tell its licence')
  if (row['limited-upgrades'] !== undefined && parseBoolean(row['limited-upgrades'])) return { says: 'licence_ended' }
  if (level === 'free') return { says: 'licence_slow' }
  const most = HOTSPOT_USERS[level]
  return most === undefined ? { says: 'licence_unlimited', values: { level } } : limited(facts, level, most)
}

function limited(facts: Facts, level: string, most: number): ReturnType<typeof licence> {
  if (most <= 1) return { says: most === 0 ? 'licence_none' : 'licence_single', values: { level } }
  const used = parseCounter(facts.reading('sessions').ret ?? '')
  const values = { level, used, most }
  if (used >= most) return { says: 'licence_full', values }
  return { says: used >= most * TIGHT ? 'licence_tight' : 'licence_room', values }
}

/** Below this the router may not be able to write down its own configuration. */
const DISK_FULL_BYTES = 200 * 1024
const DISK_LOW_BYTES = 1024 * 1024

export const storage: Judge<'storage'> = (facts) => {
  const row = facts.row('resource')
  const values = { free: bytes(row, 'free-hdd-space'), total: bytes(row, 'total-hdd-space') }
  if (values.free < DISK_FULL_BYTES) return { says: 'storage_full', values }
  return { says: values.free < DISK_LOW_BYTES ? 'storage_low' : 'storage_room', values }
}

const MEMORY_FULL = 0.04
const MEMORY_LOW = 0.1

export const memory: Judge<'memory'> = (facts) => {
  const row = facts.row('resource')
  const values = { free: bytes(row, 'free-memory'), total: bytes(row, 'total-memory') }
  const share = values.free / Math.max(1, values.total)
  if (share < MEMORY_FULL) return { says: 'memory_full', values }
  return { says: share < MEMORY_LOW ? 'memory_low' : 'memory_room', values }
}

const BUSY_PERCENT = 85

export const processor: Judge<'processor'> = (facts) => {
  const percent = bytes(facts.row('resource'), 'cpu-load')
  return { says: percent >= BUSY_PERCENT ? 'processor_busy' : 'processor_calm', values: { percent } }
}

/** Version 6 writes `16.0MiB` on its console and plain bytes in the API, as every version does. */
function bytes(row: Row, name: string): number {
  const text = row[name]
  if (text === undefined) throw new ProtocolError(`the router does not tell ${name}`)
  return parseCounter(text)
}
