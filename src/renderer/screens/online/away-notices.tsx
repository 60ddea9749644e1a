/** What is shown of routers that do not answer: of when it is, and what that means. */
import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnlineRouterView } from '../../../contract/online.ts'
import { useStatus } from '../../bridge/queries.ts'
import { useTimeOfDay } from '../../frame/counter-context.ts'

export function AwayNotices({ routers }: { routers: readonly OnlineRouterView[] }) {
  return routers.filter(({ isLive }) => !isLive).map((router) => <Away key={router.id} router={router} />)
}

function Away({ router: { id, name, asOf, online } }: { router: OnlineRouterView }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const { data: status } = useStatus()
  const state = status?.routers.find((router) => router.id === id)?.state
  const isComing = asOf === null && state !== undefined && state !== 'offline'
  if (isComing) return <p className="text-muted">{t('online.firstAnswer', { router: name })}</p>
  return (
    <div role="status" className="flex gap-3 rounded-control bg-wait-soft p-3">
      <CloudOff size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-wait" />
      <div className="min-w-0">
        <p className="font-semibold text-wait">{t('online.awayTitle', { router: name })}</p>
        <p className="text-sm">
          {asOf !== null && online > 0 ? t('online.awayText', { time: timeOfDay(asOf) }) : t('online.awayUnknown')}
        </p>
      </div>
    </div>
  )
}
