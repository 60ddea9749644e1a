/** Long work in short turns: whoever else wants the main loop, a cashier first of all, never waits for the whole of it. */
import { setImmediate } from 'node:timers/promises'

const TURN_MS = 6

export class Turns {
  #beganAt = performance.now()

  /** Lets others go first when this turn was long enough; costs next to nothing when it was not. */
  async yield(): Promise<void> {
    if (performance.now() - this.#beganAt < TURN_MS) return
    await setImmediate()
    this.#beganAt = performance.now()
  }
}
