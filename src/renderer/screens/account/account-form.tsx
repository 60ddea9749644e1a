/** The frame of every form of one's own account: its fields, what went wrong, and the way on or back. */
import { type ReactNode, type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { isAboutField } from '../../forms/use-refused-field.ts'

interface AccountFormProps {
  readonly form: RefObject<HTMLFormElement | null>
  readonly sending: { readonly isPending: boolean; readonly error: unknown }
  readonly onSend: () => void
  /** Absent where there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined
  /** What the button says, when it is not just "Save". */
  readonly save?: string | undefined
  readonly children: ReactNode
}

export function AccountForm({ form, sending, onSend, onCancel, save, children }: AccountFormProps) {
  const { t } = useTranslation()
  const isRefusedField = isAboutField(sending.error)
  useEffect(() => {
    const wrong = isRefusedField && form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const field = wrong || form.current?.querySelector('input')
    field?.focus()
  }, [form, isRefusedField])
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending.isPending) onSend()
      }}
    >
      {children}
      {!isRefusedField && <CallProblem error={sending.error} />}
      <div className="flex gap-3">
        <Button weight="primary" type="submit" aria-busy={sending.isPending}>
          {sending.isPending ? t('account.saving') : (save ?? t('account.save'))}
        </Button>
        {onCancel && (
          <Button weight="quiet" onClick={onCancel}>
            {t('account.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
