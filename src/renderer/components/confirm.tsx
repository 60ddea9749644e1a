/** Asks once more, in its place: what will happen, then do it or leave it. */
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { CallProblem } from './problem.tsx'

interface ConfirmProps {
  /** What will happen, as a sentence. */
  readonly question: string
  readonly label: string
  readonly command: { readonly run: (input: undefined) => void; readonly isBusy: boolean; readonly error: unknown }
  readonly onLeave: () => void
}

export function Confirm({ question, label, command, onLeave }: ConfirmProps) {
  const { t } = useTranslation()
  const words = useId()
  const group = useRef<HTMLDivElement>(null)
  useEffect(() => {
    group.current?.querySelector('button')?.focus()
    group.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The panel around it stays open.
    event.stopPropagation()
    onLeave()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the question from any of its buttons
    <div ref={group} onKeyDown={hear} className="flex flex-col gap-3 rounded-control bg-sunken p-3">
      <p id={words}>{question}</p>
      <div className="flex flex-wrap gap-3">
        <Button
          weight="primary"
          aria-describedby={words}
          aria-busy={command.isBusy}
          onClick={() => !command.isBusy && command.run(undefined)}
        >
          {command.isBusy ? t('app.working') : label}
        </Button>
        <Button onClick={onLeave}>{t('app.leaveIt')}</Button>
      </div>
      <CallProblem error={command.error} />
    </div>
  )
}
