/** What is typed for a way that is no cash: how much of it, and its reference. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../core/money.ts'
import type { RecordedMethod } from '../../../core/payments.ts'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { useSay } from '../../text/say.ts'
import type { PayDraft } from './pay-draft.ts'
import type { Reading } from './reading.ts'

interface PartFieldsProps {
  readonly pay: PayDraft
  readonly reading: Reading
  readonly disabled: boolean
  readonly onChange: (change: Partial<PayDraft>) => void
  readonly onEnter: () => void
}

/** Mobile money, a card, the bank: the reference comes first, because the amount is nearly always all of it. */
export function RecordedFields(
  props: PartFieldsProps & { readonly method: RecordedMethod; readonly needsReference: boolean },
) {
  const { pay, disabled, onChange, method, needsReference } = props
  const { t } = useTranslation()
  return (
    <Fields key={method} onEnter={props.onEnter}>
      <TextField
        label={t('pay.reference')}
        hint={t(needsReference ? 'pay.referenceHint.needed' : 'pay.referenceHint.free')}
        maxLength={60}
        readOnly={disabled}
        value={pay.reference}
        onChange={(event) => onChange({ reference: event.target.value })}
      />
      <AmountField {...props} />
    </Fields>
  )
}

/** How much of the total; empty is all that is left. */
export function AmountField({ pay, reading, disabled, onChange }: Omit<PartFieldsProps, 'onEnter'>) {
  const { t } = useTranslation()
  const currency = useCurrency()
  return (
    <TextField
      label={t('pay.amount')}
      hint={t('pay.amountHint')}
      problem={useAmountProblem(reading)}
      inputMode="decimal"
      placeholder={formatMoney(reading.leftMinor, currency)}
      readOnly={disabled}
      value={pay.amount}
      onChange={(event) => onChange({ amount: event.target.value })}
      className="money"
    />
  )
}

function useAmountProblem({ entry, leftMinor }: Reading): string | undefined {
  const { t } = useTranslation()
  const say = useSay()
  const currency = useCurrency()
  if (entry.is !== 'wrong') return undefined
  if (entry.wrong.field === 'more') return t('pay.tooMuch', { amount: formatMoney(leftMinor, currency) })
  return entry.wrong.field === 'amount' ? say.field(entry.wrong.problem) : undefined
}

/** The first of the fields gets the keyboard; Enter in any of them sells. */
export function Fields({ onEnter, children }: { readonly onEnter: () => void; readonly children: ReactNode }) {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => fields.current?.querySelector('input')?.focus(), [])
  const hear = ({ key, repeat, target }: KeyboardEvent) => {
    if (key === 'Enter' && !repeat && target instanceof HTMLInputElement) onEnter()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter sells from each of its fields
    <div ref={fields} onKeyDown={hear} className="grid grid-cols-2 gap-3">
      {children}
    </div>
  )
}
