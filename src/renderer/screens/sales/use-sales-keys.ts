/** The keys of the Sales screen that work wherever the focus is. */
import { type RefObject, useEffect } from 'react'
import { focusOf } from '../../components/focus.ts'

interface Places {
  readonly search: RefObject<HTMLInputElement | null>
  readonly list: RefObject<HTMLElement | null>
}

/** Ctrl+K leads to the search; an arrow key leads from the search, and from wherever nobody types, to the list. */
export function useSalesKeys({ search, list }: Places): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
      const isFree = event.target === search.current || focusOf(event.target) !== 'field'
      if (isFind) search.current?.select()
      else if (isArrow && isFree) list.current?.focus()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [search, list])
}
