/** What happens to a router as a device: reboots, power cuts, and the time coming back from the network. */
import { endSession, settle } from './hotspot.ts'
import type { Reachable } from './listener.ts'
import { endPppSession } from './ppp.ts'
import type { Scheduler } from './scheduler.ts'
import type { RouterState } from './state.ts'

/** A router without a clock of its own wakes up here: 1970-01-02. */
const wakingTime = Date.UTC(1970, 0, 2)

/** The power switch and the NTP server of one router. */
export class Power {
  readonly #state: RouterState
  readonly #listener: Reachable
  readonly #scheduler: Scheduler

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
    this.#state.powered = false
    await this.#listener.close()
    const active = this.#state.table('/ip/hotspot/active')
    this.#endSessions((session) => active.remove(session.get('.id') ?? ''))
    const hosts = this.#state.table('/ip/hotspot/host')
    for (const host of hosts.items()) hosts.remove(host.get('.id') ?? '')
  }

  /** The plug is back: the clock stands at its waking time until `ntpArrives()`. */
  async on(): Promise<void> {
    this.#state.powered = true
    this.#state.clockOffsetMs = wakingTime - this.#state.ticksMs()
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
    this.#state.globals.clear()
    this.#state.bootedAt = this.#state.ticksMs()
    this.#scheduler.restart()
  }
}
