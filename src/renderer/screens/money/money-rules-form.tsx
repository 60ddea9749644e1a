/** What the owner decides: the ways to pay, the rounding of cash, and whether prices contain the tax. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoneyRules, type MoneySettings } from '../../../contract/money.ts'
import { formatPlain, parseAmount } from '../../../core/money.ts'
import { RECORDED_METHODS } from '../../../core/payments.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { CARD } from './card.ts'
import { useMoneyCommand } from './use-money-command.ts'

const MODES = ['nearest', 'up', 'down'] as const

export function MoneyRulesForm({ saved }: { saved: MoneySettings }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const currency = useCurrency()
  const [rules, setRules] = useState<MoneyRules>(() => MoneyRules.parse(saved))
  const [step, setStep] = useState(formatPlain(saved.cashStepMinor, currency))
  const read = parseAmount(step, currency)
  const candidate = { ...rules, cashStepMinor: read.ok ? read.value : Number.NaN }
  const { problems, take, form } = useChecked(check(MoneyRules, candidate))
  const problemOf = useProblemText(problems)
  const save = useMoneyCommand({
    send: (next: MoneyRules) => teller.money.saveRules(next),
    told: () => t('money.saved'),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = take()
    if (next) save.run(next)
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className={CARD}>
      <Ways rules={rules} onChange={setRules} />
      <h2 className="font-semibold">{t('money.cash')}</h2>
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label={t('money.step', { currency })}
          hint={t('money.stepHint')}
          problem={problemOf('cashStepMinor')}
          inputMode="decimal"
          value={step}
          onChange={(event) => setStep(event.target.value)}
          className="money"
        />
        <Choice
          label={t('money.rounding')}
          options={MODES.map((value) => ({ value, label: t(`money.roundingMode.${value}`) }))}
          chosen={rules.cashRounding}
          onChoose={(cashRounding) => setRules({ ...rules, cashRounding })}
        />
      </div>
      <h2 className="font-semibold">{t('money.tax')}</h2>
      <Choice
        label={t('money.taxHow')}
        options={[
          { value: 'within', label: t('money.taxWithin') },
          { value: 'on_top', label: t('money.taxOnTop') },
        ]}
        chosen={rules.taxIncluded ? 'within' : 'on_top'}
        onChoose={(how) => setRules({ ...rules, taxIncluded: how === 'within' })}
      />
      <CallProblem error={save.error} />
      <Button type="submit" weight="primary" aria-busy={save.isBusy} className="self-start">
        {t(save.isBusy ? 'money.saving' : 'money.save')}
      </Button>
    </form>
  )
}

function Ways({ rules, onChange }: { rules: MoneyRules; onChange: (rules: MoneyRules) => void }) {
  const { t } = useTranslation()
  const { methods } = rules
  const set = (change: Partial<MoneyRules['methods']>) => onChange({ ...rules, methods: { ...methods, ...change } })
  return (
    <section aria-label={t('money.ways')} className="flex flex-col gap-2">
      <h2 className="font-semibold">{t('money.ways')}</h2>
      <p className="text-sm text-muted">{t('money.waysLead')}</p>
      {RECORDED_METHODS.map((method) => (
        <fieldset key={method} className="grid grid-cols-[8rem_8rem_1fr] items-center gap-4">
          <legend className="sr-only">{t(`pay.method.${method}`)}</legend>
          <span className="font-medium" aria-hidden="true">
            {t(`pay.method.${method}`)}
          </span>
          <CheckField
            label={t('money.taken')}
            checked={methods[method].isOn}
            onChange={(event) => set({ [method]: { ...methods[method], isOn: event.target.checked } })}
          />
          <CheckField
            label={t('money.reference')}
            checked={methods[method].needsReference}
            disabled={!methods[method].isOn}
            onChange={(event) => set({ [method]: { ...methods[method], needsReference: event.target.checked } })}
          />
        </fieldset>
      ))}
      <fieldset className="grid grid-cols-[8rem_8rem_1fr] items-center gap-4">
        <legend className="sr-only">{t('pay.method.account')}</legend>
        <span className="font-medium" aria-hidden="true">
          {t('pay.method.account')}
        </span>
        <CheckField
          label={t('money.taken')}
          checked={methods.account.isOn}
          onChange={(event) => set({ account: { isOn: event.target.checked } })}
        />
      </fieldset>
    </section>
  )
}
