/** What will be made, in one line: how many, how long, worth what, and one of them as it will look. */
import { useTranslation } from 'react-i18next'
import type { PlanTile } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { useCurrency } from '../../components/money.tsx'
import { readWhole } from '../../forms/check.ts'
import { type BatchDraft, previewOf } from './batch-draft.ts'

interface BatchSummaryProps {
  readonly draft: BatchDraft
  readonly plan: Pick<PlanTile, 'priceMinor'>
  readonly codeMark: string
}

export function BatchSummary({ draft, plan, codeMark }: BatchSummaryProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const count = readWhole(draft.quantity)
  const { groups, characters } = previewOf(draft, codeMark)
  if (Number.isNaN(count)) return null
  const worth = formatMoney(count * plan.priceMinor, currency)
  return (
    <output className="flex flex-wrap items-baseline gap-x-2 gap-y-1 rounded-card bg-sunken p-4">
      <span className="font-semibold">
        {t('newBatch.summary', { count, number: count.toLocaleString('en'), characters, worth })}
      </span>
      <span className="text-muted">{t('newBatch.example')}</span>
      <span className="code text-lg font-semibold">{groups.join(' ')}</span>
    </output>
  )
}
