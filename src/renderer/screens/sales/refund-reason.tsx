/** Why money goes back: typed, or by one touch. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'

const USUAL = ['didNotWork', 'byMistake', 'changedMind'] as const
const OF_MISTAKES = ['byMistake', 'wrongPackage', 'soldTwice'] as const

interface RefundReasonProps {
  readonly isVoid: boolean
  readonly reason: string
  readonly problem: string | undefined
  readonly onReason: (reason: string) => void
}

export function RefundReason({ isVoid, reason, problem, onReason }: RefundReasonProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  // The amount above it stays in sight.
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  return (
    <div className="flex flex-col gap-2">
      <TextField
        ref={field}
        label={t('refunds.reason')}
        hint={t('refunds.reasonHint')}
        problem={problem}
        maxLength={200}
        value={reason}
        onChange={(event) => onReason(event.target.value)}
      />
      <fieldset aria-label={t('refunds.reasons')} className="flex min-w-0 flex-wrap gap-2">
        {(isVoid ? OF_MISTAKES : USUAL).map((name) => (
          <Button
            key={name}
            aria-pressed={reason === t(`refunds.${name}`)}
            className="rounded-full aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => onReason(t(`refunds.${name}`))}
          >
            {t(`refunds.${name}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}
