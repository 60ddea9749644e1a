/** The amount that goes back, and why: typed, or by one touch. */
import { type FormEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type SaleView, sale as saleCalls } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Money, useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import type { RefundDesk } from './use-refund.ts'

const USUAL = ['didNotWork', 'byMistake', 'changedMind'] as const

export function RefundForm({ sale, desk }: { sale: SaleView; desk: RefundDesk }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const title = useId()
  const { reason } = desk
  const candidate = { saleId: sale.id, amountMinor: sale.totalMinor, reason, approvalId: null }
  const { form, problems, take } = useChecked(check(saleCalls.refund.input, candidate))
  const problemOf = useProblemText(problems)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const ready = take()
    if (ready && !desk.isBusy) desk.give(ready.reason, null)
  }
  return (
    <form ref={form} noValidate aria-labelledby={title} onSubmit={submit} className="flex flex-col gap-4">
      <div className="flex flex-col gap-1 rounded-card border border-line bg-surface p-4">
        <h3 id={title} className="font-semibold">
          {t('refunds.title')}
        </h3>
        <Money minor={sale.totalMinor} className="text-4xl font-bold" />
        <p className="text-sm text-muted">{t(leadOf(sale))}</p>
      </div>
      <ReasonField reason={reason} problem={problemOf('reason')} onReason={desk.setReason} />
      <CallProblem error={desk.error} />
      <div className="flex gap-2">
        <Button weight="primary" type="submit" disabled={desk.isBusy} className="flex-1">
          {desk.isBusy
            ? t('refunds.working')
            : t('refunds.confirm', { amount: formatMoney(sale.totalMinor, currency) })}
        </Button>
        <Button shortcut="Esc" onClick={desk.back}>
          {t('refunds.cancel')}
        </Button>
      </div>
    </form>
  )
}

interface ReasonFieldProps {
  readonly reason: string
  readonly problem: string | undefined
  readonly onReason: (reason: string) => void
}

function ReasonField({ reason, problem, onReason }: ReasonFieldProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
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
        {USUAL.map((name) => (
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

function leadOf({ topUp, tokens }: SaleView) {
  if (topUp) return 'refunds.leadTopUp'
  return tokens.length > 1 ? 'refunds.leadMany' : 'refunds.lead'
}
