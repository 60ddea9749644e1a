/** Adds or changes a router. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { RouterForm, type RouterView } from '../../../contract/equipment.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { NEW_ROUTER, routerCandidate, routerDraftOf } from '../../equipment/router-draft.ts'
import { RouterFields } from '../../equipment/router-fields.tsx'
import { RouterTestButton } from '../../equipment/router-test.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { EditorForm } from './editor-form.tsx'
import { useSave } from './use-save.ts'

interface RouterEditorProps {
  readonly view: z.output<typeof RouterView> | null
  readonly onClose: () => void
}

export function RouterEditor({ view, onClose }: RouterEditorProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const id = view?.id ?? null
  const [draft, setDraft] = useState(view ? routerDraftOf(view) : NEW_ROUTER)
  const save = useSave({
    send: (router: RouterForm) => teller.equipment.saveRouter({ id, router }),
    told: ({ name }) => t('settings.savedRouter', { name }),
    onSaved: onClose,
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
      onCancel={onClose}
    >
      <RouterFields draft={draft} problems={problems} onChange={setDraft} keepsPassword={id !== null} />
      <RouterTestButton check={take} test={(router) => teller.equipment.testRouter({ id, router })} />
    </EditorForm>
  )
}
