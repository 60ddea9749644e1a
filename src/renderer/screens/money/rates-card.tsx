/** What foreign money is worth here: fixed by whoever leads, with every rate before. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MoneySettings } from '../../../contract/money.ts'
import { formatRate, parseRate, worthInBase } from '../../../core/exchange.ts'
import { formatMoney, isCurrency, minorDigits } from '../../../core/money.ts'
import { useRates } from '../../bridge/money-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { CurrencyField, currencyCode } from '../../forms/place-fields.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { useSay } from '../../text/say.ts'
import { CARD } from './card.ts'
import { useMoneyCommand } from './use-money-command.ts'

export function RatesCard({ settings }: { settings: MoneySettings }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const currency = useCurrency()
  const withdraw = useMoneyCommand({
    send: (foreign: string) => teller.money.setRate({ currency: foreign, rateNano: null }),
    told: (foreign) => t('money.withdrawn', { foreign }),
  })
  return (
    <section aria-label={t('money.rates')} className={CARD}>
      <header>
        <h2 className="font-semibold">{t('money.rates')}</h2>
        <p className="text-sm text-muted">{t('money.ratesLead', { currency })}</p>
      </header>
      {settings.currencies.length === 0 && <p className="text-muted">{t('money.noRates')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {settings.currencies.map(({ currency: foreign, rateNano }) => (
          <li key={foreign} className="flex min-h-12 items-center justify-between gap-4">
            <span className="money font-medium">
              {t('money.rateOf', { foreign, rate: formatRate(rateNano), currency })}
            </span>
            <Button weight="quiet" onClick={() => withdraw.run(foreign)}>
              {t('money.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <CallProblem error={withdraw.error} />
      <RateForm />
      <RateHistory />
    </section>
  )
}

function RateForm() {
  const { t } = useTranslation()
  const say = useSay()
  const teller = useTeller()
  const currency = useCurrency()
  const [code, setCode] = useState('')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const foreign = currencyCode(code)
  const isForeign = isCurrency(foreign) && foreign !== currency
  const rate = parseRate(text)
  const fix = useMoneyCommand({
    send: (rateNano: number) => teller.money.setRate({ currency: foreign, rateNano }),
    told: (rateNano) => t('money.fixed', { foreign, rate: formatRate(rateNano), currency }),
    onDone: () => {
      setText('')
      setTried(false)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isForeign && rate.ok) fix.run(rate.value)
  }
  const reads =
    isForeign && rate.ok
      ? t('money.rateReads', { foreign, hundred: hundredIn(currency, foreign, rate.value) })
      : undefined
  return (
    <form noValidate onSubmit={submit} className="grid grid-cols-[1fr_1fr_auto] items-start gap-3">
      <CurrencyField
        value={code}
        problem={isTried && !isForeign ? say.field('unknown_currency') : undefined}
        onChange={setCode}
      />
      <TextField
        label={t('money.rateField', { foreign: isForeign ? foreign : t('money.one'), currency })}
        hint={reads}
        problem={isTried && !rate.ok ? say.field(rate.error) : undefined}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="money"
      />
      <Button type="submit" aria-busy={fix.isBusy} className="mt-6">
        {t('money.fix')}
      </Button>
      <div className="col-span-3 empty:hidden">
        <CallProblem error={fix.error} />
      </div>
    </form>
  )
}

/** A misread decimal mark shows itself at once. */
function hundredIn(base: string, foreign: string, rateNano: number): string {
  return formatMoney(worthInBase(100 * 10 ** minorDigits(foreign), { rateNano, foreign, base }), base)
}

function RateHistory() {
  const { t } = useTranslation()
  const moment = useMoment()
  const { data } = useRates()
  if (!data || data.length === 0) return null
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center text-sm font-medium">{t('money.history')}</summary>
      <ul className="max-h-48 overflow-y-auto text-sm text-muted">
        {data.map(({ currency: foreign, rateNano, byName: name, at }) => (
          <li key={`${foreign} ${at}`} className="money">
            {t('money.historyLine', {
              foreign,
              rate: rateNano === null ? t('money.notTaken') : formatRate(rateNano),
              name,
              when: moment(at),
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
