/** A batch as it is typed into the form, and what would come of it. */
import type { z } from 'zod'
import { batch as calls, type Deploy } from '../../../contract/batch.ts'
import {
  type Alphabet,
  type CodeShape,
  cleanPrefix,
  DEFAULT_RANDOM_LENGTH,
  drawCodeOf,
  groupCode,
  lengthOf,
  mostCodes,
  RANDOM_LENGTHS,
} from '../../../core/codes.ts'
import { type Checked, check, readWhole } from '../../forms/check.ts'

export interface BatchDraft {
  readonly planId: string
  readonly quantity: string
  readonly alphabet: Alphabet
  readonly prefix: string
  readonly codeLength: number
  readonly deploy: Deploy
  readonly note: string
}

export type BatchOrder = Omit<z.output<typeof calls.make.input>, 'requestId'>
type PlanChoice = z.output<typeof calls.options.output>['plans'][number]

/** Digits say less than letters do: it takes more of them. */
const MORE_DIGITS = 3

/** Safe to leave lying about, for the first package. */
export function newDraft(plan: PlanChoice | undefined): BatchDraft {
  const codeLength = plan?.codeLength ?? DEFAULT_RANDOM_LENGTH
  const codes = { alphabet: 'mixed', prefix: '', codeLength } as const
  return { planId: plan?.id ?? '', quantity: '100', ...codes, deploy: 'disabled', note: '' }
}

/** The same strength in the other characters. */
export function withAlphabet(draft: BatchDraft, alphabet: Alphabet): BatchDraft {
  if (draft.alphabet === alphabet) return draft
  const codeLength = draft.codeLength + (alphabet === 'digits' ? MORE_DIGITS : -MORE_DIGITS)
  const { least, most } = RANDOM_LENGTHS
  return { ...draft, alphabet, codeLength: Math.min(most, Math.max(least, codeLength)) }
}

/** As many codes as may be made of that length. */
export const mostOf = ({ alphabet, codeLength: randomLength }: BatchDraft): number =>
  mostCodes({ alphabet, randomLength })

const Candidate = calls.make.input.omit({ requestId: true })

export function checkDraft(draft: BatchDraft): Checked<BatchOrder> {
  const candidate = { ...draft, quantity: readWhole(draft.quantity) }
  const checked = check(Candidate, candidate)
  if (!checked.ok || checked.value.quantity <= mostOf(draft)) return checked
  return { ok: false, problems: { codeLength: 'too_short' } }
}

/** What every code will look like; the same example as long as nothing is changed. */
export function previewOf(draft: BatchDraft, locationMark: string) {
  const shape: CodeShape = {
    locationMark,
    prefix: cleanPrefix(draft.prefix, draft.alphabet),
    alphabet: draft.alphabet,
    randomLength: draft.codeLength,
  }
  let seed = 7
  const dice = (bound: number) => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed % bound
  }
  return { prefix: shape.prefix, characters: lengthOf(shape), groups: groupCode(drawCodeOf(shape, dice)) }
}
