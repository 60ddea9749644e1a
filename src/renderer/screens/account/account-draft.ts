/** What the forms of one's own account hold as it was typed, and what of it the backend takes. */
import { z } from 'zod'
import { NewPin } from '../../../contract/fields.ts'
import { account } from '../../../contract/people.ts'
import type { TypedTwice } from '../../components/new-password-fields.tsx'
import { type Checked, check } from '../../forms/check.ts'
import { repeated } from '../../forms/repeated.ts'

/** Typed once, because it is known. */
const Present = z.string().min(1, { error: 'required' }).max(200, { error: 'too_long' })

const PasswordChange = account.changePassword.input.extend({ current: Present })
export type PasswordChange = z.output<typeof PasswordChange>

const PinChange = z.object({ password: Present, pin: NewPin })
export type PinChange = z.output<typeof PinChange>

const Confirmed = z.object({ password: Present })

export interface PasswordDraft extends TypedTwice {
  readonly current: string
}

export interface PinDraft {
  readonly password: string
  readonly pin: string
  readonly pinAgain: string
}

export const NO_PASSWORD: PasswordDraft = { current: '', next: '', again: '' }
export const NO_PIN: PinDraft = { password: '', pin: '', pinAgain: '' }

/** The field `again` is `invalid` when the two passwords are not the same. */
export function checkPasswordChange({ current, next, again }: PasswordDraft): Checked<PasswordChange> {
  return repeated(check(PasswordChange, { current, next }), { field: 'again', first: next, second: again })
}

/** The field `pinAgain` is `invalid` when the two PINs are not the same. */
export function checkPinChange({ password, pin, pinAgain }: PinDraft): Checked<PinChange> {
  return repeated(check(PinChange, { password, pin }), { field: 'pinAgain', first: pin, second: pinAgain })
}

export function checkConfirmed(password: string): Checked<z.output<typeof Confirmed>> {
  return check(Confirmed, { password })
}
