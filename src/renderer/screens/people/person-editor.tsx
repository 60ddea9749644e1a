/** Adds or changes a person: name, role, locations, and how much money they may give back alone. */
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallError } from '../../../contract/client.ts'
import type { LocationView, PersonForm, PersonView } from '../../../contract/people.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { EditorForm } from '../../forms/editor-form.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useSay } from '../../text/say.ts'
import { DiscountLimit } from './discount-limit.tsx'
import { LocationBoxes } from './location-boxes.tsx'
import type { Made } from './made-password.tsx'
import { checkPerson, endsSession, newPerson, type PersonDraft, personDraftOf } from './person-draft.ts'
import { RefundLimit } from './refund-limit.tsx'
import { RoleCards } from './role-cards.tsx'
import { usePeopleCommand } from './use-people-command.ts'

interface PersonEditorProps {
  /** Null: somebody new. */
  readonly view: PersonView | null
  /** Is it the account of whoever is editing? */
  readonly isOwn: boolean
  readonly locations: readonly LocationView[]
  readonly onMade: (made: Made) => void
  readonly onClose: () => void
  /** What stands below the fields. */
  readonly children?: ReactNode
}

export function PersonEditor({ view, isOwn, locations, onMade, onClose, children }: PersonEditorProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const [draft, setDraft] = useState(() => (view ? personDraftOf(view, currency) : newPerson(idsHere(locations))))
  const save = useSavePerson(view, onMade, onClose)
  const taken = useNameTaken(save.error)
  const { problems, take, form } = useChecked(checkPerson(draft, currency))
  const problemOf = useProblemText(problems)
  useEffect(() => {
    if (taken !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [taken, form])
  const change = (part: Partial<PersonDraft>) => {
    if (part.name !== undefined && taken !== undefined) save.forgetError()
    setDraft({ ...draft, ...part })
  }
  return (
    <EditorForm
      form={form}
      save={{ isSaving: save.isBusy, error: taken === undefined ? save.error : null }}
      onSave={() => {
        const person = take()
        if (person) save.run(person)
      }}
      onCancel={onClose}
    >
      <TextField
        label={t('person.name')}
        hint={t('person.nameHint')}
        value={draft.name}
        problem={problemOf('name') ?? taken}
        onChange={(event) => change({ name: event.target.value })}
      />
      <RoleCards chosen={draft.role} isOwn={isOwn} onChoose={(role) => change({ role })} />
      <LocationBoxes draft={draft} locations={locations} problem={problems.locationIds} onChange={change} />
      <RefundLimit draft={draft} problem={problemOf('refundLimitMinor')} onChange={change} />
      <DiscountLimit draft={draft} problem={problemOf('discountLimitPercent')} onChange={change} />
      {view?.isHere && !isOwn && endsSession(view, draft) && (
        <p className="rounded-control bg-wait-soft p-3">{t('person.sessionEnds', { name: view.name })}</p>
      )}
      {children}
    </EditorForm>
  )
}

const idsHere = (locations: readonly LocationView[]) => locations.filter(({ isHere }) => isHere).map(({ id }) => id)

/** Somebody new gets a password, which is shown next; a change is told and the panel closes. */
function useSavePerson(view: PersonView | null, onMade: (made: Made) => void, onClose: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  return usePeopleCommand({
    send: async (person: PersonForm) => {
      if (!view) return await teller.people.create(person)
      return await teller.people.change({ id: view.id, person })
    },
    told: ({ name }) => t(view ? 'person.saved' : 'person.created', { name }),
    onDone: (answer, { name }) => (answer ? onMade({ name, password: answer.password }) : onClose()),
  })
}

/** The sentence for a name that somebody else has; it belongs to its field. */
function useNameTaken(error: unknown): string | undefined {
  const say = useSay()
  const isTaken = error instanceof CallError && error.detail.reason === 'name_taken'
  return isTaken ? say.reason(error.detail) : undefined
}
