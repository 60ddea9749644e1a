/** Who is signed in where, and the timer that covers the screens nobody touches. */
import { Callers, type CallersOptions } from './callers.ts'

/** How often screens that nobody touches are looked for. */
const LOOK_MS = 5_000

/** The callers, and what ends the timer. */
export function openCallers(options: CallersOptions) {
  const known = new Callers(options)
  const timer = setInterval(() => known.lockIdle(), LOOK_MS).unref()
  return { known, stop: () => clearInterval(timer) }
}
