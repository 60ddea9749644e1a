/** The frame of every step: what it is about, its fields, and the way on, back or past it. */
import { type ReactNode, type Ref, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { STEPS, type Step } from './setup-draft.ts'

interface StepFormProps {
  readonly step: Step
  readonly form: Ref<HTMLFormElement>
  readonly onSubmit: () => void
  readonly onBack: () => void
  /** Skips the step; absent where it cannot be skipped. */
  readonly onLater?: () => void
  /** What the button on says, when it is not just "Continue". */
  readonly submit?: string
  readonly children: ReactNode
}

export function StepForm({ step, form, onSubmit, onBack, onLater, submit, children }: StepFormProps) {
  const { t } = useTranslation()
  const title = useId()
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => fields.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={title}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
      className="mx-auto flex min-h-full max-w-2xl flex-col justify-center gap-6 px-8 pt-8 pb-4"
    >
      <header className="flex flex-col gap-1">
        <p className="text-sm font-medium text-muted">
          {t('firstRun.step', { at: STEPS.indexOf(step) + 1, of: STEPS.length })}
        </p>
        <h1 id={title} className="text-3xl font-semibold tracking-tight">
          {t(`${step}.title`)}
        </h1>
        <p className="text-muted">{t(`${step}.lead`)}</p>
      </header>
      <div ref={fields} className="flex flex-col gap-4">
        {children}
      </div>
      <div className="sticky bottom-0 flex items-center gap-3 border-t border-line bg-canvas py-4">
        <Button weight="primary" type="submit" className="min-w-40">
          {submit ?? t('firstRun.next')}
        </Button>
        {onLater && <Button onClick={onLater}>{t('firstRun.later')}</Button>}
        <Button weight="quiet" className="ms-auto" onClick={onBack}>
          {t('firstRun.back')}
        </Button>
      </div>
    </form>
  )
}
