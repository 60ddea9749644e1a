/** How much money somebody may give back without asking: any amount, none, or up to a limit. */
import { useTranslation } from 'react-i18next'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { type PersonDraft, REFUND_CHOICES, refundChoiceOf } from './person-draft.ts'

interface RefundLimitProps {
  readonly draft: PersonDraft
  readonly problem: string | undefined
  readonly onChange: (part: Partial<Pick<PersonDraft, 'refund' | 'amount'>>) => void
}

export function RefundLimit({ draft, problem, onChange }: RefundLimitProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const chosen = refundChoiceOf(draft)
  return (
    <div className="flex flex-col gap-2">
      <Choice
        label={t('person.refund')}
        options={REFUND_CHOICES.map((value) => ({ value, label: t(`person.refundChoice.${value}`) }))}
        chosen={chosen}
        onChoose={(refund) => onChange({ refund })}
      />
      {chosen === 'up_to' && (
        <div className="w-48">
          <TextField
            label={t('person.refundAmount', { currency })}
            inputMode="decimal"
            className="money text-end font-semibold"
            value={draft.amount}
            problem={problem}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
        </div>
      )}
      {chosen !== 'unlimited' && <p className="text-sm text-muted">{t(`person.refundHint.${draft.role}`)}</p>}
    </div>
  )
}
