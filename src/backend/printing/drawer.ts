/** Pulses for the cash drawer that hangs on a printer: each once, at once, or never. */
import type { SendCode, SendOutcome } from './printer-port.ts'

/** How long sending one may take, and how long one may wait for a ticket that is under way. */
export const PULSE_DEADLINE_MS = 4_000
const PATIENCE_MS = 6_000

/** On for 50 ms, off for 500 ms: what drawers of 12 and 24 V are made for. */
const ON_2_MS = 25
const OFF_2_MS = 250

interface Pulse {
  readonly pin: 2 | 5
  readonly askedAt: number
  readonly resolve: (outcome: SendOutcome) => void
}

/** The pulses that somebody waits for. They live in memory alone: a drawer must not open after a restart. */
export class DrawerPulses {
  readonly #monotonic: () => number
  #waiting: Pulse[] = []

  /** @param monotonic milliseconds of a clock that never jumps */
  constructor(monotonic = () => performance.now()) {
    this.#monotonic = monotonic
  }

  /** Resolves, and never rejects, once it is known how the pulse ended. */
  add(pin: 2 | 5): Promise<SendOutcome> {
    return new Promise((resolve) => this.#waiting.push({ pin, askedAt: this.#monotonic(), resolve }))
  }

  /** Sends what waits. A pulse that had to wait too long is dropped: by then nobody stands at the drawer. */
  async run(send: (bytes: Uint8Array) => Promise<SendOutcome>): Promise<void> {
    for (let pulse = this.#waiting.shift(); pulse; pulse = this.#waiting.shift()) {
      const isTooLate = this.#monotonic() - pulse.askedAt > PATIENCE_MS
      pulse.resolve(isTooLate ? refusal('deadline') : await send(pulseBytes(pulse.pin)))
    }
  }

  /** None of those that wait will be sent. */
  refuse(code: SendCode): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve(refusal(code))
  }
}

function refusal(code: SendCode): SendOutcome {
  return { outcome: 'failed-before-send', detail: { code, text: 'the drawer was not reached' }, status: 'unknown' }
}

/** `ESC p m t1 t2`; the times are in units of 2 ms. */
function pulseBytes(pin: 2 | 5): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, pin === 2 ? 0 : 1, ON_2_MS, OFF_2_MS)
}
