/** The frame of every editor: its fields, what went wrong, Save and Cancel. */
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { CallProblem } from '../components/problem.tsx'

interface EditorFormProps {
  readonly form: Ref<HTMLFormElement>
  readonly save: { readonly isSaving: boolean; readonly error: unknown }
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

export function EditorForm({ form, save, onSave, onCancel, children }: EditorFormProps) {
  const { t } = useTranslation()
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isSaving) onSave()
      }}
      className="flex flex-1 flex-col gap-6"
    >
      {children}
      <CallProblem error={save.error} />
      <div className="sticky -bottom-6 -mx-6 mt-auto -mb-6 flex gap-3 border-t border-line bg-surface px-6 py-4">
        <Button weight="primary" type="submit" aria-busy={save.isSaving}>
          {t(save.isSaving ? 'settings.saving' : 'settings.save')}
        </Button>
        <Button weight="quiet" onClick={onCancel}>
          {t('settings.cancel')}
        </Button>
      </div>
    </form>
  )
}
