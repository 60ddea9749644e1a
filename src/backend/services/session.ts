/** Signing in by PIN, and out. */
import { hash, verify } from '@node-rs/argon2'
import { and, eq } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import { holds, PERMISSIONS } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { person } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** Wrong PINs that are forgiven before a wait begins. */
const FREE_ATTEMPTS = 4
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000

export interface SessionOptions {
  readonly store: Store
  readonly clock: Clock
  /** PINs shown on the sign-in screen, by person's name; only in practice, where nothing is real. */
  readonly practicePins: Readonly<Record<string, string>>
}

/** The argon2id hash of a PIN, with the library's parameters (OWASP's: 19 MiB, 2 passes). */
export const hashPin = (pin: string): Promise<string> => hash(pin)

export function sessionService(options: SessionOptions): GroupHandlers<TellerContract['session'], CallContext> {
  const { store, practicePins } = options
  return {
    people: () => {
      const rows = store.db.select().from(person).where(eq(person.active, true)).orderBy(person.createdAt).all()
      return rows.map(({ id, name, role }) => ({ id, name, role, practicePin: practicePins[name] ?? null }))
    },
    me: (_, ctx) => (ctx.signed ? describe(ctx.signed) : null),
    signIn: async ({ personId, pin }, ctx) => {
      const signed = await checkPin(options, personId, pin)
      store.write(() => ({ value: null, fact: { kind: 'person.signed_in', by: actor(signed), data: {} } }))
      ctx.signIn(signed)
      return describe(signed)
    },
    signOut: (_, ctx) => {
      const { signed } = ctx
      if (!signed) return null
      store.write(() => ({ value: null, fact: { kind: 'person.signed_out', by: actor(signed), data: {} } }))
      ctx.signOut()
      return null
    },
  }
}

function describe(signed: Signed) {
  const permissions = PERMISSIONS.filter((permission) => holds(signed.role, permission))
  return { id: signed.id, name: signed.name, role: signed.role, permissions }
}

/**
 * The attempt is counted before the PIN is looked at, so that a hundred guesses at once are a hundred guesses.
 *
 * @throws AppError `wrong_pin`, `wait_before_pin` with `seconds`, `no_such_person`
 */
async function checkPin({ store, clock }: SessionOptions, personId: string, pin: string): Promise<Signed> {
  const found = store.settle((tx, at) => {
    const isThis = and(eq(person.id, personId), eq(person.active, true))
    const row = tx.select().from(person).where(isThis).get()
    if (!row || row.lockedUntil > at) return row
    const failedAttempts = row.failedAttempts + 1
    tx.update(person)
      .set({ failedAttempts, lockedUntil: lockUntil(failedAttempts, at) })
      .where(isThis)
      .run()
    return row
  })
  if (!found) throw new AppError('not_found', 'no_such_person')
  const waitMs = found.lockedUntil - clock()
  if (waitMs > 0) throw new AppError('too_many', 'wait_before_pin', { values: { seconds: Math.ceil(waitMs / 1000) } })
  if (!(await verify(found.pinHash, pin))) throw wrongPin(store, found, clock)
  store.settle((tx) => {
    tx.update(person).set({ failedAttempts: 0, lockedUntil: 0 }).where(eq(person.id, personId)).run()
  })
  return { id: found.id, name: found.name, role: found.role, locationId: found.locationId }
}

function lockUntil(failedAttempts: number, at: number): number {
  const extra = failedAttempts - FREE_ATTEMPTS
  return extra <= 0 ? 0 : at + Math.min(FIRST_WAIT_MS * 2 ** (extra - 1), LONGEST_WAIT_MS)
}

function wrongPin(store: Store, found: typeof person.$inferSelect, clock: Clock): AppError {
  const waitMs = lockUntil(found.failedAttempts + 1, clock()) - clock()
  if (waitMs <= 0) return new AppError('unauthenticated', 'wrong_pin')
  const by = { id: found.id, name: found.name }
  store.write(() => ({ value: null, fact: { kind: 'person.locked_out', by, data: { waitMs } } }))
  return new AppError('too_many', 'wait_before_pin', { values: { seconds: Math.ceil(waitMs / 1000) } })
}
