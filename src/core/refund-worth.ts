/** What a used code is still worth: the smallest part that is left of its time, its data and its validity. */
import { partOf } from './apportion.ts'
import { type Consumed, type Extension, type Life, leftOf, shortened } from './token-life.ts'

/** `left` of `of`; never negative, never more than the whole. */
export interface Fraction {
  readonly left: number
  readonly of: number
}

const WHOLE: Fraction = { left: 1, of: 1 }

/** Before the first login nothing of the validity has passed. */
export function remainingOf(life: Life, used: Consumed, now: number): Fraction {
  const { timeLimitSeconds, dataLimitBytes, validitySeconds, expiresAt } = life
  return smallest([
    part(leftOf(timeLimitSeconds, used.seconds), timeLimitSeconds),
    part(leftOf(dataLimitBytes, used.bytes), dataLimitBytes),
    expiresAt === null || validitySeconds === null ? WHOLE : part(expiresAt - now, validitySeconds * 1_000),
  ])
}

/** Of what was put on a code: as much as could be taken off again. */
export function remainingOfTopUp(life: Life, used: Consumed, put: Extension, now: number): Fraction {
  const after = shortened(life, used, put, now)
  const taken = (before: number | null, then: number | null) => (before ?? 0) - (then ?? 0)
  const clock = life.expiresAt === null ? 'validitySeconds' : 'expiresAt'
  return smallest([
    ofPut(life.timeLimitSeconds, taken(life.timeLimitSeconds, after.timeLimitSeconds), put.seconds),
    ofPut(life.dataLimitBytes, taken(life.dataLimitBytes, after.dataLimitBytes), put.bytes),
    ofPut(
      life[clock],
      taken(life[clock], after[clock]),
      clock === 'expiresAt' ? put.validitySeconds * 1_000 : put.validitySeconds,
    ),
  ])
}

/** Of a price in minor units, rounded down. */
export function worthOf(shareMinor: number, { left, of }: Fraction): number {
  return partOf(shareMinor, left, of)
}

function ofPut(limit: number | null, taken: number, put: number): Fraction {
  return limit === null || put === 0 ? WHOLE : part(taken, put)
}

function part(left: number | null, of: number | null): Fraction {
  if (left === null || of === null || of === 0) return WHOLE
  return { left: Math.min(Math.max(0, left), of), of }
}

function smallest(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce((least, each) => (isLess(each, least) ? each : least))
}

/** Compared by cross multiplication: a division would round. */
function isLess(a: Fraction, b: Fraction): boolean {
  return BigInt(a.left) * BigInt(b.of) < BigInt(b.left) * BigInt(a.of)
}
