/** The devices that are online: the search, what is to be known of routers that do not answer, and the list. */
import { SearchX, Unplug, Wifi } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineList, OnlineRow } from '../../../contract/online.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useSalesKeys } from '../sales/use-sales-keys.ts'
import { AwayNotices } from './away-notices.tsx'
import { OnlineFilter } from './online-filter.tsx'
import { OnlineTable } from './online-table.tsx'
import type { useOnlineList } from './use-online-list.ts'

interface OnlineViewProps {
  readonly view: ReturnType<typeof useOnlineList>
  readonly list: RefObject<HTMLTableElement | null>
  readonly onOpen: (row: OnlineRow, place: number, asks: 'nothing' | 'disconnect') => void
}

export function OnlineView({ view, list, onOpen }: OnlineViewProps) {
  const { t } = useTranslation()
  const { online, wanted, chosen, now } = view
  const { data } = online
  const search = useRef<HTMLInputElement>(null)
  useSalesKeys({ search, list })
  const found = data?.totals.found ?? 0
  return (
    <>
      <OnlineFilter view={view} search={search} list={list} />
      <CallProblem error={online.error} />
      {online.isPending && <p className="text-muted">{t('online.loading')}</p>}
      {data && <AwayNotices routers={data.routers} />}
      {data && found === 0 && <Nothing data={data} text={wanted} onAll={() => view.setText('')} />}
      {data && found > 0 && (
        <OnlineTable
          view={view}
          found={found}
          onOpen={onOpen}
          routerNames={routerNamesOf(data, view.routerId, chosen?.isOpen === true)}
          stale={new Set(data.routers.filter(({ isLive }) => !isLive).map(({ id }) => id))}
          now={now}
          listRef={list}
        />
      )}
    </>
  )
}

/** Told apart only when there are several in the list, and room for it. */
function routerNamesOf({ routers }: OnlineList, routerId: string | null, isNarrow: boolean) {
  if (routerId !== null || isNarrow || routers.length < 2) return null
  return new Map(routers.map(({ id, name }) => [id, name]))
}

function Nothing({ data, text, onAll }: { data: OnlineList; text: string; onAll: () => void }) {
  const { t } = useTranslation()
  if (text !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={t('online.nothingTitle')}
        action={<Button onClick={onAll}>{t('online.showAll')}</Button>}
      >
        {t('online.nothingText', { text })}
      </EmptyState>
    )
  }
  if (data.routers.length === 0) {
    return (
      <EmptyState icon={Unplug} title={t('online.noRouterTitle')}>
        {t('online.noRouterText')}
      </EmptyState>
    )
  }
  // Of a router that does not answer, a notice says what is known.
  if (data.routers.every(({ isLive }) => !isLive)) return null
  return (
    <EmptyState icon={Wifi} title={t('online.emptyTitle')}>
      {t('online.emptyText')}
    </EmptyState>
  )
}
