/** The routers of this location: a list of how each does, and beside it the one that is looked at. */
import { Router } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import type { Me } from '../../../contract/session.ts'
import { useRouters } from '../../bridge/router-queries.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { AddRouter } from './add-router.tsx'
import { AllRouters } from './all-routers.tsx'
import { OneRouter } from './one-router.tsx'
import type { RouterTab } from './router-tabs.ts'
import { RoutersList } from './routers-list.tsx'

/** What is looked at: all of them together, one by its id, or one that is being added. */
export type Chosen = 'all' | 'new' | { readonly id: string }

interface RoutersScreenProps {
  readonly me: Me
  /** The view that another room asked for. */
  readonly openAt: RouterTab
  readonly onOpenSale: (sale: SaleView) => void
}

export function RoutersScreen({ me, openAt, onOpenSale }: RoutersScreenProps) {
  const { t } = useTranslation()
  const { data: routers, error, isPending, refetch } = useRouters()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [tab, setTab] = useState(openAt)
  const mayEdit = me.permissions.includes('equipment.edit')
  const add = mayEdit ? () => setChosen('new') : undefined
  const shown = chosen ?? (routers ? firstOf(routers) : null)
  if (chosen === 'new') return <AddRouter onDone={(id) => setChosen({ id })} onCancel={() => setChosen(null)} />
  return (
    <div className="flex h-full min-h-0">
      <section className="flex w-88 shrink-0 flex-col gap-4 overflow-y-auto border-e border-line p-4 2xl:w-[26rem] 2xl:p-6">
        <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
        {isPending && <p className="text-muted">{t('routers.loading')}</p>}
        {routers && <RoutersList routers={routers} chosen={shown} onChoose={setChosen} onAdd={add} />}
      </section>
      <div className="flex min-w-0 flex-1 flex-col">
        {routers && (
          <Beside
            {...{ routers, me, tab, onOpenSale, onChoose: setChosen, onTab: setTab, onAdd: add }}
            shown={shown ?? 'all'}
          />
        )}
      </div>
    </div>
  )
}

/** With several in use one looks at all of them first; with one, at that one. */
function firstOf(routers: readonly RouterEntry[]): Chosen | null {
  const [first, second] = routers
  if (!first) return null
  return second?.retiredAt === null ? 'all' : { id: first.id }
}

interface BesideProps extends Omit<RoutersScreenProps, 'openAt'> {
  readonly routers: readonly RouterEntry[]
  readonly shown: Chosen
  readonly tab: RouterTab
  readonly onTab: (tab: RouterTab) => void
  readonly onChoose: (chosen: Chosen | null) => void
  readonly onAdd: (() => void) | undefined
}

function Beside({ routers, shown, me, tab, onTab, onChoose, onAdd, onOpenSale }: BesideProps) {
  if (routers.length === 0) return <NoRouter onAdd={onAdd} />
  if (shown === 'all' || shown === 'new') {
    return <AllRouters {...{ routers, tab, onTab, onOpenSale }} onChoose={(id) => onChoose({ id })} />
  }
  const router = routers.find(({ id }) => id === shown.id)
  return router && <OneRouter key={router.id} {...{ router, me, tab, onTab, onOpenSale }} />
}

function NoRouter({ onAdd }: { onAdd: (() => void) | undefined }) {
  const { t } = useTranslation()
  const action = onAdd && (
    <Button weight="primary" onClick={onAdd}>
      {t('routers.add')}
    </Button>
  )
  return (
    <EmptyState icon={Router} title={t('routers.noneTitle')} action={action}>
      {t(onAdd ? 'routers.noneText' : 'routers.noneAsk')}
    </EmptyState>
  )
}
