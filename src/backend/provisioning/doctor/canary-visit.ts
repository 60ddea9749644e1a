/** Takes the canary to a router and back, and clears up behind it also when the link breaks on the way. */
import { randomBytes } from 'node:crypto'
import type { DoctorProgress } from '../../../contract/doctor.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { RouterError } from '../../routeros/errors.ts'
import type { RouterVersion } from '../../routeros/versions.ts'
import type { Timers } from '../timing.ts'
import { type CanaryLine, runCanary } from './canary.ts'
import { removeCanaries } from './canary-removal.ts'
import type { Visit } from './patients.ts'

export type CanaryVisitOptions = {
  readonly version: RouterVersion
  /** Ends the waiting. */
  readonly signal: AbortSignal
  readonly timers: Timers
  readonly onProgress: (progress: Omit<DoctorProgress, 'routerId'>) => void
}

const TIDY_MS = 10_000

/** What was proven over this session, and what was not. */
export async function visitWithCanary(
  connection: RouterConnection,
  { patient, open }: Visit,
  { version, signal, timers, onProgress }: CanaryVisitOptions,
): Promise<CanaryLine[]> {
  const lines: CanaryLine[] = []
  try {
    await runCanary(connection, {
      profile: patient.profiles[0],
      version,
      signal,
      timers,
      randomHex: (digits) =>
        randomBytes(Math.ceil(digits / 2))
          .toString('hex')
          .slice(0, digits),
      onProgress: (doing, secondsLeft) => onProgress({ doing, secondsLeft: secondsLeft ?? null }),
      tell: (line) => lines.push(line),
    })
  } catch (error) {
    if (!(error instanceof RouterError)) throw error
    lines.push({ says: 'link_broke', values: {} })
    lines.push({ says: (await isTidied(open)) ? 'removed' : 'left_behind', values: {} })
  }
  return lines
}

/** Once more over a fresh session; when that fails too, the next canary clears up. */
async function isTidied(open: Visit['open']): Promise<boolean> {
  try {
    const connection = await open(AbortSignal.timeout(TIDY_MS))
    try {
      return (await removeCanaries(connection)) === 0
    } finally {
      connection.close()
    }
  } catch {
    return false
  }
}
