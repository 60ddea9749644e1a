/** Views of one thing, one at a time: arrow keys move along the tabs, the view follows. */
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { classes } from './classes.ts'

export interface Tab<N extends string> {
  readonly name: N
  readonly label: string
  /** What waits there; shown beside the label. */
  readonly mark?: ReactNode
}

interface TabsProps<N extends string> {
  readonly label: string
  readonly tabs: readonly Tab<N>[]
  readonly open: N
  readonly onOpen: (name: N) => void
  /** The view of the open tab. */
  readonly children: ReactNode
}

export function Tabs<N extends string>({ label, tabs, open, onOpen, children }: TabsProps<N>) {
  const id = useId()
  const strip = useRef<HTMLDivElement>(null)
  const hear = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ name }) => name === open)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onOpen(next.name)
    strip.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus()
  }
  return (
    <>
      <div
        ref={strip}
        role="tablist"
        aria-label={label}
        onKeyDown={hear}
        className="flex gap-1 overflow-x-auto border-b border-line px-6"
      >
        {tabs.map(({ name, label: words, mark }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}${name}`}
            data-tab={name}
            aria-selected={name === open}
            aria-controls={`${id}view`}
            tabIndex={name === open ? 0 : -1}
            onClick={() => onOpen(name)}
            className={classes(
              'flex min-h-12 items-center gap-2 border-b-2 px-3 whitespace-nowrap transition-colors -outline-offset-3',
              name === open
                ? 'border-accent font-semibold text-accent-strong'
                : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {words}
            {mark}
          </button>
        ))}
      </div>
      <div
        key={open}
        role="tabpanel"
        id={`${id}view`}
        aria-labelledby={`${id}${open}`}
        className="flex min-h-0 flex-1 flex-col"
      >
        {children}
      </div>
    </>
  )
}
