/** The keys of the Till room: a letter for each thing one does there, wherever nobody types. */
import { useEffect, useEffectEvent } from 'react'
import { focusOf } from '../../components/focus.ts'

export function useTillKeys(keys: Readonly<Record<string, () => void>>): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isTyped = focusOf(event.target) === 'field' || focusOf(event.target) === 'cash'
    if (event.defaultPrevented || isTyped || event.ctrlKey || event.altKey || event.metaKey) return
    const act = keys[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
