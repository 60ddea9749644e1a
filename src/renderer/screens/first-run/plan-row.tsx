/** One package: how long it lasts, its name on the ticket, its price. */
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field.tsx'
import type { Problems } from '../../forms/check.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import type { PlanDraft } from './setup-draft.ts'

/** What ends a package, in words: time online, or a time from its first login on. */
export interface PlanLimit {
  readonly kind: 'time' | 'valid'
  readonly time: string
}

interface PlanRowProps {
  readonly at: number
  /** It cannot be changed here. */
  readonly limit: PlanLimit
  readonly name: string
  readonly price: string
  readonly currency: string
  readonly problems: Problems
  readonly onChange: (change: Partial<PlanDraft>) => void
}

export function PlanRow({ at, limit, name, price, currency, problems, onChange }: PlanRowProps) {
  const { t } = useTranslation()
  const problemOf = useProblemText(problems)
  return (
    <fieldset
      aria-label={t('plans.row', { at: at + 1 })}
      className="grid min-w-0 grid-cols-[7.5rem_1fr_10rem] items-start gap-4"
    >
      <p className="flex flex-col gap-1">
        <span className="text-sm text-muted">{t(`plans.${limit.kind}`)}</span>
        <span className="flex min-h-11 flex-col justify-center leading-tight font-medium">
          {limit.time}
          {limit.kind === 'valid' && <span className="text-sm font-normal text-muted">{t('plans.fromLogin')}</span>}
        </span>
      </p>
      <TextField
        label={t('plans.name')}
        value={name}
        problem={problemOf(`plans.${at}.name`)}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        label={t('plans.price', { currency })}
        inputMode="decimal"
        className="money text-end font-semibold"
        value={price}
        problem={problemOf(`plans.${at}.priceMinor`)}
        onChange={(event) => onChange({ price: event.target.value })}
      />
    </fieldset>
  )
}
