/** The panel beside the list: somebody new, somebody who works here, or a password that is shown once. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocationView, PersonView } from '../../../contract/people.ts'
import type { Me } from '../../../contract/session.ts'
import { EndWait } from './end-wait.tsx'
import { type Made, MadePassword } from './made-password.tsx'
import { PersonActions } from './person-actions.tsx'
import { PersonEditor } from './person-editor.tsx'
import { PersonFacts } from './person-facts.tsx'
import { useLastSignIn } from './use-facts.ts'

/** What the panel shows. */
export type Opened =
  | { readonly kind: 'new' }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'password'; readonly made: Made }

interface PeoplePanelProps {
  readonly opened: Opened
  readonly people: readonly PersonView[]
  readonly locations: readonly LocationView[]
  readonly me: Me
  readonly onOpen: (next: Opened | null) => void
}

export function PeoplePanel({ opened, people, locations, me, onOpen }: PeoplePanelProps) {
  const close = () => onOpen(null)
  const show = (made: Made) => onOpen({ kind: 'password', made })
  switch (opened.kind) {
    case 'new':
      return <NewPerson locations={locations} onMade={show} onClose={close} />
    case 'password':
      return <MadePassword made={opened.made} onDone={close} />
    case 'person': {
      const view = people.find(({ id }) => id === opened.id)
      return view && <OnePerson key={view.id} {...{ view, people, locations, me }} onMade={show} onClose={close} />
    }
  }
}

interface NewPersonProps {
  readonly locations: readonly LocationView[]
  readonly onMade: (made: Made) => void
  readonly onClose: () => void
}

function NewPerson({ locations, onMade, onClose }: NewPersonProps) {
  const { t } = useTranslation()
  return (
    <Panel title={t('people.add')} lead={t('person.addLead')} onClose={onClose}>
      <PersonEditor view={null} isOwn={false} locations={locations} onMade={onMade} onClose={onClose} />
    </Panel>
  )
}

interface OnePersonProps extends NewPersonProps {
  readonly view: PersonView
  readonly people: readonly PersonView[]
  readonly me: Me
}

function OnePerson({ view, people, locations, me, onMade, onClose }: OnePersonProps) {
  const { t } = useTranslation()
  const lastSignIn = useLastSignIn()
  const isOwn = view.id === me.id
  if (!me.permissions.includes('people.edit')) {
    return (
      <Panel title={view.name} lead={t('person.readLead')} onClose={onClose}>
        <EndWait view={view} me={me} />
        <PersonFacts view={view} locations={locations} onClose={onClose} />
      </Panel>
    )
  }
  return (
    <Panel title={view.name} lead={t('people.lastSignIn', { when: lastSignIn(view) })} onClose={onClose}>
      <EndWait view={view} me={me} />
      <PersonEditor {...{ view, isOwn, locations, onMade, onClose }}>
        <PersonActions view={view} people={people} isOwn={isOwn} onMade={onMade} />
      </PersonEditor>
    </Panel>
  )
}

interface PanelProps {
  readonly title: string
  readonly lead: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The keyboard begins in the first field, or where there is none on the first button; Escape closes. */
function Panel({ title, lead, onClose, children }: PanelProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>('input') ?? panel.current?.querySelector('button')
    first?.focus()
  }, [])
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex flex-col gap-4"
    >
      <header>
        <h2 className="text-lg font-semibold break-words">{title}</h2>
        <p className="text-muted">{lead}</p>
      </header>
      {children}
    </section>
  )
}
