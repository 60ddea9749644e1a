/** One code of the queue on one line: which, what is to be done, why it is not done yet, since when. */
import { useTranslation } from 'react-i18next'
import type { QueueRow as Row } from '../../../contract/router.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { useSay } from '../../text/say.ts'

const COLUMNS = 'grid grid-cols-[9rem_12.5rem_minmax(0,1fr)_8rem] items-center gap-3 px-4'

export function QueueHeadings() {
  const { t } = useTranslation()
  return (
    <div aria-hidden="true" className={`${COLUMNS} h-8 shrink-0 text-sm text-muted`}>
      <span>{t('queue.code')}</span>
      <span>{t('queue.state')}</span>
      <span>{t('queue.reason')}</span>
      <span className="text-end">{t('queue.since')}</span>
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
    <div className={`${COLUMNS} h-full`}>
      <span className="flex min-w-0 flex-col leading-snug">
        <span className="code truncate font-semibold">{row.codeGroups.join(' ')}</span>
        <span className="truncate text-sm text-muted">{row.planName}</span>
      </span>
      <span>
        <StateChip tone={row.state === 'refused' ? 'bad' : 'wait'}>
          {t(`queueState.${row.state}.${row.wanted}`)}
        </StateChip>
      </span>
      <span className="line-clamp-2 text-sm leading-snug text-muted">{reason(row)}</span>
      <span className="flex min-w-0 flex-col text-end leading-snug">
        <span className="money truncate">{moment(row.since)}</span>
        {withRouter && <span className="truncate text-sm text-muted">{row.routerName}</span>}
      </span>
    </div>
  )
}

/** Why it is not where it should be, in the cashier's words. */
export function useReason(): (row: Row) => string {
  const { t } = useTranslation()
  const say = useSay()
  return ({ problem }) => (problem === null ? t('queue.noReason') : say.grantProblem(problem))
}
