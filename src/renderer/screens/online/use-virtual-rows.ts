/** The rows of a long table that are in sight, from where it is scrolled to. */
import { type RefCallback, useCallback, useRef, useState } from 'react'
import { type RowRange, rowsInView } from '../../components/virtual-rows.ts'

interface VirtualRows {
  /** For the element that scrolls the rows. */
  readonly scroller: RefCallback<HTMLElement>
  /** Of a table of this many rows. */
  readonly rangeOf: (count: number) => RowRange
  /** Scrolls as little as it takes to have a row in sight. */
  readonly reveal: (row: number) => void
}

/** `head` pixels of what is in sight are covered by what stays in place. */
export function useVirtualRows({ rowHeight, head }: { rowHeight: number; head: number }): VirtualRows {
  const scrolled = useRef<HTMLElement>(null)
  // Whole rows: less than one changes nothing of what is drawn.
  const [view, setView] = useState({ top: 0, height: 0 })
  const scroller = useCallback(
    (element: HTMLElement | null) => {
      scrolled.current = element
      if (!element) return
      const look = () => {
        const top = Math.floor(element.scrollTop / rowHeight) * rowHeight
        const height = Math.ceil(element.clientHeight / rowHeight + 1) * rowHeight
        setView((known) => (known.top === top && known.height === height ? known : { top, height }))
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
    const [above, below] = [row * rowHeight, (row + 1) * rowHeight + head - element.clientHeight]
    if (element.scrollTop > above) element.scrollTo({ top: above })
    else if (element.scrollTop < below) element.scrollTo({ top: below })
  }
  return { scroller, rangeOf: (count) => rowsInView({ ...view, rowHeight, count }), reveal }
}
