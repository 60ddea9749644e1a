/** Tells the backend that somebody is at the counter, so that it locks the screen only of one who is not. */
import { useEffect } from 'react'
import { useTeller } from '../../bridge/teller.tsx'

/** The lock counts in minutes; more would only be noise. */
const AT_MOST_EVERY_MS = 15_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'touchstart'] as const

export function useActivity(): void {
  const teller = useTeller()
  useEffect(() => {
    let toldAt = Number.NEGATIVE_INFINITY
    const tell = () => {
      if (performance.now() - toldAt < AT_MOST_EVERY_MS) return
      toldAt = performance.now()
      // A counter that cannot be told locks too early, which loses nothing.
      teller.session.stay(undefined).catch(() => {})
    }
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, tell, { passive: true })
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, tell)
    }
  }, [teller])
}
