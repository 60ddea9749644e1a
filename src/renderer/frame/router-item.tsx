/** The routers in the status bar: one as it is, several in one line, and what waits at them. */

import type { TFunction } from 'i18next'
import { Router } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouterStatus } from '../../contract/status.ts'
import type { RouterTab } from '../screens/routers/router-tabs.ts'
import { StatusItem, StatusTask } from './status-item.tsx'
import { routersTone, totalsOf } from './status-lines.ts'

interface RouterItemProps {
  readonly routers: readonly RouterStatus[]
  readonly onShowSales: () => void
  readonly onShowRouters: ((tab: RouterTab) => void) | undefined
}

export function RouterItem({ routers, onShowSales, onShowRouters }: RouterItemProps) {
  const { t } = useTranslation()
  const [only, second] = routers
  if (!only)
    return (
      <StatusItem icon={Router} tone="idle">
        {t('frame.noRouter')}
      </StatusItem>
    )
  const { problem, latencyMs, state } = only
  const isOne = second === undefined
  return (
    <StatusItem
      icon={Router}
      tone={routersTone(routers)}
      advice={isOne && problem !== null ? t(`routerProblem.${problem}`) : undefined}
      aside={
        isOne && state === 'online' && latencyMs !== null
          ? t('frame.latency', { ms: Math.round(latencyMs) })
          : undefined
      }
      onPress={!isOne && onShowRouters ? () => onShowRouters('overview') : undefined}
      tasks={<Tasks routers={routers} onShowSales={onShowSales} onShowRouters={onShowRouters} />}
    >
      {isOne ? t(`routerState.${state}`, { name: only.name }) : lineOf(routers, t)}
    </StatusItem>
  )
}

/** `Routers: 2 of 3 on · Roof is away` */
function lineOf(routers: readonly RouterStatus[], t: TFunction): string {
  const away = routers.filter(({ state }) => state !== 'online')
  const line = t('frame.routersOn', { on: routers.length - away.length, all: routers.length })
  const name = away[0]?.name
  if (name === undefined) return line
  const number = away.length - 1
  return number === 0 ? t('frame.routersOnly', { line, name }) : t('frame.routersAway', { line, name, number })
}

/** What waits is told to everybody; who may enter the room is led to it. */
function Tasks({ routers, onShowSales, onShowRouters }: RouterItemProps) {
  const { t } = useTranslation()
  const { waiting, refused, differences } = totalsOf(routers)
  const lead = (tab: RouterTab) => onShowRouters && (() => onShowRouters(tab))
  return (
    <>
      {waiting > 0 && (
        <StatusTask tone="wait" onPress={lead('waiting')}>
          {t('frame.waiting', { count: waiting })}
        </StatusTask>
      )}
      {refused > 0 && (
        <StatusTask tone="bad" onPress={lead('waiting') ?? onShowSales}>
          {t('frame.refused', { count: refused })}
        </StatusTask>
      )}
      {differences > 0 && onShowRouters && (
        <StatusTask tone="ask" onPress={lead('differences')}>
          {t('frame.differences', { count: differences })}
        </StatusTask>
      )}
    </>
  )
}
