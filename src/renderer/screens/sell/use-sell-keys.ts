/** Listens to the keyboard on the Sell screen, wherever the focus is. */
import { useEffect, useEffectEvent } from 'react'
import { focusOf } from '../../components/focus.ts'
import { type OpenQuestions, readSellKey, type SellKey } from './sell-keys.ts'

export function useSellKeys(open: OpenQuestions, onKey: (key: SellKey) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const key = readSellKey(event, focusOf(event.target), open)
    if (!key) return
    // F1, F3 and F5 would open help, search and reload the page; Enter would submit or press something.
    event.preventDefault()
    onKey(key)
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
