/** Covers the screen at a press of a button or of its keys; the session and an unfinished sale stay. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Me } from '../../../contract/session.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'

/** As ARIA writes keys; the browser has no use for these. */
export const LOCK_KEYS = 'Control+Shift+L'

export function useLock(): () => void {
  const teller = useTeller()
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => teller.session.lock(undefined),
    onSuccess: () => queries.setQueryData<Me | null>(keys.me, (me) => me && { ...me, locked: true }),
  })
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!isLockKey(event) || event.repeat) return
    event.preventDefault()
    mutate()
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  return () => mutate()
}

/** By the letter or by its place, because not every keyboard has Latin letters. */
function isLockKey({ ctrlKey, shiftKey, altKey, metaKey, key, code }: KeyboardEvent): boolean {
  return ctrlKey && shiftKey && !altKey && !metaKey && (key.toLowerCase() === 'l' || code === 'KeyL')
}
