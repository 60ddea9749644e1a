/** A `listen`: the changes of a menu as they happen, for as long as somebody reads them. */
import type { CommandArguments, Row } from './command.ts'
import { FollowerTooSlow, ProtocolError, RouterTrap, type Trap } from './errors.ts'
import { type ReplySentence, readTrap } from './replies.ts'

/** An item as it is now, or the `.id` of one that is no more. */
export type Change = { readonly kind: 'present'; readonly row: Row } | { readonly kind: 'gone'; readonly id: string }

/** What to follow, and until when. */
export type FollowOptions = CommandArguments & {
  /** Ends the following, without an error. */
  readonly signal?: AbortSignal
  /** Changes kept for a reader that is busy; one more ends it with `FollowerTooSlow`. */
  readonly maxUnread?: number
}

/**
 * Changes, to be read with `for await`; leaving the loop tells the router to stop.
 *
 * What was received is read first; then comes the end, or the error that brought it: `RouterTrap`, `FollowerTooSlow`
 * or whatever ended the session.
 */
export class Follower implements AsyncIterableIterator<Change> {
  readonly #command: string
  readonly #options: FollowOptions
  readonly #cancel: () => void
  readonly #unread: Change[] = []
  readonly #traps: Trap[] = []
  #news = Promise.withResolvers<void>()
  #end: { readonly error?: unknown } | undefined

  /** `cancel` tells the router to stop, and the session to expect nothing more. */
  constructor(command: string, options: FollowOptions, cancel: () => void) {
    this.#command = command
    this.#options = options
    this.#cancel = cancel
    options.signal?.addEventListener('abort', this.#stop)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<Change, undefined>> {
    for (;;) {
      const change = this.#unread.shift()
      if (change) return { value: change, done: false }
      if (this.#end) return this.#over(this.#end)
      await this.#news.promise
    }
  }

  async return(): Promise<IteratorResult<Change, undefined>> {
    this.#stop()
    this.#unread.length = 0
    return { value: undefined, done: true }
  }

  /** Takes one sentence of the answer; returns whether it was the last. */
  take({ kind, attributes }: ReplySentence): boolean {
    if (kind === '!re') this.#keep(readChange(attributes))
    else if (kind === '!trap') this.#traps.push(readTrap(attributes))
    else if (kind === '!done') this.#finish(trapOf(this.#command, this.#traps))
    else if (kind !== '!empty') throw new ProtocolError('an unknown kind of reply')
    return kind === '!done'
  }

  reject(error: unknown): void {
    this.#finish({ error })
  }

  readonly #stop = () => {
    if (this.#end) return
    this.#finish({})
    this.#cancel()
  }

  #keep(change: Change): void {
    this.#unread.push(change)
    this.#wake()
    if (this.#unread.length <= (this.#options.maxUnread ?? 100_000)) return
    this.#finish({ error: new FollowerTooSlow(`${this.#command} changes faster than it is read`) })
    this.#cancel()
  }

  #finish(end: { readonly error?: unknown }): void {
    if (this.#end) return
    this.#end = end
    this.#options.signal?.removeEventListener('abort', this.#stop)
    this.#wake()
  }

  #wake(): void {
    this.#news.resolve()
    this.#news = Promise.withResolvers()
  }

  /** An error is told once; after it there is nothing more. */
  #over(end: { readonly error?: unknown }): IteratorResult<Change, undefined> {
    this.#end = {}
    if (end.error !== undefined) throw end.error
    return { value: undefined, done: true }
  }
}

/** Removals carry `.dead`, `true` or `yes` by version. */
function readChange(row: Row): Change {
  const dead = row['.dead']
  return dead === 'true' || dead === 'yes' ? { kind: 'gone', id: row['.id'] ?? '' } : { kind: 'present', row }
}

function trapOf(command: string, [first, ...more]: readonly Trap[]): { readonly error?: unknown } {
  return first ? { error: new RouterTrap(command, [first, ...more]) } : {}
}
