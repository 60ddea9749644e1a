/** Who is on the hotspot now, and the devices that are kept off it. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineRow } from '../../../contract/online.ts'
import type { Me } from '../../../contract/session.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { OutageView } from '../outage/outage-view.tsx'
import { BlockedList } from './blocked-list.tsx'
import { DEVICE_ID } from './device-id.ts'
import { DevicePanel } from './device-panel.tsx'
import { OnlineView } from './online-view.tsx'
import { idOf } from './order.ts'
import { useOnlineList } from './use-online-list.ts'

type View = 'devices' | 'blocked' | 'outage'

export function OnlineScreen({ me }: { me: Me }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<View>('devices')
  const view = useOnlineList()
  const list = useRef<HTMLTableElement>(null)
  const mayControl = me.permissions.includes('online.control')
  const mayCompensate = me.permissions.includes('token.compensate')
  const { routers = [] } = view.online.data ?? {}
  const show = (row: OnlineRow, place: number, asks: 'nothing' | 'disconnect') => {
    view.choose(row, place, true, mayControl ? asks : 'nothing')
    // The panel may only just be there; a question in it takes the keyboard itself.
    if (asks === 'nothing') requestAnimationFrame(() => document.getElementById(DEVICE_ID)?.focus())
  }
  return (
    <>
      <div className="px-6 pt-4 pb-1">
        <PageHeading>{t('online.title')}</PageHeading>
      </div>
      <Tabs<View>
        label={t('online.view')}
        tabs={[
          { name: 'devices', label: t('online.devices') },
          { name: 'blocked', label: t('online.blocked') },
          ...(mayCompensate ? [{ name: 'outage' as const, label: t('outage.tab') }] : []),
        ]}
        open={open}
        onOpen={setOpen}
      >
        {open === 'devices' ? (
          <div className="flex min-h-0 flex-1">
            <section className="flex min-w-0 flex-1 flex-col gap-4 px-6 py-4">
              <OnlineView view={view} list={list} onOpen={show} />
            </section>
            {view.chosen?.isOpen && (
              <aside className="flex w-[408px] shrink-0 flex-col overflow-y-auto border-s border-line bg-sunken p-4 2xl:w-[480px] 2xl:p-6">
                <DevicePanel
                  key={`${idOf(view.chosen.row)} ${view.chosen.asks}`}
                  row={view.chosen.row}
                  isPresent={view.isPresent}
                  asks={view.chosen.asks}
                  routerName={routers.find(({ id }) => id === view.chosen?.row.routerId)?.name ?? ''}
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
        ) : open === 'outage' ? (
          <OutageView routers={routers} />
        ) : (
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-6">
            <BlockedList routers={routers} mayControl={mayControl} />
          </div>
        )}
      </Tabs>
    </>
  )
}
