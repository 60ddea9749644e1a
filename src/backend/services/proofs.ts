/** Checks that people are who they say: by PIN or password, counted, with a growing wait that no clock shortens. */
import { hash, verify } from '@node-rs/argon2'
import type { Proof } from '../../contract/session.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import { isPinOff, waitAfter } from '../../core/lockout.ts'
import { actor } from '../callers.ts'
import type { CounterKey } from '../store/counter-keys.ts'
import type { Store } from '../store/store.ts'
import { putSignInState, type Roster, type Worker } from './roster.ts'

export interface ProofsOptions {
  readonly store: Store
  readonly roster: Roster
  /** Makes a PIN useless on any other computer. */
  readonly pinKey: CounterKey
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic: () => number
}

/** The argon2id hash of a password, with the library's parameters (OWASP's: 19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password)

export const verifyPassword = (hashed: string, password: string): Promise<boolean> => verify(hashed, password)

export class Proofs {
  readonly #options: ProofsOptions
  readonly #startedAt: number
  /** When each waiting person may try again; who is not here waits from the start of this program. */
  readonly #openAt = new Map<string, number>()
  readonly #underCheck = new Set<string>()
  #nobodysHash: Promise<string> | undefined

  constructor(options: ProofsOptions) {
    this.#options = options
    this.#startedAt = options.monotonic()
  }

  /** The hash of a PIN for this counter. */
  async hashPin(pin: string): Promise<{ readonly pinHash: string; readonly pinKey: CounterKey['home'] }> {
    const { key, home } = this.#options.pinKey
    return { pinHash: await hash(pin, { secret: key }), pinKey: home }
  }

  /** How long until this person may try again, in milliseconds. */
  waitOf({ id, failedAttempts }: Pick<Worker, 'id' | 'failedAttempts'>): number {
    const openAt = this.#openAt.get(id) ?? this.#startedAt + waitAfter(failedAttempts)
    return Math.max(0, openAt - this.#options.monotonic())
  }

  /** The next try may come at once: a manager said so, or a new password was set. */
  forget(personId: string): void {
    this.#openAt.delete(personId)
  }

  /**
   * The person, if the proof is right. One try at a time for each person; `by` is whoever is signed in where it is made.
   *
   * @throws AppError `wrong_pin`, `wrong_password`, `locked_out` with `seconds`, `pin_off`, `no_pin`, `sign_in_busy`
   */
  async check(personId: string, proof: Proof, by?: Actor): Promise<Worker> {
    if (this.#underCheck.has(personId)) throw new AppError('conflict', 'sign_in_busy')
    this.#underCheck.add(personId)
    try {
      return await this.#check(personId, proof, by)
    } finally {
      this.#underCheck.delete(personId)
    }
  }

  /** The same with a password that somebody signed in types once more. */
  checkPassword(personId: string, password: string): Promise<Worker> {
    return this.check(personId, { kind: 'password', password })
  }

  async #check(personId: string, proof: Proof, by: Actor | undefined): Promise<Worker> {
    const { roster, store } = this.#options
    const worker = roster.find(personId)
    if (!worker?.active) return this.#refuseNobody(proof)
    const waitMs = this.waitOf(worker)
    if (waitMs > 0) throw lockedOut(waitMs)
    if (proof.kind === 'pin' && worker.pinHash === undefined) throw new AppError('conflict', 'no_pin')
    if (proof.kind === 'pin' && isPinOff(worker.failedAttempts)) throw new AppError('conflict', 'pin_off')
    const attempt = this.#count(worker)
    if (!(await this.#isRight(worker, proof))) throw this.#wrong(worker, proof, attempt, by)
    store.settle((tx) => putSignInState(tx, personId, { failedAttempts: 0 }))
    this.#openAt.delete(personId)
    // Checking takes a moment, and in that moment somebody may have been disabled.
    const now = roster.find(personId)
    return now?.active ? now : this.#refuseNobody(proof)
  }

  /** Before the proof is looked at, so that a hundred guesses at once, or a kill in time, are a hundred guesses. */
  #count({ id, failedAttempts }: Worker): number {
    const attempt = failedAttempts + 1
    this.#options.store.settle((tx) => putSignInState(tx, id, { failedAttempts: attempt }))
    this.#openAt.set(id, this.#options.monotonic() + waitAfter(attempt))
    return attempt
  }

  #isRight({ pinHash, passwordHash }: Worker, proof: Proof): Promise<boolean> {
    if (proof.kind === 'password') return verify(passwordHash, proof.password)
    return verify(pinHash ?? '', proof.pin, { secret: this.#options.pinKey.key })
  }

  #wrong(worker: Worker, { kind }: Proof, attempt: number, by: Actor | undefined): AppError {
    const waitMs = waitAfter(attempt)
    const subject = { type: 'person', ...actor(worker) } as const
    const data = { proof: kind, attempt, ...(waitMs > 0 && { waitMs }) }
    const who = by && { by: actor(by) }
    this.#options.store.note({
      kind: waitMs > 0 ? 'person.locked_out' : 'person.sign_in_failed',
      ...who,
      subject,
      data,
    })
    return waitMs > 0 ? lockedOut(waitMs) : wrong(kind)
  }

  /** Somebody who is not here takes as long as somebody who is. */
  async #refuseNobody(proof: Proof): Promise<never> {
    this.#nobodysHash ??= hash('nobody')
    await verify(await this.#nobodysHash, proof.kind === 'pin' ? proof.pin : proof.password)
    throw wrong(proof.kind)
  }
}

function wrong(kind: Proof['kind']): AppError {
  return new AppError('unauthenticated', kind === 'pin' ? 'wrong_pin' : 'wrong_password')
}

function lockedOut(waitMs: number): AppError {
  return new AppError('too_many', 'locked_out', { values: { seconds: Math.ceil(waitMs / 1000) } })
}
