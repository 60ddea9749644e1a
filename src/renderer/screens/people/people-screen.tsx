/** The people who work here: a list, and beside it the one who is added, changed or helped. */
import { UserPlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import { useLocations, usePeople } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PeopleList } from './people-list.tsx'
import { type Opened, PeoplePanel } from './people-panel.tsx'

export function PeopleScreen({ me }: { me: Me }) {
  const { t } = useTranslation()
  const people = usePeople()
  const locations = useLocations()
  const { opened, open, list } = useOpened()
  const mayEdit = me.permissions.includes('people.edit')
  const add = () => open({ kind: 'new' })
  const isKnown = people.data !== undefined && locations.data !== undefined
  const refetch = () => void Promise.all([people.refetch(), locations.refetch()])
  return (
    <div className="flex min-h-0 flex-1">
      <div
        ref={list}
        tabIndex={-1}
        // A password that is shown once is not lost by a slip on the list beside it.
        inert={opened?.kind === 'password'}
        className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-6 inert:opacity-50"
      >
        <div className="flex min-h-11 max-w-3xl items-center justify-between gap-4">
          <PageHeading>{t('people.title')}</PageHeading>
          {mayEdit && isKnown && (
            <Button icon={<UserPlus size={18} aria-hidden="true" />} onClick={add}>
              {t('people.add')}
            </Button>
          )}
        </div>
        <CallProblem error={people.error ?? locations.error} retry={{ label: t('app.tryAgain'), run: refetch }} />
        {(people.isPending || locations.isPending) && <p className="text-muted">{t('people.loading')}</p>}
        {isKnown && (
          <PeopleList
            people={people.data}
            locations={locations.data}
            openId={opened?.kind === 'person' ? opened.id : null}
            onOpen={(id) => open({ kind: 'person', id })}
            onAdd={mayEdit ? add : undefined}
          />
        )}
      </div>
      {opened && isKnown && (
        <aside
          // Each panel begins at its top.
          key={opened.kind === 'person' ? opened.id : opened.kind}
          className="w-[560px] shrink-0 scroll-pb-28 overflow-y-auto border-s border-line bg-surface p-6"
        >
          <PeoplePanel opened={opened} people={people.data} locations={locations.data} me={me} onOpen={open} />
        </aside>
      )}
    </div>
  )
}

/** What the panel shows; when it closes, the keyboard returns to where it was opened from, or to the list. */
function useOpened() {
  const [opened, setOpened] = useState<Opened | null>(null)
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
    open: (next: Opened | null) => {
      // From within the panel the way back stays the same.
      if (next && next.kind !== 'password') opener.current = document.activeElement
      setOpened(next)
    },
  }
}
