/** Finds the sentence for a field that the backend, not the form, knows to be wrong: a password, a code. */
import type { Reason } from '../../core/errors.ts'
import { useSay, wireErrorOf } from '../text/say.ts'

/** Refusals that are about one field, and stand under it instead of beside the button. */
const ABOUT_A_FIELD: readonly Reason[] = ['wrong_password', 'wrong_recovery_code']

/** Is the failure told under a field? */
export function isAboutField(error: unknown): boolean {
  return Boolean(error) && ABOUT_A_FIELD.includes(wireErrorOf(error).reason)
}

/** The sentence to put there; undefined for every other failure, and for none. */
export function useRefusedField(error: unknown): string | undefined {
  const say = useSay()
  return isAboutField(error) ? say.reason(wireErrorOf(error)) : undefined
}
