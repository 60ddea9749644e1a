/** All packages: those on sale in the order of their tiles, which can be changed, and the retired ones below. */
import { useTranslation } from 'react-i18next'
import type { PlanRecord } from '../../../contract/plan.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PackageRow } from './package-row.tsx'
import { usePackageCommand } from './use-package-command.ts'

interface PackagesListProps {
  readonly plans: readonly PlanRecord[]
  readonly openId: string | null
  readonly mayEdit: boolean
  readonly onOpen: (id: string) => void
}

export function PackagesList({ plans, openId, mayEdit, onOpen }: PackagesListProps) {
  const { t } = useTranslation()
  const onSale = plans.filter(({ active }) => active)
  const retired = plans.filter(({ active }) => !active)
  const order = useOrder(onSale)
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <CallProblem error={order.error} />
      <ul
        aria-label={t('packages.list')}
        className="rounded-card border border-line bg-surface shadow-card empty:hidden"
      >
        {onSale.map((plan, index) => (
          <PackageRow
            key={plan.id}
            plan={plan}
            at={index + 1}
            isOpen={plan.id === openId}
            onOpen={() => onOpen(plan.id)}
            onMove={mayEdit && onSale.length > 1 ? (by) => order.move(index, by) : undefined}
            isFirst={index === 0}
            isLast={index === onSale.length - 1}
          />
        ))}
      </ul>
      {mayEdit && onSale.length > 1 && <p className="text-sm text-muted">{t('packages.orderHint')}</p>}
      {retired.length > 0 && (
        <>
          <h2 className="text-sm font-semibold text-muted">{t('packages.retiredTitle')}</h2>
          <ul aria-label={t('packages.retiredList')} className="rounded-card border border-line bg-surface">
            {retired.map((plan) => (
              <PackageRow key={plan.id} plan={plan} isOpen={plan.id === openId} onOpen={() => onOpen(plan.id)} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function useOrder(onSale: readonly PlanRecord[]) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { run, isBusy, error } = usePackageCommand({
    send: ({ planIds }: { planIds: string[]; name: string; place: number }) => teller.plan.reorder({ planIds }),
    told: ({ name, place }) => t('packages.moved', { name, place }),
  })
  return {
    error,
    move: (from: number, by: 1 | -1) => {
      const moved = onSale[from]
      const to = from + by
      if (!moved || isBusy || to < 0 || to >= onSale.length) return
      const planIds = onSale
        .map(({ id }) => id)
        .toSpliced(from, 1)
        .toSpliced(to, 0, moved.id)
      run({ planIds, name: moved.name, place: to + 1 })
    },
  }
}
