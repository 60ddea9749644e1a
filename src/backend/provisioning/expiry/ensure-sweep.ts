/** Makes a router have the sweep, which ends tokens while the counter's PC is off. */
import type { Row } from '../../routeros/command.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { is } from '../../routeros/query.ts'
import type { RouterVersion } from '../../routeros/versions.ts'
import { isTrap, textOf } from '../failures.ts'
import { entryCorrection, entryDifferences, isOurEntry, sweepEntry, sweepName } from './sweep-entry.ts'

const menu = '/system/scheduler'

/** An entry named `teller-sweep` is there and is not ours; it is never taken over. */
export class SweepNameTaken extends Error {
  override readonly name = 'SweepNameTaken'

  constructor() {
    super(`the router has a scheduler entry ${sweepName} that Teller did not make`)
  }
}

/** Why a router will not have the sweep: the device forbids schedulers, or our user may not write them. */
export type SweepRefusal = 'device_mode' | 'permission'

/** What became of it. `text` is the router's own. */
export type SweepResult =
  | { readonly state: 'same' | 'added' | 'corrected' }
  | { readonly state: 'refused'; readonly reason: SweepRefusal; readonly text: string }

/** What a look at the router says, for whoever only wants to tell. */
export type SweepView =
  | { readonly state: 'missing' | 'foreign' }
  | {
      readonly state: 'there'
      /** What would be set to make it right; nothing when it is. */
      readonly differences: Readonly<Record<string, string>>
      /** How often it ran since the router started to count. */
      readonly runs: number
      /** Whose policies it runs with. */
      readonly owner: string
    }

/** Looks, and changes nothing. */
export async function viewSweep(connection: RouterConnection, version: RouterVersion): Promise<SweepView> {
  const row = await findEntry(connection)
  if (!row) return { state: 'missing' }
  if (!isOurEntry(row)) return { state: 'foreign' }
  const runs = Number(row['run-count'] ?? 0)
  return { state: 'there', differences: entryDifferences(row, version), runs, owner: row.owner ?? '' }
}

/** Makes the entry, or puts right what was changed; doing it twice does no harm. Throws `SweepNameTaken`. */
export async function ensureSweep(connection: RouterConnection, version: RouterVersion): Promise<SweepResult> {
  try {
    const row = await findEntry(connection)
    return row ? await correct(connection, version, row) : await add(connection, version)
  } catch (error) {
    const reason = refusalOf(error)
    if (!reason) throw error
    return { state: 'refused', reason, text: textOf(error) }
  }
}

async function add(connection: RouterConnection, version: RouterVersion): Promise<SweepResult> {
  try {
    await connection.run(`${menu}/add`, { attributes: sweepEntry(version) })
    return { state: 'added' }
  } catch (error) {
    // Another counter was quicker.
    const row = await findEntry(connection)
    if (!row) throw error
    return await correct(connection, version, row)
  }
}

async function correct(connection: RouterConnection, version: RouterVersion, row: Row): Promise<SweepResult> {
  if (!isOurEntry(row)) throw new SweepNameTaken()
  if (Object.keys(entryDifferences(row, version)).length === 0) return { state: 'same' }
  await connection.run(`${menu}/set`, { attributes: entryCorrection(row, version) })
  return { state: 'corrected' }
}

async function findEntry(connection: RouterConnection): Promise<Row | undefined> {
  const { rows } = await connection.run(`${menu}/print`, { query: is('name', sweepName) })
  return rows.find((row) => row.name === sweepName)
}

function refusalOf(error: unknown): SweepRefusal | undefined {
  if (isTrap(error, 'device-mode')) return 'device_mode'
  return isTrap(error, 'permission') ? 'permission' : undefined
}
