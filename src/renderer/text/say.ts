/** Turns failures into the sentences that a cashier reads. */
import { useTranslation } from 'react-i18next'
import { CallError } from '../../contract/client.ts'
import type { WireError } from '../../contract/wire.ts'
import type { FieldProblem } from '../../core/errors.ts'
import { en } from './en.ts'

/** What a failure is to a screen; anything that is not a refused call is our own mistake. */
export function wireErrorOf(error: unknown): WireError {
  return error instanceof CallError ? error.detail : { code: 'internal', reason: 'something_broke' }
}

/** A field's problem if the text is one of core's words. */
export function fieldProblemOf(word: string | undefined): FieldProblem | undefined {
  return word !== undefined && Object.hasOwn(en.fields, word) ? (word as FieldProblem) : undefined
}

type Known<T extends object> = keyof T & string
const isKnown = <T extends object>(table: T, word: string): word is Known<T> => Object.hasOwn(table, word)

/** Values that a sentence may mention and an answer may leave out. */
const UNSAID = { seconds: '', most: '', text: '', name: '', number: '', from: '', currency: '', left: '' }

/** Sentences for what went wrong. */
export function useSay() {
  const { t } = useTranslation()
  return {
    headline: ({ code }: WireError) => t(`codes.${code}`),
    reason: ({ reason, values }: WireError) => t(`reasons.${reason}`, { ...UNSAID, ...values }),
    field: (problem: FieldProblem) => t(`fields.${problem}`),
    /** Why a code is not on its router; words of a newer backend get the general sentence. */
    grantProblem: (word: string) => t(`grantProblem.${isKnown(en.grantProblem, word) ? word : 'unknown'}`),
    /** Why a ticket did not come out. */
    ticketProblem: (word: string) => t(`ticketProblem.${isKnown(en.ticketProblem, word) ? word : 'printer_error'}`),
  }
}
