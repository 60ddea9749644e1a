/** How the daily summary went: what was written last, and what keeps the next one from being written. */
import { useTranslation } from 'react-i18next'
import { type SummaryView, useSummaryCommands } from '../../bridge/summary-queries.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'

/** Nothing where it is off. */
export function SummaryStanding({ view: { settings, state } }: { view: SummaryView }) {
  const { t } = useTranslation()
  const moment = useMoment()
  if (!settings.isOn) return null
  const { problem, lastAt, lastFiles, lastDay, leftAlone } = state
  return (
    <div className="flex flex-col gap-2">
      {problem && <NotWritten problem={problem} />}
      {lastAt !== null && (
        <p className="text-sm">{t('dailySummary.written', { time: moment(lastAt), files: lastFiles.join(', ') })}</p>
      )}
      {leftAlone !== null && <p className="text-sm text-wait">{t('dailySummary.leftAlone', { file: leftAlone })}</p>}
      {!problem && lastDay !== null && (
        <p className="text-sm text-muted">{t('dailySummary.upToDate', { day: lastDay })}</p>
      )}
    </div>
  )
}

function NotWritten({ problem }: { problem: NonNullable<SummaryView['state']['problem']> }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { tryNow } = useSummaryCommands(() => undefined)
  return (
    <Notice
      title={
        problem.day === null ? t('dailySummary.folderTitle') : t('dailySummary.problemTitle', { day: problem.day })
      }
    >
      <p>{t(`summaryProblem.${problem.code}`)}</p>
      <p className="text-muted">{t('dailySummary.problemSince', { time: moment(problem.since) })}</p>
      <Button className="mt-2" disabled={tryNow.isPending} onClick={() => tryNow.mutate()}>
        {t(tryNow.isPending ? 'dailySummary.trying' : 'dailySummary.tryNow')}
      </Button>
      <CallProblem error={tryNow.error} />
    </Notice>
  )
}
