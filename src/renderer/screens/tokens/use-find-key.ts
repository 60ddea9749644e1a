/** Ctrl+K leads to the search, wherever the focus is. */
import { type RefObject, useEffect } from 'react'

export function useFindKey(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      search.current?.select()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [search])
}
