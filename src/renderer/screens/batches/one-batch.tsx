/** One batch: what it is, how far it is, and the views of it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useBatch } from '../../bridge/batch-queries.ts'
import { Money } from '../../components/money.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { CodesTab } from './codes-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { PrintTab } from './print-tab.tsx'
import { SellerTab } from './seller-tab.tsx'

const TABS = ['overview', 'codes', 'print', 'seller'] as const

interface OneBatchProps {
  readonly known: BatchView
  readonly onOpenSale: (sale: SaleView) => void
}

export function OneBatch({ known, onOpenSale }: OneBatchProps) {
  const { t } = useTranslation()
  const { data: batch = known } = useBatch(known.id, known)
  const [tab, setTab] = useState<(typeof TABS)[number]>('overview')
  return (
    <>
      <header className="flex items-baseline gap-3 px-6 pt-4 pb-1">
        <h2 className="text-lg font-semibold whitespace-nowrap">{t('batches.name', { number: batch.number })}</h2>
        <StateChip tone={batch.state === 'made' ? 'good' : batch.state === 'making' ? 'wait' : 'ask'}>
          {t(`batchState.${batch.state}`)}
        </StateChip>
        <span className="truncate text-sm text-muted">
          {t('batches.of', { number: batch.quantity.toLocaleString('en'), plan: batch.planName })} ·{' '}
          <Money minor={batch.priceMinor} />
        </span>
      </header>
      <Tabs
        label={t('batches.views')}
        tabs={TABS.map((name) => ({ name, label: t(`batches.tab.${name}`) }))}
        open={tab}
        onOpen={setTab}
      >
        {tab === 'overview' && <OverviewTab batch={batch} />}
        {tab === 'codes' && <CodesTab batch={batch} />}
        {tab === 'print' && <PrintTab batch={batch} />}
        {tab === 'seller' && <SellerTab batch={batch} onOpenSale={onOpenSale} />}
      </Tabs>
    </>
  )
}
