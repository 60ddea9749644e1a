/** A discount: how much, and why. Above the cashier's limit somebody is asked when the sale is made. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseAmount } from '../../../core/money.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { useSay } from '../../text/say.ts'
import type { DiscountDraft } from './pay-draft.ts'

interface DiscountFormProps {
  readonly before: DiscountDraft | null
  /** Null takes it back. */
  readonly onDone: (discount: DiscountDraft | null) => void
  readonly onCancel: () => void
}

export function DiscountForm({ before, onDone, onCancel }: DiscountFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const currency = useCurrency()
  const [kind, setKind] = useState(before?.kind ?? 'percent')
  const [text, setText] = useState(before?.text ?? '')
  const [reason, setReason] = useState(before?.reason ?? '')
  const [isTried, setTried] = useState(false)
  const form = useFirstField()
  const read = readDiscount(kind, text, currency)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (read.ok && reason.trim() !== '')
      onDone({ kind, text, reason: reason.trim(), approvalId: null, approverName: null })
  }
  return (
    <form
      ref={form}
      noValidate
      aria-label={t('pay.discount')}
      onSubmit={submit}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-3"
    >
      <div className="grid grid-cols-[1fr_7rem] items-start gap-3">
        <Choice
          label={t('pay.discount')}
          options={(['percent', 'amount'] as const).map((value) => ({ value, label: t(`pay.discountKind.${value}`) }))}
          chosen={kind}
          onChoose={setKind}
        />
        <TextField
          label={t(kind === 'percent' ? 'pay.discountPercent' : 'pay.discountAmount')}
          inputMode="decimal"
          problem={isTried && !read.ok ? say.field(read.error) : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="money"
        />
      </div>
      <TextField
        label={t('pay.discountReason')}
        problem={isTried && reason.trim() === '' ? say.field('required') : undefined}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex gap-2">
        <Button weight="primary" type="submit" className="flex-1">
          {t('pay.discountGive')}
        </Button>
        <Button onClick={() => (before ? onDone(null) : onCancel())}>{t('pay.discountNone')}</Button>
      </div>
    </form>
  )
}

/** A percentage has two places behind its point, as most currencies have. */
function readDiscount(kind: DiscountDraft['kind'], text: string, currency: string) {
  const read = parseAmount(text, kind === 'percent' ? 'EUR' : currency)
  if (!read.ok) return read
  if (read.value === 0) return { ok: false, error: 'too_small' } as const
  return kind === 'percent' && read.value > 10_000 ? ({ ok: false, error: 'too_large' } as const) : read
}

/** The keyboard goes to the number. */
function useFirstField() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([type="radio"])')?.focus(), [])
  return form
}
