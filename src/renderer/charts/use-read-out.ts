/** Reading a chart value by value: where the pointer is, or where the arrow keys have come to. */
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { indexAt } from './scale.ts'

interface ReadOut {
  /** The value that is read; null: none. */
  readonly at: number | null
  /** To be spread on the element that is pointed at; `left` and `width` are of the drawing within it. */
  readonly events: {
    readonly onPointerMove: (event: PointerEvent<Element>) => void
    readonly onPointerLeave: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onFocus: () => void
    readonly onBlur: () => void
  }
}

export function useReadOut(count: number, left: number, width: number): ReadOut {
  const [at, setAt] = useState<number | null>(null)
  const shown = at === null ? null : Math.min(at, count - 1)
  const read = (next: number | undefined) => next !== undefined && setAt(Math.min(count - 1, Math.max(0, next)))
  return {
    at: count === 0 ? null : shown,
    events: {
      onPointerMove: (event) => {
        const box = event.currentTarget.getBoundingClientRect()
        setAt(indexAt((event.clientX - box.left - left) / Math.max(1, width), count))
      },
      onPointerLeave: () => setAt(null),
      onKeyDown: (event) => {
        const next = stepOf(event.key, shown, count)
        if (next === undefined) return
        event.preventDefault()
        event.stopPropagation()
        read(next)
      },
      onFocus: () => setAt((known) => known ?? count - 1),
      onBlur: () => setAt(null),
    },
  }
}

function stepOf(key: string, at: number | null, count: number): number | undefined {
  const from = at ?? count
  switch (key) {
    case 'ArrowLeft':
      return from - 1
    case 'ArrowRight':
      return from + 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
