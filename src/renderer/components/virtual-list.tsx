/** A list of any length of which only what can be seen is drawn; rows are of one height, the keyboard moves a choice. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classes } from './classes.ts'
import { stepThrough } from './step-through.ts'
import { type RowRange, rowsInView } from './virtual-rows.ts'

interface VirtualListProps {
  readonly label: string
  readonly count: number
  readonly rowHeight: number
  /** The place of the chosen row; -1: none. */
  readonly chosen: number
  readonly onChoose: (at: number) => void
  /** Enter. */
  readonly onOpen: () => void
  /** Which rows are about to be seen, so that they can be fetched. */
  readonly onRange: (range: RowRange) => void
  readonly children: (at: number) => ReactNode
}

export function VirtualList({
  label,
  count,
  rowHeight,
  chosen,
  onChoose,
  onOpen,
  onRange,
  children,
}: VirtualListProps) {
  const id = useId()
  const { box, range, see } = useRange(count, rowHeight, onRange)
  const choose = (at: number) => {
    onChoose(at)
    see(at)
  }
  const hear = (event: KeyboardEvent) => {
    const next = stepThrough(event.key, chosen, count)
    if (next !== undefined) choose(next)
    else if (event.key === 'Enter') onOpen()
    else return
    event.preventDefault()
  }
  const rows = Array.from({ length: range.end - range.start }, (_, index) => range.start + index)
  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={rows.includes(chosen) ? `${id}${chosen}` : undefined}
      onFocus={() => chosen < 0 && count > 0 && onChoose(0)}
      onKeyDown={hear}
      className="relative min-h-0 flex-1 overflow-y-auto rounded-card border border-line bg-surface"
    >
      <div role="presentation" style={{ height: count * rowHeight }}>
        {rows.map((at) => (
          // The list has the keyboard; a row is only touched.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the listbox names it by aria-activedescendant
          <div
            key={at}
            id={`${id}${at}`}
            role="option"
            aria-selected={at === chosen}
            aria-setsize={count}
            aria-posinset={at + 1}
            onClick={() => choose(at)}
            style={{ height: rowHeight, top: at * rowHeight }}
            className={classes(
              'absolute inset-x-0 cursor-pointer border-b border-line',
              at === chosen ? 'bg-accent-soft' : 'hover:bg-canvas',
            )}
          >
            {children(at)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Follows what part of the list can be seen; `see` scrolls just as far as a row needs. */
function useRange(count: number, rowHeight: number, onRange: (range: RowRange) => void) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 0 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  const range = rowsInView({ ...view, rowHeight, count })
  const { start, end } = range
  useEffect(() => onRange({ start, end }), [start, end, onRange])
  const see = (at: number) => {
    const element = box.current
    if (!element) return
    const [top, bottom] = [at * rowHeight, (at + 1) * rowHeight]
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight
  }
  return { box, range, see }
}
