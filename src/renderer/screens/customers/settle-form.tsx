/** Takes money for what a customer owes: all of it or a part, in any way but on account. */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerView } from '../../../contract/customers.ts'
import { formatMoney, formatPlain, parseAmount } from '../../../core/money.ts'
import { useMoneySettings } from '../../bridge/money-queries.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'
import { useSave } from '../../forms/use-save.ts'
import { useSay } from '../../text/say.ts'
import { waysOf } from '../sell/way-buttons.tsx'
import { readSettlement, type SettlementDraft } from './settlement.ts'

export function SettleForm({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const currency = useCurrency()
  const { data: settings } = useMoneySettings()
  const ways = settings ? waysOf(settings).filter((way) => way !== 'account') : (['cash'] as const)
  const [draft, setDraft] = useState<SettlementDraft>(() => ({
    amount: formatPlain(customer.owedMinor, currency),
    way: 'cash',
    handed: '',
    reference: '',
    note: '',
  }))
  const change = (part: Partial<SettlementDraft>) => setDraft({ ...draft, ...part })
  const read = readSettlement(draft, customer.owedMinor, currency)
  const problemOf = (field: 'amount' | 'handed') =>
    !read.ok && read.field === field ? say.field(read.problem) : undefined
  const settle = useSettle(customer, onClose)
  const form = useFirstField()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (read.ok && !settle.isSaving) settle.run(read)
  }
  const amount = parseAmount(draft.amount, currency)
  const [cash] = read.ok ? read.payments : []
  const goesBack = read.ok && cash?.method === 'cash' ? (cash.tenderedMinor ?? read.amountMinor) - read.amountMinor : 0
  return (
    <form
      ref={form}
      noValidate
      aria-label={t('accounts.settle')}
      onSubmit={submit}
      className="flex flex-col gap-3 rounded-card border border-line p-4"
    >
      <TextField
        label={t('accounts.settleTitle')}
        inputMode="decimal"
        className="money text-xl font-semibold"
        value={draft.amount}
        problem={problemOf('amount')}
        onChange={(event) => change({ amount: event.target.value })}
      />
      <Choice
        label={t('accounts.way')}
        options={ways.map((value) => ({ value, label: t(`pay.way.${value}`) }))}
        chosen={draft.way}
        onChoose={(way) => change({ way })}
      />
      {draft.way === 'cash' ? (
        <TextField
          label={t('accounts.handed')}
          hint={
            goesBack > 0
              ? t('accounts.goesBack', { amount: formatMoney(goesBack, currency) })
              : t('accounts.handedHint')
          }
          inputMode="decimal"
          className="money"
          value={draft.handed}
          problem={problemOf('handed')}
          onChange={(event) => change({ handed: event.target.value })}
        />
      ) : (
        <TextField
          label={t('accounts.reference')}
          maxLength={60}
          value={draft.reference}
          onChange={(event) => change({ reference: event.target.value })}
        />
      )}
      <TextField
        label={t('accounts.settleNote')}
        maxLength={200}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <CallProblem error={settle.error} />
      <div className="flex gap-2">
        <Button weight="primary" type="submit" disabled={!read.ok} aria-busy={settle.isSaving} className="flex-1">
          {settle.isSaving
            ? t('accounts.booking')
            : t('accounts.book', { amount: formatMoney(amount.ok ? amount.value : 0, currency) })}
        </Button>
        <Button onClick={onClose}>{t('accounts.cancel')}</Button>
      </div>
    </form>
  )
}

/** One press books once, however often it is sent. */
function useSettle({ id: customerId, name }: CustomerView, onDone: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const currency = useCurrency()
  const requestId = useRef(crypto.randomUUID())
  return useSave({
    send: ({ amountMinor, payments, note }: Extract<ReturnType<typeof readSettlement>, { ok: true }>) =>
      teller.customer.settle({ requestId: requestId.current, customerId, amountMinor, payments: [...payments], note }),
    told: ({ amountMinor }) => t('accounts.bookedExact', { amount: formatMoney(amountMinor, currency), name }),
    onSaved: ({ amountMinor, changeMinor }) => {
      const [amount, back] = [formatMoney(amountMinor, currency), formatMoney(changeMinor, currency)]
      if (changeMinor > 0) toast(t('accounts.booked', { amount, name, change: back }))
      void queries.invalidateQueries({ queryKey: keys.customers })
      onDone()
    },
  })
}

/** The keyboard goes to the amount, with all of it to be typed over. */
function useFirstField() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.select(), [])
  return form
}
