/** Two views of one room, side by side; arrow keys change between them. */
import type { KeyboardEvent } from 'react'
import { classes } from '../../components/classes.ts'

interface TabsProps<V extends string> {
  readonly label: string
  readonly tabs: readonly { readonly value: V; readonly label: string }[]
  readonly chosen: V
  readonly onChoose: (value: V) => void
}

export const tabId = (value: string) => `tab-${value}`
export const tabPanelId = (value: string) => `tab-panel-${value}`

export function Tabs<V extends string>({ label, tabs, chosen, onChoose }: TabsProps<V>) {
  const at = tabs.findIndex(({ value }) => value === chosen)
  const hear = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChoose(next.value)
    document.getElementById(tabId(next.value))?.focus()
  }
  return (
    <div role="tablist" aria-label={label} className="flex gap-1 rounded-control bg-sunken p-1">
      {tabs.map(({ value, label: words }) => (
        <button
          key={value}
          id={tabId(value)}
          type="button"
          role="tab"
          aria-selected={value === chosen}
          aria-controls={tabPanelId(value)}
          tabIndex={value === chosen ? 0 : -1}
          onClick={() => onChoose(value)}
          onKeyDown={hear}
          className={classes(
            'min-h-11 rounded-md px-4 transition-colors',
            value === chosen ? 'bg-surface font-semibold shadow-card' : 'text-muted hover:text-ink',
          )}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
