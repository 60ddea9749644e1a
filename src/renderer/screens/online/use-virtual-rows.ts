/** Of thousands of rows of one height, those that are in sight; the others are only as much empty space. */
import { type RefCallback, useCallback, useRef, useState } from 'react'

/** Rows drawn beyond what is in sight, so that scrolling shows no gap. */
const BEYOND = 8

interface VirtualRows {
  /** For the element that scrolls the rows. */
  readonly scroller: RefCallback<HTMLElement>
  readonly start: number
  /** Exclusive; may lie beyond the last row. */
  readonly end: number
  /** Scrolls as little as it takes to have a row in sight. */
  readonly reveal: (row: number) => void
}

/** `top` pixels of what is in sight are covered by what stays in place. */
export function useVirtualRows({ rowHeight, top }: { rowHeight: number; top: number }): VirtualRows {
  const scrolled = useRef<HTMLElement>(null)
  const [seen, setSeen] = useState({ start: 0, end: 0 })
  const scroller = useCallback(
    (element: HTMLElement | null) => {
      scrolled.current = element
      if (!element) return
      const look = () => {
        const first = Math.floor(element.scrollTop / rowHeight)
        const many = Math.ceil(element.clientHeight / rowHeight)
        const next = { start: Math.max(0, first - BEYOND), end: first + many + BEYOND }
        setSeen((known) => (known.start === next.start && known.end === next.end ? known : next))
      }
      const observer = new ResizeObserver(look)
      observer.observe(element)
      element.addEventListener('scroll', look, { passive: true })
      look()
      return () => {
        scrolled.current = null
        observer.disconnect()
        element.removeEventListener('scroll', look)
      }
    },
    [rowHeight],
  )
  const reveal = (row: number) => {
    const element = scrolled.current
    if (!element || row < 0) return
    const [above, below] = [row * rowHeight, (row + 1) * rowHeight + top - element.clientHeight]
    if (element.scrollTop > above) element.scrollTo({ top: above })
    else if (element.scrollTop < below) element.scrollTo({ top: below })
  }
  return { scroller, ...seen, reveal }
}
