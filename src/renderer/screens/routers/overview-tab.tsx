/** How a router does: what is wrong with it if something is, and everything that is known of it. */
import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { RouterCharts } from '../online/router-charts.tsx'
import { OwnWords } from './own-words.tsx'

export function OverviewTab({ router }: { router: RouterEntry }) {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <div className="flex flex-col gap-6 overflow-y-auto p-6">
      {router.problem !== null && router.problem !== 'other_device' && <WhatIsWrong router={router} />}
      <section aria-label={t('routerFacts.title')}>
        <dl className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-6 gap-y-4 rounded-card border border-line bg-surface p-5 shadow-card">
          {factsOf(router, moment, t).map(({ name, value }) => (
            <div key={name} className="min-w-0">
              <dt className="text-sm text-muted">{name}</dt>
              <dd className="money truncate font-medium" title={value}>
                {value}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <RouterCharts routerId={router.id} />
    </div>
  )
}

function WhatIsWrong({ router }: { router: RouterEntry }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { mutate, isPending } = useMutation({ mutationFn: () => teller.equipment.tryNow(undefined) })
  return (
    <Notice title={t('routerFacts.problem')}>
      <p>{router.problem !== null && t(`routerProblem.${router.problem}`)}</p>
      <OwnWords text={router.problemText} />
      {router.state !== 'online' && (
        <Button className="mt-2" icon={<RefreshCw size={16} aria-hidden="true" />} onClick={() => mutate()}>
          {t(isPending ? 'routerFacts.trying' : 'routerFacts.tryNow')}
        </Button>
      )}
    </Notice>
  )
}

interface Fact {
  readonly name: string
  readonly value: string
}

/** What does not apply, or nobody knows yet, is left out. */
function factsOf(router: RouterEntry, moment: (atMs: number) => string, t: TFunction): Fact[] {
  const { state, since, latencyMs, host, port, tls, username, loginHost, facts, serial, users, checkedAt } = router
  const mood = t(`routerMood.${state}`)
  const address = `${host}:${port}`
  const isInUse = router.retiredAt === null
  const known: readonly (readonly [string, string | null | undefined])[] = [
    [
      t('routerFacts.state'),
      isInUse ? (since === null ? mood : t('routerFacts.since', { mood, when: moment(since) })) : null,
    ],
    [
      t('routerFacts.latency'),
      state === 'online' && latencyMs !== null ? t('routerFacts.ms', { ms: Math.round(latencyMs * 10) / 10 }) : null,
    ],
    [t('routerFacts.codes'), users.toLocaleString('en')],
    [t('routerFacts.checked'), checkedAt === null ? t('routerFacts.notYet') : moment(checkedAt)],
    [t('routerFacts.board'), facts?.board],
    [t('routerFacts.version'), facts?.version],
    [t('routerFacts.identity'), facts?.identity],
    [t('routerFacts.serial'), facts?.serial ?? serial],
    [t('routerFacts.address'), tls ? t('routerFacts.encrypted', { address }) : address],
    [t('routerFacts.user'), username],
    [t('routerFacts.loginHost'), loginHost === '' ? t('routerFacts.noLoginHost') : loginHost],
  ]
  return known.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}
