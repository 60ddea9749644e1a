/** One customer: what they owe, the statement line by line, and taking money for it. */
import { HandCoins, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { useStatement } from '../../bridge/money-queries.ts'
import { Button } from '../../components/button.tsx'
import { Money, useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { CustomerEditor } from './customer-editor.tsx'
import { SettleForm } from './settle-form.tsx'
import { Statement } from './statement.tsx'

/** How many lines come at once. */
const PAGE = 50

interface CustomerPanelProps {
  readonly id: string
  readonly onOpenSale: (sale: SaleView) => void
  readonly onClose: () => void
}

export function CustomerPanel({ id, onOpenSale, onClose }: CustomerPanelProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const [limit, setLimit] = useState(PAGE)
  const [doing, setDoing] = useState<'settle' | 'edit' | null>(null)
  const { data, error, refetch } = useStatement(id, limit)
  const done = () => setDoing(null)
  if (!data) return <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
  const { customer, entries, count } = data
  if (doing === 'edit') return <CustomerEditor view={customer} onSaved={done} onClose={done} />
  const left = formatMoney(Math.max(0, customer.limitMinor - customer.owedMinor), currency)
  return (
    <section aria-label={customer.name} className="flex flex-col gap-4">
      <header className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold break-words">{customer.name}</h2>
          <p className="text-sm text-muted">{[customer.phone, customer.note].filter(Boolean).join(' · ')}</p>
        </div>
        <Button weight="quiet" aria-label={t('accounts.close')} onClick={onClose} className="px-3">
          <X size={18} aria-hidden="true" />
        </Button>
      </header>
      <div className="rounded-card bg-sunken p-4">
        <p className="flex items-baseline justify-between">
          <span className="font-medium">{t('accounts.owes')}</span>
          <Money minor={customer.owedMinor} className="text-4xl font-bold" />
        </p>
        <p className="money text-end text-sm text-muted">
          {t('accounts.left', { amount: left, limit: formatMoney(customer.limitMinor, currency) })}
        </p>
      </div>
      {doing === 'settle' ? (
        <SettleForm customer={customer} onClose={done} />
      ) : (
        <div className="flex gap-2">
          <Button
            weight="primary"
            disabled={customer.owedMinor <= 0}
            icon={<HandCoins size={18} aria-hidden="true" />}
            onClick={() => setDoing('settle')}
            className="flex-1"
          >
            {t('accounts.settle')}
          </Button>
          <Button icon={<Pencil size={16} aria-hidden="true" />} onClick={() => setDoing('edit')}>
            {t('accounts.edit')}
          </Button>
        </div>
      )}
      <Statement entries={entries} onOpenSale={onOpenSale} />
      {entries.length < count && <Button onClick={() => setLimit(limit + PAGE)}>{t('accounts.more')}</Button>}
    </section>
  )
}
