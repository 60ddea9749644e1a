/** Everybody who is online, thousands if need be: sorted by any column, moved through by key, drawn only where in sight. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ONLINE_COLUMNS, type OnlineOrder, type OnlineRow } from '../../../contract/online.ts'
import { classes } from '../../components/classes.ts'
import { stepThrough } from '../../components/step-through.ts'
import { OnlineCells } from './online-cells.tsx'
import { nextOrder } from './order.ts'
import { ROW, type useOnlineList } from './use-online-list.ts'
import { type RowWords, useRowWords } from './use-row-words.ts'

/** More than any screen shows at once. */
const SLOTS = 128

interface OnlineTableProps {
  readonly view: ReturnType<typeof useOnlineList>
  readonly found: number
  /** Touch and Enter: to the panel. Delete: asks there whether to disconnect. */
  readonly onOpen: (row: OnlineRow, place: number, asks: 'nothing' | 'disconnect') => void
  /** Names of routers to be told apart; null where there is nothing to tell. */
  readonly routerNames: ReadonlyMap<string, string> | null
  /** Routers whose rows are of an earlier time. */
  readonly stale: ReadonlySet<string>
  readonly now: number
  readonly listRef: RefObject<HTMLTableElement | null>
}

export function OnlineTable({ view, found, onOpen, routerNames, stale, now, listRef }: OnlineTableProps) {
  const { t } = useTranslation()
  const prefix = useId()
  const { chosen, rowAt, choose, goTo, order, setOrder } = view
  const { scroller, rangeOf } = view.virtual
  const { start, end } = rangeOf(found)
  const at = chosen?.place ?? -1
  const hear = (event: KeyboardEvent) => {
    const next = stepThrough(event.key, at, found)
    if (next !== undefined) goTo(next)
    else if (chosen && event.key === 'Enter') onOpen(chosen.row, at, 'nothing')
    else if (chosen && event.key === 'Delete') onOpen(chosen.row, at, 'disconnect')
    else return
    event.preventDefault()
  }
  const touch = (event: MouseEvent) => {
    const place = Number((event.target as Element).closest('tr')?.dataset.place)
    const row = rowAt(place)
    if (row) choose(row, place, true)
  }
  const words = useRowWords()
  const columns = routerNames ? WITH_ROUTER : WITHOUT_ROUTER
  return (
    <div ref={scroller} className={SCROLLER}>
      <table
        ref={listRef}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen in it by key
        role="grid"
        tabIndex={0}
        aria-label={t('online.list')}
        aria-rowcount={found + 1}
        aria-activedescendant={at >= start && at < end ? `${prefix}${at}` : undefined}
        onKeyDown={(event) => event.target === event.currentTarget && hear(event)}
        className="block focus-visible:outline-none"
      >
        <Head columns={columns} order={order} onOrder={setOrder} hasRouter={routerNames !== null} />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it hears the keys */}
        <tbody className="relative block" style={{ height: found * ROW }} onClick={touch}>
          {Array.from({ length: end - start }, (_, index) => start + index).map((place) => {
            const row = rowAt(place)
            return (
              row && (
                <Row
                  // Rows that leave the view lend theirs to those that come into it.
                  key={place % SLOTS}
                  id={`${prefix}${place}`}
                  place={place}
                  row={row}
                  columns={columns}
                  routerName={routerNames?.get(row.routerId) ?? null}
                  isChosen={place === at}
                  isStale={stale.has(row.routerId)}
                  now={now}
                  words={words}
                />
              )
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The list has the keyboard, and what scrolls it shows that. */
const SCROLLER =
  'min-h-0 flex-1 overflow-y-auto rounded-card border border-line bg-surface ' +
  'has-[>table:focus-visible]:outline-3 has-[>table:focus-visible]:outline-offset-2 has-[>table:focus-visible]:outline-accent'
const WITHOUT_ROUTER =
  'grid-cols-[minmax(130px,1.3fr)_minmax(140px,1.2fr)_minmax(92px,0.9fr)_minmax(96px,1fr)_minmax(84px,0.8fr)_minmax(100px,0.9fr)]'
const WITH_ROUTER =
  'grid-cols-[minmax(130px,1.3fr)_minmax(140px,1.2fr)_minmax(90px,0.9fr)_minmax(92px,0.9fr)_minmax(96px,1fr)_minmax(84px,0.8fr)_minmax(100px,0.9fr)]'
const CELLS = 'grid items-stretch gap-x-3 px-4'

interface HeadProps {
  readonly columns: string
  readonly order: OnlineOrder
  readonly onOrder: (order: OnlineOrder) => void
  readonly hasRouter: boolean
}

function Head({ columns, order, onOrder, hasRouter }: HeadProps) {
  const { t } = useTranslation()
  const names = ONLINE_COLUMNS.map((column) => (
    <ColumnName key={column} column={column} order={order} onOrder={onOrder} />
  ))
  const router = (
    <th key="router" scope="col" className="self-center text-start text-sm font-medium text-muted">
      {t('online.router')}
    </th>
  )
  return (
    <thead className="sticky top-0 z-1 block border-b border-line bg-surface">
      <tr aria-rowindex={1} className={classes(CELLS, columns)}>
        {hasRouter ? names.toSpliced(2, 0, router) : names}
      </tr>
    </thead>
  )
}

interface ColumnNameProps {
  readonly column: OnlineOrder['by']
  readonly order: OnlineOrder
  readonly onOrder: (order: OnlineOrder) => void
}

function ColumnName({ column, order, onOrder }: ColumnNameProps) {
  const { t } = useTranslation()
  const isHere = order.by === column
  const Arrow = order.descending ? ArrowDown : ArrowUp
  const direction = order.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={isHere ? direction : 'none'} className="min-w-0 text-start">
      <button
        type="button"
        title={t('online.sortBy', { column: t(`online.${column}`) })}
        onClick={() => onOrder(nextOrder(order, column))}
        className={classes(
          '-mx-2 flex min-h-11 max-w-full items-center gap-1 rounded-control px-2 text-sm transition-colors hover:bg-sunken',
          isHere ? 'font-semibold text-ink' : 'font-medium text-muted',
        )}
      >
        <span className="truncate">{t(`online.${column}`)}</span>
        {isHere && <Arrow size={14} aria-hidden="true" className="shrink-0" />}
      </button>
    </th>
  )
}

interface RowProps {
  readonly id: string
  /** From 0. */
  readonly place: number
  readonly row: OnlineRow
  readonly columns: string
  readonly routerName: string | null
  readonly isChosen: boolean
  readonly isStale: boolean
  readonly now: number
  readonly words: RowWords
}

/** Scrolling draws new rows and leaves those that stay in sight alone. */
const Row = memo(function Row({ id, place, row, columns, routerName, isChosen, isStale, now, words }: RowProps) {
  return (
    <tr
      id={id}
      aria-rowindex={place + 2}
      aria-selected={isChosen}
      data-place={place}
      style={{ transform: `translateY(${place * ROW}px)`, height: ROW }}
      className={classes(
        CELLS,
        columns,
        'absolute inset-x-0 top-0 cursor-pointer contain-strict border-b border-line',
        isChosen ? 'bg-accent-soft' : 'hover:bg-canvas',
        isStale && 'text-muted',
      )}
    >
      <OnlineCells row={row} now={now} routerName={routerName} words={words} />
    </tr>
  )
})
