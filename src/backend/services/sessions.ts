/** Begins, covers and ends sessions, and writes down that it did. */
import { eq } from 'drizzle-orm'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import { actor, type Callers, type Signed } from '../callers.ts'
import { person } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Roster, Worker } from './roster.ts'

/** Why a session ended. */
type Ending = 'by_person' | 'switched' | 'elsewhere' | 'window_closed' | 'account_changed'

export class Sessions {
  readonly #store: Store
  readonly #callers: Callers
  readonly #roster: Roster

  constructor(store: Store, callers: Callers, roster: Roster) {
    this.#store = store
    this.#callers = callers
    this.#roster = roster
  }

  /**
   * Signs somebody in at a window. Whoever was there before is signed out, and so is this person everywhere else: one
   * person stands at one counter.
   *
   * @throws AppError `wrong_location` when they do not work here; `sign_in_first` when the window is gone meanwhile.
   */
  open(callerId: string, worker: Worker): Signed {
    if (this.#callers.isGone(callerId)) throw new AppError('unauthenticated', 'sign_in_first')
    const here = this.#store.here()
    if (!here || !this.#roster.worksHere(worker)) throw new AppError('forbidden', 'wrong_location')
    this.close(callerId, 'switched')
    this.closeAll(worker.id, 'elsewhere')
    this.#store.write((tx, at) => {
      tx.update(person).set({ lastSignInAt: at }).where(eq(person.id, worker.id)).run()
      return { value: null, fact: { kind: 'person.signed_in', ...deed(worker), data: {} } }
    })
    const signed = { id: worker.id, ...knownOf(worker), locationId: here.id, locked: false }
    this.#callers.signIn(callerId, signed)
    return signed
  }

  close(callerId: string, reason: Ending): void {
    const signed = this.#callers.peek(callerId)
    if (!signed) return
    // Out first: whatever the disk says, nobody stays signed in.
    this.#callers.signOut(callerId)
    this.#store.note({ kind: 'person.signed_out', ...deed(signed), data: { reason } })
  }

  /** Signs a person out wherever they are. */
  closeAll(personId: string, reason: Ending): void {
    for (const callerId of this.#callers.windowsOf(personId)) this.close(callerId, reason)
  }

  lock(callerId: string): void {
    const signed = this.#callers.peek(callerId)
    if (!signed || signed.locked) return
    this.#callers.update(callerId, { locked: true })
    this.noteLocked(signed, 'by_person')
  }

  noteLocked(signed: Signed, reason: 'by_person' | 'idle'): void {
    this.#store.note({ kind: 'person.screen_locked', ...deed(signed), data: { reason } })
  }

  /** @throws AppError `sign_in_first` when somebody else is at the window by now. */
  unlock(callerId: string, worker: Worker): Signed {
    const before = this.#callers.peek(callerId)
    if (before?.id !== worker.id) throw new AppError('unauthenticated', 'sign_in_first')
    this.#store.note({ kind: 'person.screen_unlocked', ...deed(worker), data: {} })
    const change = { ...knownOf(worker), locked: false }
    this.#callers.update(callerId, change)
    return { ...before, ...change }
  }

  /** What was changed about a person is known at their window at once. */
  refresh(worker: Worker): void {
    for (const callerId of this.#callers.windowsOf(worker.id)) this.#callers.update(callerId, knownOf(worker))
  }

  isHere(personId: string): boolean {
    return this.#callers.windowsOf(personId).length > 0
  }
}

/** What a session knows of an account, and goes on knowing when the account changes. */
function knownOf({ name, role, mustChangePassword, refundLimitMinor, discountLimitPercent }: Worker) {
  return { name, role, mustChangePassword, refundLimitMinor, discountLimitPercent }
}

/** Something a person did to themselves. */
export function deed(who: Actor) {
  return { by: actor(who), subject: { type: 'person', ...actor(who) } } as const
}
