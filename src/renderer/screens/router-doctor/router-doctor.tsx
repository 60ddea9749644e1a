/** The router doctor: how one router is, what is wrong and what to do, and a test that codes really end. */
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CHECK_GROUPS, type CheckGroup, groupOf } from '../../../core/router-checks.ts'
import { useMe } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { CanaryCard } from './canary-card.tsx'
import { CheckGroupCard } from './check-group.tsx'
import { Headline } from './headline.tsx'
import { useDoctor } from './use-doctor.ts'

/** Where there is room for two columns, so many groups stand in the first. */
const FIRST = 3

export function RouterDoctor({ routerId }: { routerId: string }) {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const { examination, isExamining, doing, error, examine } = useDoctor(routerId)
  const mayFix = me?.permissions.includes('equipment.edit') ?? false
  const findingsOf = (group: CheckGroup) =>
    (examination?.findings ?? []).filter(({ check }) => groupOf(check) === group)
  const card = (group: CheckGroup) => (
    <CheckGroupCard key={group} routerId={routerId} group={group} findings={findingsOf(group)} mayFix={mayFix} />
  )
  return (
    <div className="@container flex flex-col gap-4 overflow-y-auto p-6">
      <div className="flex flex-wrap items-center gap-4">
        <p className="min-w-0 flex-1 basis-64 text-muted">{t('doctor.lead')}</p>
        <Button
          icon={<RefreshCw size={18} aria-hidden="true" />}
          aria-busy={isExamining}
          onClick={() => !isExamining && examine()}
        >
          {t(isExamining ? 'doctor.examining' : 'doctor.examineAgain')}
        </Button>
      </div>
      {isExamining && <p role="status">{t(`doctorDoing.${doing?.doing === 'asking' ? 'asking' : 'connecting'}`)}</p>}
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: examine }} />
      {examination && <Headline examination={examination} />}
      {examination && (
        <div className="grid items-start gap-4 @4xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">{CHECK_GROUPS.slice(0, FIRST).map(card)}</div>
          <div className="flex min-w-0 flex-col gap-4">
            {CHECK_GROUPS.slice(FIRST).map(card)}
            {mayFix && examination.router && <CanaryCard routerId={routerId} />}
          </div>
        </div>
      )}
    </div>
  )
}
