/** What an owner who forgot the password has typed so far. */
import { z } from 'zod'
import { session } from '../../../contract/session.ts'
import type { TypedTwice } from '../../components/new-password-fields.tsx'
import { type Checked, check } from '../../forms/check.ts'
import { repeated } from '../../forms/repeated.ts'

export interface RecoveryDraft extends TypedTwice {
  readonly code: string
}

export const NO_RECOVERY: RecoveryDraft = { code: '', next: '', again: '' }

const Recovery = session.recover.input
  .pick({ password: true })
  .extend({ code: z.string().trim().min(1, { error: 'required' }).max(100, { error: 'too_long' }) })
export type Recovery = z.output<typeof Recovery>

/** The field `again` is `invalid` when the two passwords are not the same. */
export function checkRecovery({ code, next, again }: RecoveryDraft): Checked<Recovery> {
  return repeated(check(Recovery, { code, password: next }), { field: 'again', first: next, second: again })
}
