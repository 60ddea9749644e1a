/** The figures of the Checks: which there are, how each stands, and what does not agree. */
import type { Verdict } from '../../../contract/reconcile.ts'
import type { Tone } from '../../components/tone.ts'

/** What must agree, in the order in which it is read. */
export const MUST_AGREE = [
  'cash',
  'sold',
  'usedUnpaid',
  'notProvisioned',
  'strangers',
  'usedAfterRefund',
  'voidedUsed',
] as const
export const OWED = ['unsold', 'soldUnused'] as const
export type Figure = (typeof MUST_AGREE)[number] | (typeof OWED)[number] | 'habits'

/** What does not agree: worst first, as it is read. */
export function wrongOf(verdict: Verdict): Exclude<Figure, 'sold' | 'habits' | 'unsold' | 'soldUnused'>[] {
  const found = {
    cash: verdict.cash.lines.some(({ differenceMinor }) => differenceMinor !== 0),
    usedUnpaid: verdict.usedUnpaid.count > 0,
    notProvisioned: verdict.notProvisioned.count > 0,
    strangers: verdict.strangers > 0,
    usedAfterRefund: verdict.usedAfterRefund.count > 0,
    voidedUsed: verdict.voidedUsed.count > 0,
  }
  return (Object.keys(found) as (keyof typeof found)[]).filter((figure) => found[figure])
}

/** How a figure stands; null: it says nothing about right and wrong. */
export function toneOf(figure: Figure, verdict: Verdict): Tone | null {
  if (figure === 'unsold' || figure === 'soldUnused' || figure === 'sold') return null
  if (figure === 'habits') return verdict.habits.some(({ unusual }) => unusual.length > 0) ? 'ask' : 'good'
  if (figure === 'cash' && verdict.cash.shifts === 0) return null
  return wrongOf(verdict).includes(figure) ? 'bad' : 'good'
}
