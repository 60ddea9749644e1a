/** What happens to a router as a device: reboots, power cuts, and the time coming back from the network. */
import { endSession, settle } from './hotspot.ts'
import type { Reachable } from './listener.ts'
import { endPppSession } from './ppp.ts'
import type { Scheduler } from './scheduler.ts'
import type { RouterState } from './state.ts'

/** A router without a clock of its own wakes up here: 1970-01-02. Source: the manual's "Clock" page. */
const wakingTime = Date.UTC(1970, 0, 2)

/**
 * What the wall clock of a router without a battery shows after a power cut, until the network's time arrives.
 *
 * `saved` is where it stood when the power went: newer versions write it down. Source: the manual's "Cloud" page, with
 * `cloud change time Sep/24/2026 03:01:57 => Sep/24/2026 06:25:50` in the log after a start.
 */
export type WakingClock = 'unset' | 'saved'

/** The power switch and the NTP server of one router. */
export class Power {
  readonly #state: RouterState
  readonly #listener: Reachable
  readonly #scheduler: Scheduler
  #wentAt = wakingTime

  constructor(state: RouterState, listener: Reachable, scheduler: Scheduler) {
    this.#state = state
    this.#listener = listener
    this.#scheduler = scheduler
  }

  /** A restart in order: sessions are counted and end, the time is kept. */
  reboot(): void {
    this.#scheduler.catchUp()
    this.#listener.drop()
    settle(this.#state)
    this.#endSessions((session) => endSession(this.#state, session))
    this.#start()
  }

  /** The plug is pulled: connections die, sessions vanish uncounted, time passes unseen. */
  async off(): Promise<void> {
    this.#scheduler.catchUp()
    this.#wentAt = this.#state.now()
    this.#state.powered = false
    const active = this.#state.table('/ip/hotspot/active')
    this.#endSessions((session) => active.remove(session.get('.id') ?? ''))
    const hosts = this.#state.table('/ip/hotspot/host')
    for (const host of hosts.items()) hosts.remove(host.get('.id') ?? '')
    await this.#listener.close()
  }

  /** The plug is back: the clock is wrong until `ntpArrives()`. */
  async on(clock: WakingClock = 'unset'): Promise<void> {
    this.#state.powered = true
    this.#state.clockOffsetMs = (clock === 'saved' ? this.#wentAt : wakingTime) - this.#state.ticksMs()
    this.#state.synchronised = false
    this.#start()
    await this.#listener.open()
  }

  /** The network's time arrives: the wall clock jumps to what is true. */
  ntpArrives(): void {
    this.#scheduler.catchUp()
    this.#state.clockOffsetMs = 0
    this.#state.synchronised = true
    this.#scheduler.restart()
  }

  #endSessions(end: (session: ReadonlyMap<string, string>) => void): void {
    for (const session of this.#state.table('/ip/hotspot/active').items()) end(session)
    for (const session of this.#state.table('/ppp/active').items()) endPppSession(this.#state, session, 'nas-reboot')
  }

  #start(): void {
    this.#state.starts += 1
    this.#state.globals.clear()
    this.#state.bootedAt = this.#state.ticksMs()
    this.#scheduler.restart()
  }
}
