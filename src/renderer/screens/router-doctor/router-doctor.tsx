/** The router doctor: how one router is, what is wrong and what to do, and a test that codes really end. */
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CHECK_GROUPS, groupOf } from '../../../core/router-checks.ts'
import { useMe } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { CanaryCard } from './canary-card.tsx'
import { CheckGroupCard } from './check-group.tsx'
import { Headline } from './headline.tsx'
import { useDoctor } from './use-doctor.ts'

export function RouterDoctor({ routerId }: { routerId: string }) {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const { examination, isExamining, doing, error, examine } = useDoctor(routerId)
  const mayFix = me?.permissions.includes('equipment.edit') ?? false
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
          {CHECK_GROUPS.map((group) => (
            <CheckGroupCard
              key={group}
              routerId={routerId}
              group={group}
              findings={examination.findings.filter(({ check }) => groupOf(check) === group)}
              mayFix={mayFix}
            />
          ))}
          {mayFix && examination.router && <CanaryCard routerId={routerId} />}
        </div>
      )}
    </div>
  )
}
