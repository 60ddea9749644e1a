/** What is sold here: a list in the order of the tiles, and beside it the package that is looked at, changed or added. */
import { Package, PackagePlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import { useAllPlans } from '../../bridge/plan-queries.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { type OpenedPackage, PackagePanel } from './package-panel.tsx'
import { PackagesList } from './packages-list.tsx'

export function PackagesScreen({ me }: { me: Me }) {
  const { t } = useTranslation()
  const all = useAllPlans()
  const { opened, open, list } = useOpened()
  const mayEdit = me.permissions.includes('plan.edit')
  const add = () => open({ kind: 'new' })
  const plans = all.data?.plans ?? []
  const chosen = opened?.kind === 'plan' ? plans.find(({ id }) => id === opened.id) : undefined
  return (
    <div className="flex min-h-0 flex-1">
      <div ref={list} tabIndex={-1} className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-6">
        <div className="flex min-h-11 max-w-3xl items-center justify-between gap-4">
          <PageHeading>{t('packages.title')}</PageHeading>
          {mayEdit && plans.length > 0 && (
            <Button icon={<PackagePlus size={18} aria-hidden="true" />} onClick={add}>
              {t('packages.add')}
            </Button>
          )}
        </div>
        <CallProblem error={all.error} retry={{ label: t('app.tryAgain'), run: () => void all.refetch() }} />
        {all.isPending && <p className="text-muted">{t('packages.loading')}</p>}
        {all.data && plans.length === 0 && (
          <EmptyState
            icon={Package}
            title={t('packages.emptyTitle')}
            action={
              mayEdit && (
                <Button weight="primary" onClick={add}>
                  {t('packages.addFirst')}
                </Button>
              )
            }
          >
            {t('packages.emptyText')}
          </EmptyState>
        )}
        {plans.length > 0 && (
          <PackagesList
            plans={plans}
            openId={chosen?.id ?? null}
            mayEdit={mayEdit}
            onOpen={(id) => open({ kind: 'plan', id })}
          />
        )}
      </div>
      {opened && all.data && (
        <aside
          key={opened.kind === 'plan' ? opened.id : opened.kind}
          className="w-[560px] shrink-0 scroll-pb-28 overflow-y-auto border-s border-line bg-surface p-6"
        >
          <PackagePanel opened={opened} all={all.data} mayEdit={mayEdit} onOpen={open} />
        </aside>
      )}
    </div>
  )
}

/** What the panel shows; when it closes, the keyboard returns to where it was opened from, or to the list. */
function useOpened() {
  const [opened, setOpened] = useState<OpenedPackage | null>(null)
  const opener = useRef<Element | null>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (opened || !opener.current) return
    const back = opener.current.isConnected ? opener.current : list.current
    if (back instanceof HTMLElement) back.focus()
  }, [opened])
  return {
    opened,
    list,
    open: (next: OpenedPackage | null) => {
      if (next) opener.current = document.activeElement
      setOpened(next)
    },
  }
}
