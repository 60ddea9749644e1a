/** All packages as tiles, each with its function key. */
import { PackageOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PlanTile as Plan } from '../../../contract/sales.ts'
import { useReadyStock } from '../../bridge/code-queries.ts'
import { usePlans, useStatus } from '../../bridge/queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlanTile } from './plan-tile.tsx'

interface PlanTilesProps {
  readonly chosenId: string | null
  readonly onChoose: (plan: Plan) => void
}

export function PlanTiles({ chosenId, onChoose }: PlanTilesProps) {
  const { t } = useTranslation()
  const plans = usePlans()
  const readyOf = useReadyWithout()
  if (plans.isPending) return <p className="text-muted">{t('sell.loadingPackages')}</p>
  if (plans.isError) {
    return <CallProblem error={plans.error} retry={{ label: t('app.tryAgain'), run: () => void plans.refetch() }} />
  }
  if (plans.data.length === 0) {
    return (
      <EmptyState icon={PackageOpen} title={t('sell.noPackages')}>
        {t('sell.noPackagesText')}
      </EmptyState>
    )
  }
  return (
    <section aria-labelledby="packages" className="flex flex-col gap-2">
      <h2 id="packages" className="text-sm font-semibold text-muted">
        {t('sell.packages')}
      </h2>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(224px,1fr))] gap-3">
        {plans.data.map((plan, index) => (
          <PlanTile
            key={plan.id}
            plan={plan}
            at={index + 1}
            isChosen={plan.id === chosenId}
            readyWithout={readyOf(plan.id)}
            onChoose={() => onChoose(plan)}
          />
        ))}
      </div>
    </section>
  )
}

/** How many codes of a package can be sold although a router is away; 0 while all of them answer. */
function useReadyWithout(): (planId: string) => number {
  const { data: status } = useStatus()
  const { data: ready } = useReadyStock()
  const isAway = status?.routers.some(({ state }) => state !== 'online') ?? false
  return (planId) => (isAway ? (ready?.find((each) => each.planId === planId)?.ready ?? 0) : 0)
}
