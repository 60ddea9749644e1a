/** Counts down to the moment when another PIN may be tried. */
import { useEffect, useState } from 'react'
import type { WireError } from '../../../contract/wire.ts'

/** How long the backend asks to wait; 0 when it does not. */
export function waitMsOf({ reason, values }: WireError): number {
  return reason === 'wait_before_pin' ? Number(values?.seconds ?? 30) * 1_000 : 0
}

/** Whole seconds until `until` (epoch ms), never below 0; ticks while there are any. */
export function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until <= Date.now()) return
    const tick = () => {
      setNow(Date.now())
      if (Date.now() >= until) clearInterval(timer)
    }
    const timer = setInterval(tick, 250)
    tick()
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1_000))
}
