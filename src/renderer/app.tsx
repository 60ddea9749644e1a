/** The root: connects to the backend, then shows the first run, the sign-in screen or the counter. */
import { type QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { type ReactNode, useEffect } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { AppInfo } from '../contract/app.ts'
import type { Me } from '../contract/session.ts'
import type { ScreenTransport } from './bridge/connection.ts'
import { takeEvent } from './bridge/live.ts'
import { forgetPerson, keys, useAppInfo, useMe } from './bridge/queries.ts'
import { TellerProvider, useConnection, useTellerEvents } from './bridge/teller.tsx'
import { CurrencyContext } from './components/money.tsx'
import { ToastProvider, useHideToast } from './components/toast.tsx'
import { Counter } from './frame/counter.tsx'
import { PlaceContext } from './frame/counter-context.ts'
import { Failed, Refused, Working } from './frame/whole-page.tsx'
import { WithBars } from './frame/with-bars.tsx'
import { FirstRun } from './screens/first-run/first-run.tsx'
import { SellingProvider } from './screens/sell/selling.tsx'
import { ChooseOwnPassword } from './screens/sign-in/choose-own-password.tsx'
import { RecoveryCodeKeeper } from './screens/sign-in/recovery-code-keeper.tsx'
import { SignIn } from './screens/sign-in/sign-in.tsx'
import { useActivity } from './screens/sign-in/use-activity.ts'

interface AppProps {
  readonly texts: i18n
  readonly queries: QueryClient
  readonly transport: ScreenTransport
}

export function App({ texts, queries, transport }: AppProps) {
  return (
    <I18nextProvider i18n={texts}>
      <QueryClientProvider client={queries}>
        <TellerProvider transport={transport}>
          <ToastProvider>
            <Connected />
          </ToastProvider>
        </TellerProvider>
      </QueryClientProvider>
    </I18nextProvider>
  )
}

/** Once there was a connection its loss is told in a bar, and what people have typed stays where it is. */
function Connected() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const connection = useConnection()
  useTellerEvents((event) => takeEvent(queries, event))
  if (connection === 'refused') return <Refused />
  if (connection === 'connecting') return <Working>{t('app.connecting')}</Working>
  return <Opened />
}

function Opened() {
  const { t } = useTranslation()
  const app = useAppInfo()
  const me = useMe()
  useForgetting()
  if (app.isPending || me.isPending) return <Working>{t('app.opening')}</Working>
  // What was known before stays on the screen while it cannot be asked again.
  if (!app.data || me.data === undefined)
    return <Failed error={app.error ?? me.error} onRetry={() => location.reload()} />
  return (
    <Cafe app={app.data}>
      <WithBars practice={app.data.practice}>
        <SellingProvider personId={me.data?.id ?? null}>
          <RecoveryCodeKeeper>
            {app.data.stage === 'first_run' ? <FirstRun /> : <Entrance me={me.data} app={app.data} />}
          </RecoveryCodeKeeper>
        </SellingProvider>
      </WithBars>
    </Cafe>
  )
}

/** What stands between a person and the counter: signing in, the lock, a password that is not their own. */
function Entrance({ me, app }: { me: Me | null; app: AppInfo }) {
  // A new screen whenever somebody else is behind the lock: nothing half typed is handed on.
  if (!me || me.locked) return <SignIn key={me?.id} locked={me} />
  if (me.mustChangePassword) return <ChooseOwnPassword me={me} />
  return <Attended key={me.id} me={me} app={app} />
}

function Attended({ me, app }: { me: Me; app: AppInfo }) {
  useActivity()
  return <Counter me={me} app={app} />
}

/** Forgets what one person saw as soon as another one is at the counter, or the lock is: nothing of it is shown again. */
function useForgetting(): void {
  const queries = useQueryClient()
  const hideToast = useHideToast()
  useEffect(() => {
    let standing: string | undefined
    return queries.getQueryCache().subscribe(() => {
      const me = queries.getQueryData<Me | null>(keys.me)
      const next = me ? `${me.id} ${me.locked}` : 'nobody'
      if (me === undefined || next === standing) return
      standing = next
      forgetPerson(queries, me)
      hideToast()
    })
  }, [queries, hideToast])
}

/** Tells every component the café's currency and clock, once it has them. */
function Cafe({ app, children }: { app: AppInfo; children: ReactNode }) {
  return (
    <CurrencyContext value={app.currency ?? 'EUR'}>
      <PlaceContext value={{ cafeName: app.cafeName ?? '', timeZone: app.timeZone ?? 'UTC' }}>{children}</PlaceContext>
    </CurrencyContext>
  )
}
