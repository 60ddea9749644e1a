/** How money is taken here: a page of the settings. */
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import { useMoneySettings } from '../../bridge/money-queries.ts'
import { Button } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { MoneyRulesForm } from './money-rules-form.tsx'
import { RatesCard } from './rates-card.tsx'
import { TaxCard } from './tax-card.tsx'

export function MoneyPage({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useMoneySettings()
  const mayRule = me.permissions.includes('tax.edit')
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-6">
      <div className="flex items-center justify-between gap-4">
        <PageHeading>{t('money.title')}</PageHeading>
        <Button icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={onClose}>
          {t('money.back')}
        </Button>
      </div>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {isPending && <p className="text-muted">{t('money.loading')}</p>}
      {data && (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <div className="flex flex-col gap-6">
            <RatesCard settings={data} />
            <TaxCard mayEdit={mayRule} />
          </div>
          {mayRule ? <MoneyRulesForm saved={data} /> : <p className="text-muted">{t('money.ownerOnly')}</p>}
        </div>
      )}
    </div>
  )
}
