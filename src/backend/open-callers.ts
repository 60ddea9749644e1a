/** Who is at the counter's windows, looked after while the program runs. */
import { Callers, type CallersOptions } from './callers.ts'

/** How often screens that nobody touches are looked for. */
const LOOK_MS = 5_000

/** Who is signed in where, with a timer that covers the screens nobody touches. */
export function openCallers(options: CallersOptions) {
  const known = new Callers(options)
  const timer = setInterval(() => known.lockIdle(), LOOK_MS).unref()
  return { known, stop: () => clearInterval(timer) }
}
