/** How far somebody may sell below the price without asking: as they like, never, or up to a share of it. */
import { useTranslation } from 'react-i18next'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { discountChoiceOf, type PersonDraft, REFUND_CHOICES } from './person-draft.ts'

interface DiscountLimitProps {
  readonly draft: PersonDraft
  readonly problem: string | undefined
  readonly onChange: (part: Partial<Pick<PersonDraft, 'discount' | 'percent'>>) => void
}

export function DiscountLimit({ draft, problem, onChange }: DiscountLimitProps) {
  const { t } = useTranslation()
  const chosen = discountChoiceOf(draft)
  return (
    <div className="flex flex-col gap-2">
      <Choice
        label={t('person.discount')}
        options={REFUND_CHOICES.map((value) => ({ value, label: t(`person.refundChoice.${value}`) }))}
        chosen={chosen}
        onChoose={(discount) => onChange({ discount })}
      />
      {chosen === 'up_to' && (
        <div className="w-48">
          <TextField
            label={t('person.discountPercent')}
            inputMode="numeric"
            className="money text-end font-semibold"
            value={draft.percent}
            problem={problem}
            onChange={(event) => onChange({ percent: event.target.value })}
          />
        </div>
      )}
      {chosen !== 'unlimited' && <p className="text-sm text-muted">{t('person.discountHint')}</p>}
    </div>
  )
}
