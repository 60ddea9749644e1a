/** Who is on the hotspot now, the devices that are kept off it, and how the routers do. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineRow } from '../../../contract/online.ts'
import type { Me } from '../../../contract/session.ts'
import { classes } from '../../components/classes.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { BlockedList } from './blocked-list.tsx'
import { DEVICE_ID } from './device-id.ts'
import { DevicePanel } from './device-panel.tsx'
import { OnlineView } from './online-view.tsx'
import { idOf } from './order.ts'
import { RouterLoad } from './router-load.tsx'
import { Tabs, tabId, tabPanelId } from './tabs.tsx'
import { useOnlineList } from './use-online-list.ts'

type Tab = 'devices' | 'blocked' | 'load'

export function OnlineScreen({ me }: { me: Me }) {
  const { t } = useTranslation()
  const [tab, setTab] = useState<Tab>('devices')
  const view = useOnlineList()
  const list = useRef<HTMLTableElement>(null)
  const mayControl = me.permissions.includes('online.control')
  const load = me.permissions.includes('equipment.read') ? [{ value: 'load' as const, label: t('online.load') }] : []
  const { routers } = view.online.data ?? {}
  const open = (row: OnlineRow, place: number, asks: 'nothing' | 'disconnect') => {
    view.choose(row, place, true, mayControl ? asks : 'nothing')
    // The panel may only just be there; a question in it takes the keyboard itself.
    if (asks === 'nothing') requestAnimationFrame(() => document.getElementById(DEVICE_ID)?.focus())
  }
  return (
    <div id={tabPanelId(tab)} role="tabpanel" aria-labelledby={tabId(tab)} className="flex min-h-0 flex-1">
      <section
        className={classes('flex min-w-0 flex-1 flex-col gap-4 px-6 py-4', tab !== 'devices' && 'overflow-y-auto')}
      >
        <div className="flex flex-wrap items-center justify-between gap-4">
          <PageHeading>{t('online.title')}</PageHeading>
          <Tabs<Tab>
            label={t('online.view')}
            tabs={[
              { value: 'devices', label: t('online.devices') },
              { value: 'blocked', label: t('online.blocked') },
              ...load,
            ]}
            chosen={tab}
            onChoose={setTab}
          />
        </div>
        {tab === 'devices' && <OnlineView view={view} list={list} onOpen={open} />}
        {tab === 'blocked' && <BlockedList routers={routers ?? []} mayControl={mayControl} />}
        {tab === 'load' && routers && <RouterLoad routers={routers} />}
      </section>
      {tab === 'devices' && view.chosen?.isOpen && (
        <aside className="flex w-[408px] shrink-0 flex-col overflow-y-auto border-s border-line bg-sunken p-4 2xl:w-[480px] 2xl:p-6">
          <DevicePanel
            key={`${idOf(view.chosen.row)} ${view.chosen.asks}`}
            row={view.chosen.row}
            isPresent={view.isPresent}
            asks={view.chosen.asks}
            routerName={routers?.find(({ id }) => id === view.chosen?.row.routerId)?.name ?? ''}
            now={view.now}
            mayControl={mayControl}
            onLeave={() => {
              view.close()
              list.current?.focus()
            }}
          />
        </aside>
      )}
    </div>
  )
}
