/** Counts down to the moment when another try is allowed. */
import { useEffect, useState } from 'react'
import type { WireError } from '../../contract/wire.ts'
import type { Reason } from '../../core/errors.ts'

const ASKS_TO_WAIT: readonly Reason[] = ['locked_out', 'slow_down']

/** How long the backend asks to wait; 0 when it does not. */
export function waitMsOf({ reason, values }: WireError): number {
  return ASKS_TO_WAIT.includes(reason) ? Number(values?.seconds ?? 30) * 1_000 : 0
}

/** `0:29`, `12:05`, `1:00:00`. */
export function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

interface Wait {
  /** Milliseconds of `performance.now`, which nobody sets back. */
  readonly until: number
  readonly now: number
}

/** Whole seconds of the wait that is under way, 0 when none is; `begin` starts one. */
export function useSecondsLeft(): { readonly secondsLeft: number; readonly begin: (waitMs: number) => void } {
  const [{ until, now }, setWait] = useState<Wait>({ until: 0, now: 0 })
  const isWaiting = until > now
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setWait((wait) => ({ ...wait, now: performance.now() })), 250)
    return () => clearInterval(timer)
  }, [isWaiting])
  return {
    secondsLeft: isWaiting ? Math.ceil((until - now) / 1_000) : 0,
    begin: (waitMs) => {
      const begun = performance.now()
      setWait({ until: begun + waitMs, now: begun })
    },
  }
}
