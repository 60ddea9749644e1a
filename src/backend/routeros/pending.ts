/** One command on its way: waiting for a place in the window or in flight, with its deadline and its way out. */
import { type CommandArguments, type Reply, ReplyCollector } from './command.ts'
import { RouterTimeout } from './errors.ts'

/** How one command is run. */
export type RunOptions = CommandArguments & {
  /** Gives the command up and tells the router so; whether it took effect is then unknown. */
  readonly signal?: AbortSignal
  /** From leaving to `!done`. */
  readonly timeoutMs?: number
  /** Without a tag: only for the login, where nothing else is in flight and the oldest routers know no better. */
  readonly untagged?: true
}

type Settle = {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: unknown) => void
  /** Called when the caller or the deadline gives the command up, before it is rejected. */
  readonly giveUp: (command: PendingCommand) => void
}

/** A command that settles exactly once and leaves no timer and no listener behind. */
export class PendingCommand {
  readonly words: readonly string[]
  readonly untagged: boolean
  readonly collector: ReplyCollector
  /** Undefined until it is in flight. */
  tag: string | undefined
  readonly #timeoutMs: number
  readonly #signal: AbortSignal | undefined
  readonly #settle: Settle
  #timer: NodeJS.Timeout | undefined

  constructor(words: readonly [string, ...string[]], options: RunOptions & { timeoutMs: number }, settle: Settle) {
    this.words = words
    this.untagged = options.untagged ?? false
    this.collector = new ReplyCollector(words[0])
    this.#timeoutMs = options.timeoutMs
    this.#signal = options.signal
    this.#settle = settle
    this.#signal?.addEventListener('abort', this.#onAbort)
  }

  /** Starts the deadline: the sentence has left. */
  departed(tag: string): void {
    this.tag = tag
    const [path = ''] = this.words
    this.#timer = setTimeout(() => this.#giveUp(new RouterTimeout(path, this.#timeoutMs)), this.#timeoutMs)
  }

  resolve(reply: Reply): void {
    this.#tidy()
    this.#settle.resolve(reply)
  }

  reject(error: unknown): void {
    this.#tidy()
    this.#settle.reject(error)
  }

  readonly #onAbort = () => this.#giveUp(this.#signal?.reason)

  #giveUp(error: unknown): void {
    this.#settle.giveUp(this)
    this.reject(error)
  }

  #tidy(): void {
    clearTimeout(this.#timer)
    this.#signal?.removeEventListener('abort', this.#onAbort)
  }
}
