/** The counter of whoever is signed in: the rail, one room at a time, the status bar. */
import { useState } from 'react'
import type { AppInfo } from '../../contract/app.ts'
import type { SaleView } from '../../contract/sales.ts'
import type { Me } from '../../contract/session.ts'
import { AccountScreen } from '../screens/account/account-screen.tsx'
import { AuditScreen } from '../screens/audit/audit-screen.tsx'
import { BatchesScreen } from '../screens/batches/batches-screen.tsx'
import { CustomersScreen } from '../screens/customers/customers-screen.tsx'
import { OnlineScreen } from '../screens/online/online-screen.tsx'
import { PackagesScreen } from '../screens/packages/packages-screen.tsx'
import { PeopleScreen } from '../screens/people/people-screen.tsx'
import { PrintingScreen } from '../screens/printing/printing-screen.tsx'
import { ReportsScreen } from '../screens/reports/reports-screen.tsx'
import type { RouterTab } from '../screens/routers/router-tabs.ts'
import { RoutersScreen } from '../screens/routers/routers-screen.tsx'
import { SalesScreen } from '../screens/sales/sales-screen.tsx'
import { SellScreen } from '../screens/sell/sell-screen.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { TillScreen } from '../screens/till/till-screen.tsx'
import { TokensScreen } from '../screens/tokens/tokens-screen.tsx'
import { SellRoomContext } from './counter-context.ts'
import { DrawerNotice } from './drawer-notice.tsx'
import { Rail } from './rail.tsx'
import { ROOMS, type Room } from './rooms.ts'
import { StatusBar } from './status-bar.tsx'

export function Counter({ me, app }: { me: Me; app: AppInfo }) {
  const [room, setRoom] = useState<Room>('sell')
  const [opened, setOpened] = useState<SaleView | null>(null)
  // Counts the visits: each one begins where it was led to.
  const [routers, setRouters] = useState<{ at: RouterTab; visit: number }>({ at: 'overview', visit: 0 })
  const enter = (next: Room) => {
    setOpened(null)
    setRouters({ at: 'overview', visit: routers.visit + 1 })
    setRoom(next)
  }
  const openSale = (sale: SaleView) => {
    setOpened(sale)
    setRoom('sales')
  }
  const mayEnter = (name: Room) =>
    ROOMS.some(({ room: known, needs }) => known === name && me.permissions.includes(needs))
  const openRouters = (tab: RouterTab) => {
    setRouters({ at: tab, visit: routers.visit + 1 })
    setRoom('routers')
  }
  return (
    <SellRoomContext value={() => enter('sell')}>
      <div className="flex min-h-0 flex-1">
        <Rail me={me} room={room} onEnter={enter} />
        <main className="flex min-h-0 min-w-0 flex-1 flex-col">
          {room === 'sell' && <SellScreen onOpenSale={openSale} onTill={() => enter('till')} />}
          {room === 'sales' && <SalesScreen opened={opened} onSell={() => enter('sell')} />}
          {room === 'till' && <TillScreen me={me} onSell={() => enter('sell')} />}
          {room === 'printing' && <PrintingScreen me={me} />}
          {room === 'tokens' && <TokensScreen me={me} onOpenSale={openSale} />}
          {room === 'batches' && <BatchesScreen onOpenSale={openSale} />}
          {room === 'packages' && <PackagesScreen me={me} />}
          {room === 'customers' && <CustomersScreen onOpenSale={openSale} />}
          {room === 'online' && <OnlineScreen me={me} />}
          {room === 'routers' && (
            <RoutersScreen key={routers.visit} me={me} openAt={routers.at} onOpenSale={openSale} />
          )}
          {room === 'reports' && <ReportsScreen onOpenSale={openSale} />}
          {room === 'people' && <PeopleScreen me={me} />}
          {room === 'audit' && <AuditScreen />}
          {room === 'account' && <AccountScreen me={me} />}
          {room === 'settings' && <SettingsScreen me={me} app={app} />}
        </main>
      </div>
      <DrawerNotice />
      <StatusBar
        onShowSales={() => enter('sales')}
        onShowTill={() => enter('till')}
        onShowPrinting={() => enter('printing')}
        onShowRouters={mayEnter('routers') ? openRouters : undefined}
      />
    </SellRoomContext>
  )
}
