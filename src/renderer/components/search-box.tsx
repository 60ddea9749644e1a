/** The field for searching and scanning; Ctrl+K leads to it from anywhere, Escape empties it. */
import { Search } from 'lucide-react'
import type { ComponentProps, KeyboardEvent } from 'react'
import { CONTROL } from './field.tsx'
import { Kbd } from './kbd.tsx'

interface SearchBoxProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Enter, with what stands in the field. */
  readonly onEnter: () => void
  /** Escape in an empty field, or after it was emptied. */
  readonly onLeave: () => void
}

export function SearchBox({ label, text, onText, onEnter, onLeave, ...rest }: SearchBoxProps) {
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter()
    if (event.key !== 'Escape') return
    event.preventDefault()
    onText('')
    onLeave()
  }
  return (
    <div className="relative flex items-center">
      <Search size={18} aria-hidden="true" className="absolute start-3 text-muted" />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-keyshortcuts="Control+K"
        placeholder={label}
        {...rest}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={hear}
        className={`${CONTROL} ps-10 pe-20 [&::-webkit-search-cancel-button]:hidden`}
      />
      <span className="absolute end-3">
        <Kbd>Ctrl+K</Kbd>
      </span>
    </div>
  )
}
