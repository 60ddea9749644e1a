/** Who pays later: found by a part of the name or number, with what is left of their limit. */
import { CircleAlert, UserRound } from 'lucide-react'
import { type ComponentProps, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PickedCustomer } from '../../../contract/customers.ts'
import { formatMoney } from '../../../core/money.ts'
import { usePickedCustomers } from '../../bridge/money-queries.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { AmountField, Fields } from './part-fields.tsx'

type AccountFieldsProps = ComponentProps<typeof AmountField> & { readonly onEnter: () => void }

export function AccountFields(props: AccountFieldsProps) {
  const { pay, onChange, disabled, onEnter } = props
  const { t } = useTranslation()
  if (!pay.customer) return <CustomerPicker onPick={(customer) => onChange({ customer })} />
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2 rounded-control bg-surface px-3">
        <Named customer={pay.customer} />
        <Button weight="quiet" disabled={disabled} onClick={() => onChange({ customer: null })}>
          {t('pay.other')}
        </Button>
      </div>
      <Fields onEnter={onEnter}>
        <AmountField {...props} />
        <LimitProblem {...props} />
      </Fields>
    </div>
  )
}

function LimitProblem({ pay, reading: { entry } }: AccountFieldsProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  if (!pay.customer || entry.is !== 'wrong' || entry.wrong.field !== 'limit') return null
  const { name, leftMinor } = pay.customer
  return (
    <p role="alert" className="flex items-center gap-2 text-sm text-bad">
      <CircleAlert size={16} aria-hidden="true" className="shrink-0" />
      {t('pay.customerLimit', { name, amount: formatMoney(leftMinor, currency) })}
    </p>
  )
}

function Named({ customer: { name, phone, leftMinor } }: { customer: PickedCustomer }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  return (
    <span className="min-w-0 flex-1">
      <span className="block truncate font-semibold">{name}</span>
      <span className="block text-sm text-muted">
        {[phone, t('pay.customerLeft', { amount: formatMoney(leftMinor, currency) })]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </span>
  )
}

/** Enter takes the only one, or the first. */
function CustomerPicker({ onPick }: { onPick: (customer: PickedCustomer) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { data, error } = usePickedCustomers(useDeferredValue(text.trim()))
  const take = () => {
    const [first] = data ?? []
    if (first) onPick(first)
  }
  return (
    <div className="flex flex-col gap-2">
      <Fields onEnter={take}>
        <div className="col-span-2">
          <TextField
            label={t('pay.customer')}
            hint={t('pay.customerHint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      </Fields>
      <CallProblem error={error} />
      {data?.length === 0 && <p className="text-muted">{t('pay.nobody')}</p>}
      <ul className="flex max-h-44 flex-col gap-1 overflow-y-auto">
        {data?.map((customer) => (
          <li key={customer.id}>
            <button
              type="button"
              onClick={() => onPick(customer)}
              className="flex min-h-12 w-full items-center gap-3 rounded-control border border-line bg-surface px-3 text-start hover:border-accent"
            >
              <UserRound size={18} aria-hidden="true" className="shrink-0 text-muted" />
              <Named customer={customer} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
