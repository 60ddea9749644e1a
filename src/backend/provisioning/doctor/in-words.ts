/** What was found, in the contract's words: commands as they are shown, plans by their hash. */
import type { Examination, Finding } from '../../../contract/doctor.ts'
import type { FixOutcome } from '../../ports.ts'
import { planHash, showCommand } from './commands.ts'
import type { Diagnosis, Examined } from './examine.ts'
import type { Treated } from './treat.ts'

/** When it began, by this computer's clock, and how long it took. */
export type Span = { readonly at: number; readonly durationMs: number }

export function examinationOf(
  routerId: string,
  { diagnoses, router }: Examined,
  { at, durationMs }: Span,
): Examination {
  return {
    at,
    durationMs: Math.round(durationMs),
    router: router ?? null,
    findings: diagnoses.map((diagnosis) => findingOf(routerId, diagnosis)),
  }
}

function findingOf(routerId: string, { commands, ...finding }: Diagnosis): Finding {
  if (commands.length === 0) return { ...finding, values: { ...finding.values }, fix: null }
  const fix = { commands: commands.map(showCommand), planHash: planHash(routerId, commands) }
  return { ...finding, values: { ...finding.values }, fix }
}

export function fixOutcomeOf(treated: Treated): FixOutcome {
  if (treated.outcome === 'differs' || treated.outcome === 'unseen') return { outcome: treated.outcome }
  const { commands, done, text } = treated
  return { outcome: 'applied', commands: commands.map(showCommand), done, ...(text !== undefined && { refusal: text }) }
}
