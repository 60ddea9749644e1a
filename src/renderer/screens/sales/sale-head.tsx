/** What was sold, when and by whom, and its money. */
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { Money } from '../../components/money.tsx'
import { useTimeOfDay } from '../../frame/counter-context.ts'
import { SaleMoney } from '../../tickets/sale-money.tsx'
import { RefundFacts } from './refund-facts.tsx'

export function SaleHead({ sale }: { sale: SaleView }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const amounts = [
    { label: t('sales.total'), minor: sale.totalMinor },
    { label: t('sales.tendered'), minor: sale.tenderedMinor },
    { label: t('sales.change'), minor: sale.changeMinor },
  ]
  return (
    <header className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="text-lg font-semibold">{t('sell.soldTitle', { number: sale.number })}</h2>
        <p className="truncate text-muted">{t('sell.soldWhat', { quantity: sale.quantity, plan: sale.planName })}</p>
      </div>
      <p className="text-sm text-muted">
        {timeOfDay(sale.at)} · {t('sales.by', { name: sale.cashierName })}
      </p>
      {(sale.note !== null || sale.phone !== null) && (
        <p className="text-sm break-words">{[sale.note, sale.phone].filter((part) => part !== null).join(' · ')}</p>
      )}
      <dl className="grid grid-cols-3 rounded-card bg-surface px-4 py-2">
        {amounts.map(({ label, minor }) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="font-semibold">
              <Money minor={minor} />
            </dd>
          </div>
        ))}
      </dl>
      <SaleMoney sale={sale} />
      {sale.refunds.map((refund) => (
        <RefundFacts key={refund.id} refund={refund} />
      ))}
    </header>
  )
}
