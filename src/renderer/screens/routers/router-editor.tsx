/** Adds or changes a router. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { RouterForm, type RouterView } from '../../../contract/equipment.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { NEW_ROUTER, routerCandidate, routerDraftOf } from '../../equipment/router-draft.ts'
import { RouterFields } from '../../equipment/router-fields.tsx'
import { RouterTestButton } from '../../equipment/router-test.tsx'
import { check } from '../../forms/check.ts'
import { EditorForm } from '../../forms/editor-form.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useSave } from '../../forms/use-save.ts'

interface RouterEditorProps {
  readonly view: z.output<typeof RouterView> | null
  readonly onSaved?: (id: string) => void
  /** Absent: Cancel takes back what was typed. */
  readonly onCancel?: () => void
  /** More that can be done about it. */
  readonly children?: ReactNode
}

export function RouterEditor({ view, onSaved, onCancel, children }: RouterEditorProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const id = view?.id ?? null
  const asItIs = view ? routerDraftOf(view) : NEW_ROUTER
  const [draft, setDraft] = useState(asItIs)
  const save = useSave({
    send: (router: RouterForm) => teller.router.save({ id, router }),
    told: ({ name }) => t('routers.saved', { name }),
    onSaved: (saved) => onSaved?.(saved.id),
  })
  const { problems, take, form } = useChecked(check(RouterForm, routerCandidate(draft, id !== null)))
  return (
    <EditorForm
      form={form}
      save={save}
      onSave={() => {
        const router = take()
        if (router) save.run(router)
      }}
      onCancel={onCancel ?? (() => setDraft(asItIs))}
    >
      <div className="flex max-w-2xl flex-col gap-6">
        <RouterFields draft={draft} problems={problems} onChange={setDraft} keepsPassword={id !== null} />
        <RouterTestButton check={take} test={(router) => teller.router.test({ id, router })} />
        {children}
      </div>
    </EditorForm>
  )
}
