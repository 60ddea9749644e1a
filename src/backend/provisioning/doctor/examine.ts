/** One examination: connects, reads everything at once, judges each check by itself, and ends within its time. */
import {
  CHECK_IDS,
  type CheckId,
  type Saying,
  type Unseen,
  type Verdict,
  verdictOf,
} from '../../../core/router-checks.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { sweepSeen } from './checks/sweep.ts'
import { JUDGES } from './checks.ts'
import type { Command } from './commands.ts'
import { Facts, type LinkFacts, type Patient, type SweepSeen, type Values } from './facts.ts'
import { firstReadings, type ReadOptions, readingsFor, take } from './readings.ts'
import { unseenFor, withoutLink } from './unseen.ts'

/** What one check came to. */
export type Diagnosis = {
  readonly check: CheckId
  readonly verdict: Verdict
  readonly says: Saying | Unseen
  readonly values: Values
  /** What would mend it; empty where only a person can. */
  readonly commands: readonly Command[]
}

/** What an examination found out. */
export type Examined = {
  /** One for each check, in their order. */
  readonly diagnoses: readonly Diagnosis[]
  /** Who answered; undefined when nobody did. */
  readonly router?: { readonly identity: string; readonly version: string; readonly board: string }
  /** For the next examination: whether the sweep moves is seen only by looking twice. */
  readonly sweepSeen?: SweepSeen
}

export type ExamineOptions = ReadOptions & {
  readonly patient: Patient
  readonly sweepSeen?: SweepSeen | undefined
  /** Told about a check that failed by our own mistake; the others go on. */
  readonly reportBug: (check: CheckId, error: unknown) => void
}

/** The whole list over an open session; the signal ends it early, and what was not read by then is left open. */
export async function examineOver(connection: RouterConnection, options: ExamineOptions): Promise<Examined> {
  const { patient, reportBug } = options
  const early = await take(connection, firstReadings, options)
  const link = linkOf(connection)
  const known = new Facts({ patient, link, readings: early })
  const late = await take(connection, readingsFor(patient, capabilitiesIfKnown(known)), options)
  const facts = new Facts({
    patient,
    link,
    readings: new Map([...early, ...late]),
    ...(options.sweepSeen && { sweepSeen: options.sweepSeen }),
  })
  const found = CHECK_IDS.map((check) => diagnose(check, facts, reportBug))
  // What would mend our router is not done to another one.
  const isOther = found.some(({ says }) => says === 'device_differs')
  const diagnoses = isOther ? found.map((each) => ({ ...each, commands: [] })) : found
  return { diagnoses, ...ifKnown('router', () => routerOf(facts)), ...ifKnown('sweepSeen', () => sweepSeen(facts)) }
}

/** What can be said when no session came about. */
export function examinedWithoutLink(patient: Patient, error: unknown): Examined {
  const known = withoutLink(patient, error)
  const diagnoses = CHECK_IDS.map((check): Diagnosis => {
    const [says, values] = known.get(check) ?? (['no_link', {}] as const)
    return { check, verdict: verdictOf(says), says, values, commands: [] }
  })
  return { diagnoses }
}

function diagnose(check: CheckId, facts: Facts, reportBug: ExamineOptions['reportBug']): Diagnosis {
  try {
    const { says, values = {}, commands = [] } = JUDGES[check](facts)
    return { check, verdict: verdictOf(says), says, values, commands }
  } catch (error) {
    const unseen = unseenFor(error)
    if (!unseen) reportBug(check, error)
    const { says, values } = unseen ?? { says: 'unreadable', values: {} }
    return { check, verdict: verdictOf(says), says, values, commands: [] }
  }
}

function linkOf({ ends: { ours }, certificate }: RouterConnection): LinkFacts {
  return {
    ...(ours !== '' && { localAddress: ours }),
    ...(certificate && { certificateEndsAt: Date.parse(certificate.validTo) }),
  }
}

function routerOf(facts: Facts): NonNullable<Examined['router']> {
  const { version = '', 'board-name': board = '' } = facts.row('resource')
  return { identity: facts.row('identity').name ?? '', version, board }
}

function capabilitiesIfKnown(facts: Facts) {
  try {
    return facts.capabilities
  } catch {
    return { hasDeviceMode: false }
  }
}

/** The value under its name, or nothing where it could not be read. */
function ifKnown<N extends string, T>(name: N, read: () => T): { readonly [K in N]?: T } {
  try {
    return { [name]: read() } as { readonly [K in N]?: T }
  } catch {
    return {}
  }
}
