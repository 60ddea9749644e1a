/** One code of the queue on one line: which, what is to be done, why it is not done yet, since when. */
import { useTranslation } from 'react-i18next'
import type { QueueRow as Row } from '../../../contract/router.ts'
import { classes } from '../../components/classes.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { useSay } from '../../text/say.ts'

const COLUMNS = 'grid h-full items-center gap-3 px-4'
const ONE = 'grid-cols-[8rem_6rem_12.5rem_minmax(0,1fr)_6rem]'
const SEVERAL = 'grid-cols-[8rem_6rem_7rem_12.5rem_minmax(0,1fr)_6rem]'

const columnsFor = (withRouter: boolean) => classes(COLUMNS, withRouter ? SEVERAL : ONE)

export function QueueHeadings({ withRouter }: { withRouter: boolean }) {
  const { t } = useTranslation()
  const names = ['code', 'plan', ...(withRouter ? ['router' as const] : []), 'state', 'reason', 'since'] as const
  return (
    <div aria-hidden="true" className={classes(columnsFor(withRouter), 'h-8 shrink-0 text-sm text-muted')}>
      {names.map((name) => (
        <span key={name} className={classes(name === 'since' && 'text-end')}>
          {t(`queue.${name}`)}
        </span>
      ))}
    </div>
  )
}

/** A row that has not come yet says so. */
export function QueueRow({ row, withRouter }: { row: Row | undefined; withRouter: boolean }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const reason = useReason()
  if (!row) return <p className="flex h-full items-center px-4 text-muted">{t('queue.coming')}</p>
  return (
    <div className={columnsFor(withRouter)}>
      <span className="code truncate font-semibold">{row.codeGroups.join(' ')}</span>
      <span className="truncate">{row.planName}</span>
      {withRouter && <span className="truncate">{row.routerName}</span>}
      <span>
        <StateChip tone={row.state === 'refused' ? 'bad' : 'wait'}>
          {t(`queueState.${row.state}.${row.wanted}`)}
        </StateChip>
      </span>
      <span className="truncate text-muted">{reason(row)}</span>
      <span className="money truncate text-end text-muted">{moment(row.since)}</span>
    </div>
  )
}

/** Why it is not where it should be, in the cashier's words. */
export function useReason(): (row: Row) => string {
  const { t } = useTranslation()
  const say = useSay()
  return ({ problem }) => (problem === null ? t('queue.noReason') : say.grantProblem(problem))
}
