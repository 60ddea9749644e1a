/** The taxes that packages can have. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { money as calls, type TaxRate } from '../../../contract/money.ts'
import { parseAmount } from '../../../core/money.ts'
import { useTaxRates } from '../../bridge/money-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { CARD } from './card.ts'
import { useMoneyCommand } from './use-money-command.ts'

export function TaxCard({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation()
  const { data, error } = useTaxRates()
  return (
    <section aria-label={t('money.tax')} className={CARD}>
      <header>
        <h2 className="font-semibold">{t('money.tax')}</h2>
        <p className="text-sm text-muted">{t('money.taxLead')}</p>
      </header>
      <CallProblem error={error} />
      {data?.length === 0 && <p className="text-muted">{t('money.noTax')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {data?.map((tax) => (
          <TaxLine key={tax.id} tax={tax} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit && <TaxForm />}
    </section>
  )
}

function TaxLine({ tax: { id, name, basisPoints, packages }, mayEdit }: { tax: TaxRate; mayEdit: boolean }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const retire = useMoneyCommand({
    send: () => teller.money.retireTax({ id }),
    told: () => t('money.retired', { name }),
  })
  return (
    <li className="flex flex-col gap-2 py-1">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <span>
          <span className="font-medium">{t('money.taxOf', { name, rate: basisPoints / 100 })}</span>{' '}
          <span className="text-sm text-muted">{t('money.onPackages', { count: packages })}</span>
        </span>
        {mayEdit && (
          <Button weight="quiet" onClick={() => retire.run(undefined)}>
            {t('money.retire')}
          </Button>
        )}
      </div>
      <CallProblem error={retire.error} />
    </li>
  )
}

function TaxForm() {
  const { t } = useTranslation()
  const teller = useTeller()
  const [name, setName] = useState('')
  const [rate, setRate] = useState('')
  // A percentage has two places behind its point, as most currencies have.
  const read = parseAmount(rate, 'EUR')
  const { problems, take, form } = useChecked(
    check(calls.addTax.input, { name, basisPoints: read.ok ? read.value : Number.NaN }),
  )
  const problemOf = useProblemText(problems)
  const add = useMoneyCommand({
    send: teller.money.addTax,
    told: (tax: { name: string }) => t('money.taxAdded', { name: tax.name }),
    onDone: () => {
      setName('')
      setRate('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const tax = take()
    if (tax) add.run(tax)
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className="grid grid-cols-[1fr_7rem_auto] items-start gap-3">
      <TextField
        label={t('money.taxName')}
        problem={problemOf('name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('money.taxRate')}
        problem={problemOf('basisPoints')}
        inputMode="decimal"
        value={rate}
        onChange={(event) => setRate(event.target.value)}
        className="money"
      />
      <Button type="submit" aria-busy={add.isBusy} className="mt-6">
        {t('money.addTax')}
      </Button>
      <div className="col-span-3 empty:hidden">
        <CallProblem error={add.error} />
      </div>
    </form>
  )
}
