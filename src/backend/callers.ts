/** Who is signed in at which window or socket: identity lives here, never in a call. */
import type { Role } from '../core/permissions.ts'

/** Somebody signed in, as every handler sees them. */
export interface Signed {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly locationId: string
}

/** The person as the journal names them. */
export function actor({ id, name }: Signed): { readonly id: string; readonly name: string } {
  return { id, name }
}

export class Callers {
  readonly #signed = new Map<string, Signed>()

  who(callerId: string): Signed | undefined {
    return this.#signed.get(callerId)
  }

  signIn(callerId: string, person: Signed): void {
    this.#signed.set(callerId, person)
  }

  signOut(callerId: string): void {
    this.#signed.delete(callerId)
  }
}
