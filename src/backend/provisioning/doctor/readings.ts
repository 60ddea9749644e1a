/** Reads what the checks look at: each menu once, all at the same time, and none that fails stops another. */
import type { RouterConnection } from '../../routeros/connection.ts'
import type { RunOptions } from '../../routeros/pending.ts'
import { is } from '../../routeros/query.ts'
import type { Capabilities } from '../../routeros/versions.ts'
import { sweepName } from '../expiry/sweep-entry.ts'
import type { Failed, Patient, Reading } from './facts.ts'

type Print = Pick<RunOptions, 'attributes' | 'query' | 'proplist'> & { readonly path: string }

/** What the router needs to be known by before anything else is asked. */
const first = {
  identity: { path: '/system/identity/print' },
  resource: { path: '/system/resource/print' },
  clock: { path: '/system/clock/print' },
} as const satisfies Record<string, Print>

/** Everything else; the long menus only as far as they are looked at. */
const others = {
  ntp: { path: '/system/ntp/client/print' },
  board: { path: '/system/routerboard/print' },
  licence: { path: '/system/license/print' },
  packages: { path: '/system/package/print' },
  deviceMode: { path: '/system/device-mode/print' },
  servers: { path: '/ip/hotspot/print' },
  serverProfiles: { path: '/ip/hotspot/profile/print' },
  userProfiles: { path: '/ip/hotspot/user/profile/print' },
  services: { path: '/ip/service/print' },
  groups: { path: '/user/group/print', proplist: ['name', 'policy'] },
  sweep: { path: '/system/scheduler/print', query: is('name', sweepName) },
  sessions: { path: '/ip/hotspot/active/print', attributes: { 'count-only': '' } },
} as const satisfies Record<string, Print>

export type ReadingName = keyof typeof first | keyof typeof others | 'user'

/** The readings that are worth asking a router of this version for. */
export function readingsFor(
  patient: Patient,
  { hasDeviceMode }: Pick<Capabilities, 'hasDeviceMode'>,
): ReadonlyMap<ReadingName, Print> {
  const asked = new Map<ReadingName, Print>(Object.entries(others) as [ReadingName, Print][])
  if (!hasDeviceMode) asked.delete('deviceMode')
  const proplist = ['name', 'group', 'address']
  return asked.set('user', { path: '/user/print', query: is('name', patient.username), proplist })
}

export const firstReadings: ReadonlyMap<ReadingName, Print> = new Map(Object.entries(first) as [ReadingName, Print][])

export type ReadOptions = {
  readonly signal: AbortSignal
  /** This computer's time, UTC epoch milliseconds. */
  readonly clock: () => number
}

/** Takes the readings; each comes out with its answer or with what it failed with. */
export async function take(
  connection: RouterConnection,
  prints: ReadonlyMap<ReadingName, Print>,
  options: ReadOptions,
): Promise<Map<ReadingName, Reading | Failed>> {
  const taken = [...prints].map(async ([name, print]) => [name, await takeOne(connection, print, options)] as const)
  return new Map(await Promise.all(taken))
}

async function takeOne(
  connection: RouterConnection,
  { path, ...print }: Print,
  { signal, clock }: ReadOptions,
): Promise<Reading | Failed> {
  const [askedAt, started] = [clock(), performance.now()]
  try {
    const reply = await connection.run(path, { ...print, signal })
    const tookMs = performance.now() - started
    return { ...reply, tookMs, at: askedAt + tookMs / 2 }
  } catch (error) {
    return { error }
  }
}
