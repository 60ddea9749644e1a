/** Many commands at once: as many in flight as the router takes well, a result for each, and resumable. */
import type { Reply } from './command.ts'
import type { RouterConnection } from './connection.ts'
import { RouterTrap, UnsafeValue } from './errors.ts'
import type { RunOptions } from './pending.ts'

/** One of many commands. */
export type BulkCommand = Omit<RunOptions, 'signal' | 'untagged'> & { readonly path: string }

/**
 * What became of the command with that index.
 *
 * `unknown` is a command that was sent and not answered (in time, or before the link broke): it may have happened.
 */
export type BulkResult =
  | { readonly index: number; readonly state: 'done'; readonly reply: Reply }
  | { readonly index: number; readonly state: 'refused'; readonly error: RouterTrap | UnsafeValue }
  | { readonly index: number; readonly state: 'unknown'; readonly error: unknown }

/**
 * Runs the commands and yields a result for each one, in the order in which they settle.
 *
 * When the link breaks or the signal is aborted, those in flight come out as `unknown` and the rest not at all: whoever
 * wants to go on calls again, with the commands that are not `done`. Leaving the loop starts nothing more. An eighth of the window stays free for others,
 * so that a sale does not wait behind a batch.
 */
export async function* runAll(
  connection: RouterConnection,
  commands: Iterable<BulkCommand>,
  signal?: AbortSignal,
): AsyncGenerator<BulkResult, void> {
  const queue = commands[Symbol.iterator]()
  const settled: BulkResult[] = []
  let news = Promise.withResolvers<void>()
  let started = 0
  let inFlight = 0
  let wanted = true
  let failure: { readonly error: unknown } | undefined
  const fill = () => {
    while (wanted && connection.isOpen && !signal?.aborted && inFlight < shareOf(connection.windowSize)) {
      const next = queue.next()
      if (next.done) return
      inFlight += 1
      runOne(connection, next.value, started, signal)
        .then((result) => {
          inFlight -= 1
          settled.push(result)
          fill()
        })
        .catch((error: unknown) => {
          // Commands that cannot be made: no more of them, but the results there are come first.
          failure = { error }
          wanted = false
        })
        .finally(() => news.resolve())
      started += 1
    }
  }
  fill()
  try {
    while (inFlight > 0 || settled.length > 0) {
      yield* settled.splice(0)
      if (inFlight > 0 && settled.length === 0) await news.promise
      news = Promise.withResolvers()
    }
    if (failure) throw failure.error
  } finally {
    wanted = false
  }
}

const shareOf = (windowSize: number): number => Math.max(1, windowSize - Math.ceil(windowSize / 8))

async function runOne(
  connection: RouterConnection,
  { path, ...options }: BulkCommand,
  index: number,
  signal: AbortSignal | undefined,
): Promise<BulkResult> {
  try {
    return { index, state: 'done', reply: await connection.run(path, signal ? { ...options, signal } : options) }
  } catch (error) {
    const refused = error instanceof RouterTrap || error instanceof UnsafeValue
    return refused ? { index, state: 'refused', error } : { index, state: 'unknown', error }
  }
}
