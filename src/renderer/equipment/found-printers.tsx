/** Printers that were found, each to be chosen by one press. */
import { Printer } from 'lucide-react'
import { useId } from 'react'
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
  const heading = useId()
  if (found.length === 0) return null
  return (
    <div className="flex flex-col gap-1">
      <p id={heading} className="text-sm font-medium">
        {label}
      </p>
      <ul aria-labelledby={heading} className="flex max-h-60 flex-col gap-2 overflow-y-auto p-1 -m-1">
        {found.map((printer) => {
          const where = whereOf(printer.link)
          const isAddress = printer.link.kind === 'tcp'
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
                <span className="min-w-0 flex-1 truncate font-medium">{isAddress ? where : printer.name}</span>
                {!isAddress && where !== printer.name && (
                  <span className="money truncate text-sm text-muted">{where}</span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
