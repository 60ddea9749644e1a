/** Adds or changes a customer with an account. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerForm, type CustomerView } from '../../../contract/customers.ts'
import { formatPlain, parseAmount } from '../../../core/money.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { check } from '../../forms/check.ts'
import { EditorForm } from '../../forms/editor-form.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useSave } from '../../forms/use-save.ts'

interface CustomerEditorProps {
  /** Null: somebody new. */
  readonly view: CustomerView | null
  readonly onSaved: (view: CustomerView) => void
  readonly onClose: () => void
}

export function CustomerEditor({ view, onSaved, onClose }: CustomerEditorProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const save = useSaveCustomer(view, onSaved)
  const [draft, setDraft] = useState(() => draftOf(view, currency))
  const limit = parseAmount(draft.limit, currency)
  const { problems, take, form } = useChecked(
    check(CustomerForm, { ...draft, limitMinor: limit.ok ? limit.value : Number.NaN }),
  )
  const problemOf = useProblemText(problems)
  useEffect(() => form.current?.querySelector('input')?.focus(), [form])
  const text = (name: 'name' | 'phone' | 'note' | 'limit') => ({
    value: draft[name],
    problem: problemOf(name === 'limit' ? 'limitMinor' : name),
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  return (
    <>
      <h2 className="mb-4 text-lg font-semibold break-words">{view?.name ?? t('accounts.add')}</h2>
      <EditorForm
        form={form}
        save={save}
        onSave={() => {
          const customer = take()
          if (customer) save.run(customer)
        }}
        onCancel={onClose}
      >
        <TextField label={t('accounts.name')} {...text('name')} />
        <TextField label={t('accounts.phone')} hint={t('accounts.phoneHint')} inputMode="tel" {...text('phone')} />
        <TextField label={t('accounts.note')} {...text('note')} />
        <TextField
          label={t('accounts.limit', { currency })}
          inputMode="decimal"
          className="money font-semibold"
          {...text('limit')}
        />
        <CheckField
          label={t('accounts.active')}
          checked={draft.active}
          onChange={(event) => setDraft({ ...draft, active: event.target.checked })}
        />
      </EditorForm>
    </>
  )
}

function draftOf(view: CustomerView | null, currency: string) {
  if (!view) return { name: '', phone: '', note: '', limit: '', active: true }
  const { name, phone, note, limitMinor, active } = view
  return { name, phone: phone ?? '', note, limit: formatPlain(limitMinor, currency), active }
}

function useSaveCustomer(view: CustomerView | null, onSaved: (view: CustomerView) => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  return useSave({
    send: (customer: CustomerForm) => teller.customer.save({ id: view?.id ?? null, customer }),
    told: ({ name }) => t('accounts.saved', { name }),
    onSaved: (saved) => {
      void queries.invalidateQueries({ queryKey: keys.customers })
      onSaved(saved)
    },
  })
}
