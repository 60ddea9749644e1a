/** A plain table of rows, a page at a time. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paged } from '../../bridge/check-queries.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { CallProblem } from '../../components/problem.tsx'

export interface Column<R> {
  readonly name: string
  readonly label: string
  readonly isNumber?: boolean
  readonly of: (row: R) => ReactNode
}

interface RowsTableProps<R> {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
}

export function RowsTable<R>({ label, columns, rows, keyOf }: RowsTableProps<R>) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface">
      <table aria-label={label} className="w-full text-start">
        <thead className="text-sm text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={cellOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.name} className={cellOf(column)}>
                  {column.of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const cellOf = ({ isNumber }: { readonly isNumber?: boolean }) =>
  classes('h-11 px-2.5 py-1.5 font-normal first:ps-4 last:pe-4', isNumber ? 'money text-end' : 'text-start')

interface PagedTableProps<R> extends Omit<RowsTableProps<R>, 'rows'> {
  readonly paged: Paged<R>
  /** What is said where there are none. */
  readonly nothing: string
}

export function PagedTable<R>({ paged, nothing, ...table }: PagedTableProps<R>) {
  const { t } = useTranslation()
  const { rows, total, error, isFetching, more } = paged
  if (error) return <CallProblem error={error} />
  if (!rows) return <p className="text-muted">{t('checks.loading')}</p>
  if (rows.length === 0) return <p className="text-muted">{nothing}</p>
  return (
    <div className="flex flex-col gap-2">
      <RowsTable rows={rows} {...table} />
      <div className="flex items-center justify-between gap-3">
        <p className="text-sm text-muted">
          {t('checks.of', { shown: rows.length.toLocaleString('en'), total: total.toLocaleString('en') })}
        </p>
        {more && (
          <Button disabled={isFetching} onClick={more}>
            {t(isFetching ? 'checks.loading' : 'checks.more')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Something in a row that leads somewhere. */
export function RowLink({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onOpen}
      className="-mx-2 min-h-11 rounded-control px-2 text-start font-semibold text-accent-strong hover:underline"
    >
      {children}
    </button>
  )
}
