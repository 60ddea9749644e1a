/** Cash into the drawer, out of it or to the safe: how much, why, and a leader's word where it takes one. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MovementKind, type ShiftNow, till as tillCalls } from '../../../contract/till.ts'
import { parseAmount } from '../../../core/money.ts'
import { ApprovalPrompt } from '../../approvals/approval-prompt.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useSay } from '../../text/say.ts'
import { useMoveCash } from './use-move-cash.ts'

const USUAL = {
  pay_in: ['pay_in1', 'pay_in2'],
  pay_out: ['pay_out1', 'pay_out2', 'pay_out3'],
  drop: ['drop1', 'drop2'],
} as const

interface MoveCashProps {
  readonly shift: ShiftNow
  readonly kind: MovementKind
  readonly askedBy: string
  readonly onClose: () => void
}

export function MoveCash({ shift, kind, askedBy, onClose }: MoveCashProps) {
  const { t } = useTranslation()
  const say = useSay()
  const title = useId()
  const [currency, setCurrency] = useState(shift.currencies[0] ?? '')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const amount = parseAmount(typed, currency)
  const desk = useMoveCash({ shiftId: shift.id, kind, onDone: onClose })
  const what = { currency, amountMinor: amount.ok ? amount.value : Number.NaN, reason }
  const { form, problems, take } = useChecked(check(tillCalls.move.input, desk.inputOf(what, null)))
  const problemOf = useProblemText(problems)
  const field = useRef<HTMLInputElement>(null)
  // Enter books it once the reason was touched.
  const book = useRef<HTMLButtonElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (take() && !desk.isBusy) desk.move(what, null)
  }
  if (desk.isAsking && amount.ok) {
    return (
      <ApprovalPrompt
        action={{ kind: 'till.pay_out', shiftId: shift.id, currency, amountMinor: amount.value, reason }}
        what={t('cashMove.ask', { reason })}
        askedBy={askedBy}
        onApproved={({ approvalId }) => desk.move(what, approvalId)}
        onCancel={desk.back}
      />
    )
  }
  const amountProblem = problemOf('amountMinor') && (amount.ok ? problemOf('amountMinor') : say.field(amount.error))
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby={title}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex flex-col gap-4"
    >
      <div>
        <h2 id={title} className="text-lg font-semibold">
          {t(`cashMove.${kind}`)}
        </h2>
        <p className="text-muted">{t(`cashMove.${kind}Lead`)}</p>
      </div>
      {shift.currencies.length > 1 && (
        <SelectField
          label={t('cashMove.currency')}
          options={shift.currencies.map((value) => ({ value, label: value }))}
          chosen={currency}
          onChoose={setCurrency}
        />
      )}
      <TextField
        ref={field}
        label={t('cashMove.amount')}
        problem={amountProblem}
        inputMode="decimal"
        value={typed}
        className="money text-xl font-semibold"
        onChange={(event) => setTyped(event.target.value)}
      />
      <TextField
        label={t('cashMove.reason')}
        hint={t('cashMove.reasonHint')}
        problem={problemOf('reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <fieldset aria-label={t('cashMove.usual')} className="flex min-w-0 flex-wrap gap-2">
        {USUAL[kind].map((name) => (
          <Button
            key={name}
            aria-pressed={reason === t(`cashMove.${name}`)}
            className="rounded-full aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => {
              setReason(t(`cashMove.${name}`))
              book.current?.focus()
            }}
          >
            {t(`cashMove.${name}`)}
          </Button>
        ))}
      </fieldset>
      <CallProblem error={desk.error} />
      <div className="flex gap-2">
        <Button ref={book} weight="primary" type="submit" aria-busy={desk.isBusy} className="flex-1">
          {t(desk.isBusy ? 'cashMove.working' : 'cashMove.confirm')}
        </Button>
        <Button shortcut="Esc" onClick={onClose}>
          {t('cashMove.cancel')}
        </Button>
      </div>
    </form>
  )
}
