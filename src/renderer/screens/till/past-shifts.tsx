/** The shifts before: each with its cashier, its Z report and its difference; one of them open beside the list. */
import { History } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftLine } from '../../../contract/till.ts'
import { useShifts } from '../../bridge/till-queries.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { stepThrough } from '../../components/step-through.ts'
import { useMoment, useSpan } from '../../frame/use-moment.ts'
import { DifferenceChip } from './drawer-checks.tsx'
import { ShiftDetail } from './shift-detail.tsx'

export function PastShifts() {
  const { t } = useTranslation()
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useShifts()
  const [openId, setOpenId] = useState<string | null>(null)
  const listed = data?.pages.flatMap(({ shifts }) => shifts) ?? []
  return (
    <div className="flex min-h-0 flex-1">
      <section className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-6">
        <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
        {isPending && <p className="text-muted">{t('shifts.loading')}</p>}
        {data && listed.length === 0 && (
          <EmptyState icon={History} title={t('shifts.emptyTitle')}>
            {t('shifts.emptyText')}
          </EmptyState>
        )}
        {listed.length > 0 && <ShiftList shifts={listed} openId={openId} onOpen={setOpenId} />}
        {hasNextPage && (
          <Button className="self-center" onClick={() => void fetchNextPage()}>
            {t(isFetchingNextPage ? 'shifts.loading' : 'shifts.more')}
          </Button>
        )}
      </section>
      <aside className="flex w-[408px] shrink-0 flex-col overflow-y-auto border-s border-line bg-sunken p-4 2xl:w-[480px] 2xl:p-6">
        {openId ? (
          <ShiftDetail key={openId} id={openId} />
        ) : (
          <p className="m-auto max-w-64 text-center text-muted">{t('shifts.choose')}</p>
        )}
      </aside>
    </div>
  )
}

interface ShiftListProps {
  readonly shifts: readonly ShiftLine[]
  readonly openId: string | null
  readonly onOpen: (id: string) => void
}

function ShiftList({ shifts, openId, onOpen }: ShiftListProps) {
  const { t } = useTranslation()
  const hear = (event: KeyboardEvent<HTMLElement>) => {
    const at = shifts.findIndex(({ id }) => id === openId)
    const next = shifts[stepThrough(event.key, at, shifts.length) ?? -1]
    if (!next) return
    event.preventDefault()
    onOpen(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-shift="${next.id}"]`)?.focus()
  }
  return (
    <ul
      aria-label={t('shifts.list')}
      onKeyDown={hear}
      className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface"
    >
      {shifts.map((shift) => (
        <li key={shift.id}>
          <ShiftButton shift={shift} isOpen={shift.id === openId} onOpen={() => onOpen(shift.id)} />
        </li>
      ))}
    </ul>
  )
}

interface ShiftButtonProps {
  readonly shift: ShiftLine
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function ShiftButton({ shift, isOpen, onOpen }: ShiftButtonProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const span = useSpan()
  const { id, number, personName, openedAt, closedAt, zNumber, check } = shift
  return (
    <button
      type="button"
      data-shift={id}
      aria-pressed={isOpen}
      onClick={onOpen}
      className={classes(
        'grid min-h-14 w-full grid-cols-[3rem_1fr_12rem_4rem_9rem] items-center gap-3 px-4 text-start -outline-offset-3',
        isOpen ? 'bg-accent-soft' : 'hover:bg-canvas',
      )}
    >
      <span className="money text-lg font-semibold">{number}</span>
      <span className="truncate">{personName}</span>
      <span className="text-sm text-muted">{closedAt === null ? moment(openedAt) : span(openedAt, closedAt)}</span>
      <span className="money text-sm text-muted">
        {zNumber === null ? '' : t('shifts.zNumber', { number: zNumber })}
      </span>
      <span className="flex flex-wrap justify-end gap-1">
        {check === null && <StateChip tone={shift.isForgotten ? 'bad' : 'wait'}>{t('shifts.open')}</StateChip>}
        {check?.map(({ currency, differenceMinor }) => (
          <DifferenceChip key={currency} currency={currency} differenceMinor={differenceMinor} />
        ))}
      </span>
    </button>
  )
}
