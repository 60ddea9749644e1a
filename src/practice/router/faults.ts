/** What can go wrong with a router, on demand: for tests and for showing what the counter does then. */

/** What the listener must be able to do for the faults that are about connections. */
export type Lifecycle = {
  readonly close: () => Promise<void>
  readonly open: () => Promise<void>
  readonly restart: () => void
  readonly resume: () => void
}

/** The faults of one router; each is off until it is asked for. */
export class Faults {
  /** Added to every command's round trip; commands in flight overlap. */
  latencyMs: number
  readonly #lifecycle: Lifecycle
  readonly #cuts = new Set<string>()
  readonly #garbage = new Set<string>()
  #stalled = false

  constructor(latencyMs: number, lifecycle: Lifecycle) {
    this.latencyMs = latencyMs
    this.#lifecycle = lifecycle
  }

  /** Refuses connections and drops those there are; the hotspot itself and its portal stay. */
  goOffline(): Promise<void> {
    return this.#lifecycle.close()
  }

  /** Listens again, on the same port. */
  goOnline(): Promise<void> {
    return this.#lifecycle.open()
  }

  /** Drops connections and ends hotspot sessions; the configuration is kept. */
  restart(): void {
    this.#lifecycle.restart()
  }

  /** Accepts connections and reads, but does nothing and answers nothing until `resume()`. */
  stall(): void {
    this.#stalled = true
  }

  /** Does and answers what came in since `stall()`. */
  resume(): void {
    this.#stalled = false
    this.#lifecycle.resume()
  }

  /** Whether the router hangs. */
  get stalled(): boolean {
    return this.#stalled
  }

  /** The next time this command comes it is performed, and the connection dies before the reply. */
  cutBeforeReply(command: string): void {
    this.#cuts.add(command)
  }

  /** The next time this command comes it is performed, and answered with bytes that are no sentence. */
  garbage(command: string): void {
    this.#garbage.add(command)
  }

  /** Whether this reply is to be cut, once. */
  takeCut(command: string): boolean {
    return this.#cuts.delete(command)
  }

  /** Whether this reply is to be garbage, once. */
  takeGarbage(command: string): boolean {
    return this.#garbage.delete(command)
  }
}
