/** The calls about who is at the counter: signing in and out, locking, coming back with the recovery code. */
import { eq } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { Me } from '../../contract/session.ts'
import type { RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { holds, PERMISSIONS } from '../../core/permissions.ts'
import { drawRecoveryCode, normaliseSecretCode } from '../../core/secret-codes.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import { person, setting } from '../store/schema.ts'
import { putSetting, type Store, type Tx } from '../store/store.ts'
import { hashPassword, type Proofs, verifyPassword } from './proofs.ts'
import { putSignInState, type Roster, type Worker } from './roster.ts'
import { deed, type Sessions } from './sessions.ts'

export interface SessionOptions {
  readonly store: Store
  readonly roster: Roster
  readonly proofs: Proofs
  readonly sessions: Sessions
  readonly random: RandomBelow
  /** PINs shown on the sign-in screen, by person's name; only in practice, where nothing is real. */
  readonly practicePins: ReadonlyMap<string, string>
}

export function sessionService(options: SessionOptions): GroupHandlers<TellerContract['session'], CallContext> {
  const { roster, proofs, sessions } = options
  return {
    people: () => roster.here().map((worker) => tileOf(options, worker)),
    me: (_, ctx) => (ctx.signed ? describeMe(roster, ctx.signed) : null),
    signIn: async ({ personId, proof }, ctx) => {
      const worker = await proofs.check(personId, proof, ctx.signed)
      return describeMe(roster, sessions.open(ctx.callerId, worker))
    },
    signOut: (_, ctx) => {
      sessions.close(ctx.callerId, 'by_person')
      return null
    },
    lock: (_, ctx) => {
      sessions.lock(ctx.callerId)
      return null
    },
    unlock: async ({ proof }, ctx) => {
      const worker = await proofs.check(ctx.person().id, proof)
      return describeMe(roster, sessions.unlock(ctx.callerId, worker))
    },
    stay: () => null,
    recover: async ({ personId, code, password }, ctx) => {
      const { worker, used } = await requireRecovery(options, personId, code)
      const { recovered, recoveryCode } = await recover(options, worker, used, password)
      return { me: describeMe(roster, sessions.open(ctx.callerId, recovered)), recoveryCode }
    },
  }
}

/** A person as the sign-in screen and approvals show them. */
export function tileOf({ practicePins }: Pick<SessionOptions, 'practicePins'>, worker: Worker) {
  const { id, name, role, pinHash } = worker
  return { id, name, role, hasPin: pinHash !== undefined, practicePin: practicePins.get(name) ?? null }
}

/** What a person's own screens know about them. */
export function describeMe(roster: Roster, signed: Signed): Me {
  const { id, name, role, locked, mustChangePassword, refundLimitMinor } = signed
  const worker = roster.find(id)
  const shown = { id, name, role, locked, mustChangePassword, refundLimitMinor }
  return {
    ...shown,
    permissions: PERMISSIONS.filter((permission) => holds(role, permission)),
    hasPin: worker?.pinHash !== undefined,
    locationNames: worker ? roster.locationNames(worker) : [],
    lastSignInAt: worker?.lastSignInAt ?? null,
  }
}

const RECOVERY = 'recovery.hash'

/** The hash of a recovery code, as it is kept. */
export const hashRecoveryCode = (code: string): Promise<string> => hashPassword(normaliseSecretCode(code))

/** The code before is void from here on. */
export function putRecoveryHash(tx: Tx, hashed: string): void {
  putSetting(tx, RECOVERY, hashed)
}

/** Whoever was an owner may know the code: from here on there is none, until an owner makes a new one. */
export function voidRecoveryCode(tx: Tx): void {
  tx.delete(setting).where(eq(setting.key, RECOVERY)).run()
}

/** An active Super Admin and the right code, or the same refusal for every other case, in the same time. */
async function requireRecovery({ store, roster }: SessionOptions, personId: string, code: string) {
  const used = store.readSetting<string>(RECOVERY) ?? (await hashPassword('nobody'))
  const isRight = await verifyPassword(used, normaliseSecretCode(code))
  const worker = roster.find(personId)
  if (isRight && worker?.active && worker.role === 'super_admin') return { worker, used }
  const subject = worker && ({ type: 'person', id: worker.id, name: worker.name } as const)
  store.note({ kind: 'person.sign_in_failed', ...(subject && { subject }), data: { proof: 'recovery_code' } })
  throw new AppError('unauthenticated', 'wrong_recovery_code')
}

async function recover(options: SessionOptions, worker: Worker, used: string, password: string) {
  const { store, roster, proofs, random } = options
  const recoveryCode = drawRecoveryCode(random)
  const [passwordHash, recoveryHash] = await Promise.all([hashPassword(password), hashRecoveryCode(recoveryCode)])
  store.write((tx) => {
    // The code is good once, even for two who use it at the same moment.
    const now = roster.find(worker.id, tx)
    const isStillOwner = now?.active === true && now.role === 'super_admin'
    if (!isStillOwner || store.readSetting(RECOVERY) !== used) {
      throw new AppError('unauthenticated', 'wrong_recovery_code')
    }
    tx.update(person).set({ passwordHash, mustChangePassword: false }).where(eq(person.id, worker.id)).run()
    putSignInState(tx, worker.id, { failedAttempts: 0 })
    putRecoveryHash(tx, recoveryHash)
    return { value: null, fact: { kind: 'person.recovered', ...deed(worker), data: {} } }
  })
  proofs.forget(worker.id)
  return { recovered: roster.find(worker.id) ?? worker, recoveryCode }
}
