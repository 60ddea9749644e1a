/** Where somebody worked on a router by hand: what was sold beside what is there, and what is to be done about it. */
import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DriftKind, type RouterEntry } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useDrift } from '../../bridge/router-queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { CheckNow } from './check-now.tsx'
import { DriftGroup } from './drift-group.tsx'

interface DifferencesTabProps {
  /** Null: all in use. */
  readonly router: RouterEntry | null
  readonly onOpenSale: (sale: SaleView) => void
}

export function DifferencesTab({ router, onOpenSale }: DifferencesTabProps) {
  const { t } = useTranslation()
  const routerId = router?.id ?? null
  const { data, error, isPending, refetch } = useDrift(routerId, 'missing', 1)
  const kinds = DriftKind.options.filter((kind) => (data?.counts[kind] ?? 0) > 0)
  if (isPending) return <p className="p-6 text-muted">{t('drift.loading')}</p>
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-6">
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {kinds.length > 0 && router && (
        <div className="flex items-center justify-between gap-4">
          <p className="text-muted">
            <LastChecked router={router} />
          </p>
          {router.retiredAt === null && <CheckNow routerId={router.id} />}
        </div>
      )}
      {kinds.map((kind) => (
        <DriftGroup
          key={kind}
          kind={kind}
          routerId={routerId}
          count={data?.counts[kind] ?? 0}
          onOpenSale={onOpenSale}
        />
      ))}
      {data && kinds.length === 0 && <NoDifference router={router} />}
    </div>
  )
}

function NoDifference({ router }: { router: RouterEntry | null }) {
  const { t } = useTranslation()
  const lastChecked = useLastChecked()
  const text = router ? `${t('drift.noneText')} ${lastChecked(router)}` : t('drift.noneEverywhere')
  return (
    <EmptyState
      icon={CircleCheck}
      title={t('drift.noneTitle')}
      action={router?.retiredAt === null && <CheckNow routerId={router.id} />}
    >
      {text}
    </EmptyState>
  )
}

function LastChecked({ router }: { router: RouterEntry }) {
  return useLastChecked()(router)
}

function useLastChecked(): (router: RouterEntry) => string {
  const { t } = useTranslation()
  const moment = useMoment()
  return ({ checkedAt }) =>
    checkedAt === null ? t('drift.notChecked') : t('drift.checked', { when: moment(checkedAt) })
}
