/** One's own account: the password, the PIN of this counter, the recovery code. */
import { eq } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { Me } from '../../contract/session.ts'
import type { RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { drawRecoveryCode } from '../../core/secret-codes.ts'
import type { CallContext } from '../call-router.ts'
import { person } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { hashPassword, type Proofs } from './proofs.ts'
import { putSignInState, type Roster, type Worker } from './roster.ts'
import { describeMe, hashRecoveryCode, putRecoveryHash } from './session.ts'
import { deed, type Sessions } from './sessions.ts'

export interface AccountOptions {
  readonly store: Store
  readonly roster: Roster
  readonly proofs: Proofs
  readonly sessions: Sessions
  readonly random: RandomBelow
}

export function accountService(options: AccountOptions): GroupHandlers<TellerContract['account'], CallContext> {
  const { store, proofs, random } = options
  return {
    changePassword: async ({ current, next }, ctx) => {
      if (ctx.person().locked) throw new AppError('unauthenticated', 'screen_locked')
      const worker = await proofs.checkPassword(ctx.person().id, current)
      if (next === current) throw new AppError('bad_request', 'check_fields', { fields: { next: 'same_as_before' } })
      const passwordHash = await hashPassword(next)
      store.write((tx) => {
        requireUnchanged(options, tx, worker, ctx)
        tx.update(person).set({ passwordHash, mustChangePassword: false }).where(eq(person.id, worker.id)).run()
        return { value: null, fact: { kind: 'person.password_changed', ...deed(worker), data: {} } }
      })
      return meAfter(options, ctx)
    },
    setPin: async ({ password, pin }, ctx) => {
      const worker = await proofs.checkPassword(ctx.person().id, password)
      const hashed = pin === null ? { pinHash: null, pinKey: null } : await proofs.hashPin(pin)
      store.write((tx) => {
        requireUnchanged(options, tx, worker, ctx)
        putSignInState(tx, worker.id, hashed)
        return { value: null, fact: { kind: 'person.pin_changed', ...deed(worker), data: { hasPin: pin !== null } } }
      })
      return meAfter(options, ctx)
    },
    newRecoveryCode: async ({ password }, ctx) => {
      const worker = await proofs.checkPassword(ctx.person().id, password)
      const recoveryCode = drawRecoveryCode(random)
      const hashed = await hashRecoveryCode(recoveryCode)
      store.write((tx) => {
        requireUnchanged(options, tx, worker, ctx)
        putRecoveryHash(tx, hashed)
        return { value: null, fact: { kind: 'person.recovery_code_made', ...deed(worker), data: {} } }
      })
      return { recoveryCode }
    },
  }
}

/** Hashing takes a moment, and in that moment somebody may have been disabled, or their password reset. */
function requireUnchanged({ roster }: AccountOptions, tx: Tx, before: Worker, ctx: CallContext): void {
  ctx.requireStill()
  const now = roster.find(before.id, tx)
  if (now?.active && now.passwordHash === before.passwordHash) return
  throw new AppError('unauthenticated', 'sign_in_first')
}

/** The person as they stand after a change of their account. */
function meAfter({ roster, sessions }: AccountOptions, ctx: CallContext): Me {
  const worker = roster.find(ctx.person().id)
  if (worker) sessions.refresh(worker)
  return describeMe(roster, { ...ctx.person(), mustChangePassword: worker?.mustChangePassword ?? false })
}
