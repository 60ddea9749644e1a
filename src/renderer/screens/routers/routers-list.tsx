/** The routers as cards, those out of use at the end, and all of them together at the top. */
import { Layers, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import { Button } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { routersTone, totalsOf } from '../../frame/status-lines.ts'
import { RouterCard } from './router-card.tsx'
import { RouterCounts } from './router-counts.tsx'
import { routerMoodIn } from './router-mood.ts'
import type { Chosen } from './routers-screen.tsx'

interface RoutersListProps {
  readonly routers: readonly RouterEntry[]
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  /** Absent for those who may only look. */
  readonly onAdd: (() => void) | undefined
}

export function RoutersList({ routers, chosen, onChoose, onAdd }: RoutersListProps) {
  const { t } = useTranslation()
  const inUse = routers.filter(({ retiredAt }) => retiredAt === null)
  const retired = routers.filter(({ retiredAt }) => retiredAt !== null)
  const isChosen = (id: string) => typeof chosen === 'object' && chosen?.id === id
  const cards = (some: readonly RouterEntry[]) =>
    some.map((router) => (
      <OneCard
        key={router.id}
        router={router}
        isChosen={isChosen(router.id)}
        onChoose={() => onChoose({ id: router.id })}
      />
    ))
  return (
    <>
      <div className="flex min-h-11 items-center justify-between gap-4">
        <PageHeading>{t('routers.title')}</PageHeading>
        {onAdd && (
          <Button icon={<Plus size={18} aria-hidden="true" />} onClick={onAdd}>
            {t('routers.add')}
          </Button>
        )}
      </div>
      <ul aria-label={t('routers.list')} className="flex flex-col gap-2 empty:hidden">
        {inUse.length > 1 && <AllCard routers={inUse} isChosen={chosen === 'all'} onChoose={() => onChoose('all')} />}
        {cards(inUse)}
      </ul>
      {retired.length > 0 && (
        <>
          <h2 className="text-sm font-semibold text-muted">{t('routers.retiredOnes')}</h2>
          <ul aria-label={t('routers.retiredOnes')} className="flex flex-col gap-2">
            {cards(retired)}
          </ul>
        </>
      )}
    </>
  )
}

interface CardProps<R> {
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly router: R
}

function OneCard({ router, ...rest }: CardProps<RouterEntry>) {
  const { t } = useTranslation()
  const { tone, words } = routerMoodIn(router, t)
  return (
    <RouterCard name={router.name} tone={tone} mood={words} latencyMs={latencyOf(router)} {...rest}>
      <RouterCounts counts={router} users={router.users} />
    </RouterCard>
  )
}

function AllCard({ routers, ...rest }: Omit<CardProps<never>, 'router'> & { routers: readonly RouterEntry[] }) {
  const { t } = useTranslation()
  const on = routers.filter(({ state }) => state === 'online').length
  const mood = t(on === routers.length ? 'routers.allOn' : 'routers.someOn', { on, all: routers.length })
  return (
    <RouterCard
      icon={Layers}
      name={t('routers.all')}
      tone={routersTone(routers)}
      mood={mood}
      latencyMs={null}
      {...rest}
    >
      <RouterCounts counts={totalsOf(routers)} users={null} />
    </RouterCard>
  )
}

const latencyOf = ({ state, latencyMs }: RouterEntry) => (state === 'online' ? latencyMs : null)
