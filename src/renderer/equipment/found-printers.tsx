/** Printers that were found, each to be chosen by one press. */
import { Printer } from 'lucide-react'
import type { FoundPrinter } from '../../contract/discovery.ts'
import { classes } from '../components/classes.ts'
import { whereOf } from './printer-where.ts'

interface FoundPrintersProps {
  readonly label: string
  readonly found: readonly FoundPrinter[]
  /** Where the form's printer is now. */
  readonly chosen: string
  readonly onChoose: (found: FoundPrinter) => void
}

export function FoundPrinters({ label, found, chosen, onChoose }: FoundPrintersProps) {
  if (found.length === 0) return null
  return (
    <ul aria-label={label} className="flex max-h-60 flex-col gap-2 overflow-y-auto">
      {found.map((printer) => {
        const where = whereOf(printer.link)
        return (
          <li key={where}>
            <button
              type="button"
              aria-pressed={where === chosen}
              onClick={() => onChoose(printer)}
              className={classes(
                'flex min-h-11 w-full items-center gap-3 rounded-control border px-3 text-start transition-colors',
                where === chosen ? 'border-accent bg-accent-soft' : 'border-edge bg-surface hover:bg-sunken',
              )}
            >
              <Printer size={18} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate font-medium">{printer.name}</span>
              {where !== printer.name && <span className="money truncate text-sm text-muted">{where}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
