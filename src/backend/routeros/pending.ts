/** One command on its way: waiting for a place in the window or in flight, with its deadline and its way out. */
import type { CommandArguments, Reply, Row } from './command.ts'
import { RouterTimeout, RouterTrap } from './errors.ts'
import { ReplyCollector, type ReplySentence } from './replies.ts'

/** How one command is run. */
export type RunOptions = CommandArguments & {
  /** Gives the command up and tells the router so; whether it took effect is then unknown. */
  readonly signal?: AbortSignal
  /** From leaving to `!done`. */
  readonly timeoutMs?: number
  /** Costs the router much (a long print, a script): only a few of those are in flight at once. */
  readonly heavy?: true
  /** Leaves at once, before what waits and beyond the window: for asking whether the router is there at all. */
  readonly urgent?: true
  /** Without a tag: only for the login, where nothing else is in flight and the oldest routers know no better. */
  readonly untagged?: true
}

/** How the session starts one. */
export type StartOptions = RunOptions & {
  /** Takes the rows as they come; the deadline is then for each, not for all. */
  readonly onRow?: (row: Row) => void
}

/** How a command ends. */
export type Settle = {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: unknown) => void
  /** Called when the caller or the deadline gives the command up, before it is rejected. */
  readonly giveUp: (command: PendingCommand, why: unknown) => void
}

/** A command that settles exactly once and leaves no timer and no listener behind. */
export class PendingCommand {
  readonly words: readonly string[]
  readonly heavy: boolean
  readonly urgent: boolean
  readonly untagged: boolean
  /** Undefined until it is in flight. */
  tag: string | undefined
  readonly #isStreamed: boolean
  readonly #collector: ReplyCollector
  readonly #timeoutMs: number
  readonly #signal: AbortSignal | undefined
  readonly #settle: Settle
  #timer: NodeJS.Timeout | undefined
  #rows = 0
  #departedAt = 0

  constructor(words: readonly [string, ...string[]], options: StartOptions & { timeoutMs: number }, settle: Settle) {
    this.words = words
    this.heavy = options.heavy ?? false
    this.urgent = options.urgent ?? false
    this.untagged = options.untagged ?? false
    this.#isStreamed = options.onRow !== undefined
    this.#collector = new ReplyCollector(words[0], options.onRow)
    this.#timeoutMs = options.timeoutMs
    this.#signal = options.signal
    this.#settle = settle
    this.#signal?.addEventListener('abort', this.#onAbort)
  }

  /** Starts the deadline: the sentence has left. */
  departed(tag: string): void {
    this.tag = tag
    this.#departedAt = performance.now()
    this.watch()
  }

  /** Starts the deadline anew. */
  watch(): void {
    clearTimeout(this.#timer)
    const [path = ''] = this.words
    this.#timer = setTimeout(() => this.#giveUp(new RouterTimeout(path, this.#timeoutMs)), this.#timeoutMs)
  }

  /** Stops the deadline: it is not the router who is waited for. */
  unwatch(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** How long the answer took. A login checks a password, and a long answer measures itself: undefined for both. */
  get roundTripMs(): number | undefined {
    return this.untagged || this.#rows > 1 ? undefined : performance.now() - this.#departedAt
  }

  /** Takes one sentence of the answer; returns whether it was the last. */
  take(sentence: ReplySentence): boolean {
    if (sentence.kind === '!re') this.#rows += 1
    if (this.#isStreamed) this.#timer?.refresh()
    try {
      const reply = this.#collector.take(sentence)
      if (reply) this.#resolve(reply)
      return reply !== undefined
    } catch (error) {
      if (!(error instanceof RouterTrap)) throw error
      this.reject(error)
      return true
    }
  }

  reject(error: unknown): void {
    this.#tidy()
    this.#settle.reject(error)
  }

  #resolve(reply: Reply): void {
    this.#tidy()
    this.#settle.resolve(reply)
  }

  readonly #onAbort = () => this.#giveUp(this.#signal?.reason)

  #giveUp(error: unknown): void {
    this.#settle.giveUp(this, error)
    this.reject(error)
  }

  #tidy(): void {
    this.unwatch()
    this.#signal?.removeEventListener('abort', this.#onAbort)
  }
}
