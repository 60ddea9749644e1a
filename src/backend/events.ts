/** Tells the screens what happened, each only what its person may know. */
import type { EventContract, EventOf } from '../contract/define.ts'
import type { WireEvent } from '../contract/wire.ts'
import { barrierTo, holds } from '../core/permissions.ts'
import type { Callers } from './callers.ts'

type Listener = (event: WireEvent) => void

/** Restricts an event to one person's business: others hear it only if they may see everybody's. */
export interface About {
  readonly personId?: string
}

export class Events<E extends EventContract> {
  readonly #contract: E
  readonly #callers: Callers
  readonly #listeners = new Set<{ readonly callerId: string; readonly listener: Listener }>()

  constructor(contract: E, callers: Callers) {
    this.#contract = contract
    this.#callers = callers
  }

  publish(event: EventOf<E>, about: About = {}): void {
    const spec = this.#contract[event.name]
    if (!spec || this.#listeners.size === 0) return
    const payload = spec.payload.parse(event.payload)
    for (const { callerId, listener } of this.#listeners) {
      if (this.#mayHear(callerId, spec.needs, about)) listener({ name: event.name, payload })
    }
  }

  /** Tells one window only. */
  tell(callerId: string, event: EventOf<E>): void {
    for (const each of this.#listeners) {
      if (each.callerId === callerId) each.listener({ name: event.name, payload: event.payload })
    }
  }

  subscribe(callerId: string, listener: Listener): () => void {
    const entry = { callerId, listener }
    this.#listeners.add(entry)
    return () => this.#listeners.delete(entry)
  }

  #mayHear(callerId: string, needs: E[string]['needs'], about: About): boolean {
    const person = this.#callers.who(callerId)
    if (barrierTo(needs, person, true) !== undefined) return false
    if (about.personId === undefined || about.personId === person?.id) return true
    return person !== undefined && holds(person.role, 'sale.read_all')
  }
}
