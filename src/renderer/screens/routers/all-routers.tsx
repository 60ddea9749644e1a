/** All routers together: how each does at a glance, what waits at any, and what differs on any. */
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { Tabs } from '../../components/tabs.tsx'
import { totalsOf } from '../../frame/status-lines.ts'
import { AllOverview } from './all-overview.tsx'
import { DifferencesTab } from './differences-tab.tsx'
import type { RouterTab } from './router-tabs.ts'
import { TabMark } from './tab-mark.tsx'
import { WaitingTab } from './waiting-tab.tsx'

const VIEWS = ['overview', 'waiting', 'differences'] as const
type View = (typeof VIEWS)[number]

interface AllRoutersProps {
  readonly routers: readonly RouterEntry[]
  readonly tab: RouterTab
  readonly onTab: (tab: RouterTab) => void
  readonly onChoose: (id: string) => void
  readonly onOpenSale: (sale: SaleView) => void
}

export function AllRouters({ routers, tab, onTab, onChoose, onOpenSale }: AllRoutersProps) {
  const { t } = useTranslation()
  const inUse = routers.filter(({ retiredAt }) => retiredAt === null)
  const { waiting, refused, differences } = totalsOf(inUse)
  const open: View = VIEWS.find((view) => view === tab) ?? 'overview'
  const marks = {
    overview: undefined,
    waiting: <TabMark count={waiting + refused} tone={refused > 0 ? 'bad' : 'wait'} />,
    differences: <TabMark count={differences} tone="ask" />,
  }
  return (
    <>
      <header className="px-6 pt-4 pb-1">
        <h2 className="text-lg font-semibold">{t('routers.all')}</h2>
      </header>
      <Tabs
        label={t('routers.views')}
        tabs={VIEWS.map((name) => ({ name, label: t(`routers.tab.${name}`), mark: marks[name] }))}
        open={open}
        onOpen={onTab}
      >
        {open === 'overview' && <AllOverview routers={inUse} onChoose={onChoose} />}
        {open === 'waiting' && <WaitingTab routerId={null} onOpenSale={onOpenSale} />}
        {open === 'differences' && <DifferencesTab router={null} onOpenSale={onOpenSale} />}
      </Tabs>
    </>
  )
}
