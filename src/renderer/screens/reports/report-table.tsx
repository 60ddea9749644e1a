/** The report row by row, with its sum; a row opens what is behind it. */
import { useTranslation } from 'react-i18next'
import type { PeriodReport, ReportRow, ReportSums } from '../../../contract/report.ts'
import { formatPlain } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { useCurrency } from '../../components/money.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { Change } from './change.tsx'
import { useReportWords } from './report-words.ts'

interface ReportTableProps {
  readonly report: PeriodReport
  readonly chosen: string | null
  readonly onChoose: (row: ReportRow) => void
}

const ROW_HEIGHT = 44
const GRID =
  'grid h-full grid-cols-[minmax(0,1fr)_4.25rem_4.25rem_6rem_5.25rem_6rem_5.75rem] items-center gap-x-2 px-3 text-sm'

/** Beside the rows there may be a scroll bar: what stands above and below them keeps the same place free. */
const ALIGNED = 'shrink-0 overflow-hidden border-x border-transparent [scrollbar-gutter:stable]'

export function ReportTable({ report, chosen, onChoose }: ReportTableProps) {
  const { t } = useTranslation()
  const words = useReportWords()
  const { by, rows, totals, before } = report
  const second = by === 'tax' ? 'tax' : 'tokens'
  const heads = [
    t(by === 'method' ? 'reports.paymentsColumn' : 'reports.sales'),
    by === 'method' ? '' : t(`reports.${second}`),
    t('reports.total'),
    t('reports.givenBack'),
    t('reports.net'),
    t('reports.before'),
  ]
  return (
    <section
      aria-label={t('reports.rows')}
      className="flex min-h-0 flex-1 flex-col [&_[role=listbox]]:[scrollbar-gutter:stable]"
    >
      <div aria-hidden="true" className={classes(ALIGNED, 'h-9 text-xs font-medium text-muted')}>
        <span className={classes(GRID, 'text-xs!')}>
          <span>{t(`reportBy.${by}`)}</span>
          {heads.map((head, at) => (
            <span key={head === '' ? at : head} className="truncate text-end">
              {head}
            </span>
          ))}
        </span>
      </div>
      <VirtualList
        label={t('reports.rows')}
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        chosen={rows.findIndex(({ key }) => key === chosen)}
        onChoose={(at) => rows[at] && onChoose(rows[at])}
        onOpen={() => document.getElementById(BEHIND_ID)?.focus()}
        onRange={ignore}
      >
        {(at) => {
          const row = rows[at]
          return (
            row && <Cells name={words.name(by, row)} sums={row} before={row.before?.netMinor ?? null} {...{ by }} />
          )
        }}
      </VirtualList>
      <div className={classes(ALIGNED, 'h-11 font-semibold')}>
        <Cells name={t('reports.sum')} sums={totals} before={before.totals.netMinor} {...{ by }} />
      </div>
    </section>
  )
}

/** Where Enter leads: to what is behind the chosen row. */
export const BEHIND_ID = 'behind-the-row'
const ignore = () => {}

interface CellsProps {
  readonly name: string
  readonly sums: ReportSums
  readonly before: number | null
  readonly by: PeriodReport['by']
}

function Cells({ name, sums, before, by }: CellsProps) {
  const currency = useCurrency()
  const amount = (minor: number) => (minor === 0 ? '–' : grouped(formatPlain(minor, currency)))
  const second = by === 'tax' ? amount(sums.taxMinor - sums.refundTaxMinor) : count(sums.tokens)
  return (
    <span className={GRID}>
      <span className="truncate">{name}</span>
      <Cell>{count(sums.sales)}</Cell>
      <Cell>{by === 'method' ? '' : second}</Cell>
      <Cell>{amount(sums.totalMinor)}</Cell>
      <Cell>{amount(sums.refundMinor + sums.voidMinor)}</Cell>
      <Cell isStrong>{amount(sums.netMinor)}</Cell>
      <span className="flex flex-col items-end leading-tight">
        <Change now={sums.netMinor} before={before} />
        <span className="money text-xs text-muted">{before === null || before === 0 ? '' : amount(before)}</span>
      </span>
    </span>
  )
}

function Cell({ children, isStrong }: { children: string; isStrong?: boolean }) {
  return <span className={classes('money text-end', isStrong && 'font-semibold')}>{children}</span>
}

const count = (value: number): string => (value === 0 ? '–' : value.toLocaleString('en'))

/** `1234567.50` → `1,234,567.50`; the currency stands above the table. */
function grouped(plain: string): string {
  return plain.replace(/\d(?=(\d{3})+(\.|$))/g, '$&,')
}
