/** Sales, refunds and voids as lines that open the sale. */
import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BookedRow } from '../../../contract/report.ts'
import { classes } from '../../components/classes.ts'
import { Money } from '../../components/money.tsx'
import { useMoment } from '../../frame/use-moment.ts'

interface BookedListProps {
  readonly label: string
  readonly rows: readonly BookedRow[]
  readonly onOpen: (saleId: string) => void
}

export function BookedList({ label, rows, onOpen }: BookedListProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const what = ({ what: kind, number }: BookedRow) =>
    t(({ sale: 'reports.sale', refund: 'reports.refundOf', void: 'reports.voidOf' } as const)[kind], { number })
  return (
    <ol aria-label={label} className="flex flex-col">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line last:border-b-0">
          <button
            type="button"
            onClick={() => onOpen(row.saleId)}
            className="grid min-h-11 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 rounded-control px-2 py-1 text-start -outline-offset-3 hover:bg-sunken"
          >
            <span className="min-w-0">
              <span className="flex items-center gap-1.5 truncate text-sm font-medium">
                {row.what !== 'sale' && <Undo2 size={14} aria-hidden="true" className="shrink-0 text-wait" />}
                {row.quantity > 1 && `${row.quantity} × `}
                {row.planName}
              </span>
              <span className="block truncate text-xs text-muted">
                {what(row)} · {row.personName} · {moment(row.at)}
              </span>
            </span>
            <Money
              minor={row.amountMinor}
              className={classes('text-sm font-semibold', row.amountMinor < 0 && 'text-wait')}
            />
          </button>
        </li>
      ))}
    </ol>
  )
}
