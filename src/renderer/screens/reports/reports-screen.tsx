/** What was taken: today as it stands, and any period. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { ReportTab } from './report-tab.tsx'
import { TodayTab } from './today-tab.tsx'

const VIEWS = ['today', 'report'] as const

export function ReportsScreen({ onOpenSale }: { onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<(typeof VIEWS)[number]>('today')
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="px-6 pt-4 short:sr-only">
        <PageHeading>{t('reports.title')}</PageHeading>
      </header>
      <Tabs
        label={t('reports.views')}
        tabs={VIEWS.map((name) => ({ name, label: t(`reports.${name}`) }))}
        open={open}
        onOpen={setOpen}
      >
        {open === 'today' && <TodayTab onOpenSale={onOpenSale} />}
        {open === 'report' && <ReportTab onOpenSale={onOpenSale} />}
      </Tabs>
    </div>
  )
}
