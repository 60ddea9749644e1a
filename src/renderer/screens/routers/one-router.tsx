/** One router: its name and state, whether it is the one it was, and the views of it. */
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import type { Me } from '../../../contract/session.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { RouterDoctor } from '../router-doctor/router-doctor.tsx'
import { DifferencesTab } from './differences-tab.tsx'
import { OtherDevice } from './other-device.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { routerMoodIn } from './router-mood.ts'
import { ROUTER_TABS, type RouterTab } from './router-tabs.ts'
import { SettingsTab } from './settings-tab.tsx'
import { TabMark } from './tab-mark.tsx'
import { WaitingTab } from './waiting-tab.tsx'

interface OneRouterProps {
  readonly router: RouterEntry
  readonly me: Me
  readonly tab: RouterTab
  readonly onTab: (tab: RouterTab) => void
  readonly onOpenSale: (sale: SaleView) => void
}

export function OneRouter({ router, me, tab, onTab, onOpenSale }: OneRouterProps) {
  const { t } = useTranslation()
  const { waiting, refused, differences } = router
  const mayEdit = me.permissions.includes('equipment.edit')
  const marks: Partial<Record<RouterTab, React.ReactNode>> = {
    waiting: <TabMark count={waiting + refused} tone={refused > 0 ? 'bad' : 'wait'} />,
    differences: <TabMark count={differences} tone="ask" />,
  }
  return (
    <>
      <Head router={router} />
      {router.problem === 'other_device' && (
        <OtherDevice router={router} onCheckAddress={mayEdit ? () => onTab('settings') : undefined} />
      )}
      <Tabs
        label={t('routers.views')}
        tabs={ROUTER_TABS.map((name) => ({ name, label: t(`routers.tab.${name}`), mark: marks[name] }))}
        open={tab}
        onOpen={onTab}
      >
        {tab === 'overview' && <OverviewTab router={router} />}
        {tab === 'doctor' && <RouterDoctor routerId={router.id} />}
        {tab === 'waiting' && <WaitingTab routerId={router.id} onOpenSale={onOpenSale} />}
        {tab === 'differences' && <DifferencesTab router={router} onOpenSale={onOpenSale} />}
        {tab === 'settings' && <SettingsTab router={router} mayEdit={mayEdit} />}
      </Tabs>
    </>
  )
}

function Head({ router }: { router: RouterEntry }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { tone, words } = routerMoodIn(router, t)
  const { board, version } = router.facts ?? {}
  const device = [board, version && `RouterOS ${version}`].filter(Boolean).join(' · ')
  return (
    <header className="flex items-baseline gap-3 px-6 pt-4 pb-1">
      <h2 className="truncate text-lg font-semibold">{router.name}</h2>
      {tone === 'idle' ? (
        <span className="text-muted">{t('routers.retired', { when: moment(router.retiredAt ?? 0) })}</span>
      ) : (
        <StateChip tone={tone}>{words}</StateChip>
      )}
      <span className="truncate text-sm text-muted">{device}</span>
    </header>
  )
}
