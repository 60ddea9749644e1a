/** The cash handed over: typed with comma or point, or touched as a likely note; the change stands beside it. */
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { likelyTenders } from '../../../core/likely-tenders.ts'
import { formatMoney, formatPlain } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { CONTROL, Field } from '../../components/field.tsx'
import { Money, useCurrency } from '../../components/money.tsx'
import { useSay } from '../../text/say.ts'
import type { Cash } from './cash.ts'

interface CashFieldProps {
  readonly text: string
  readonly cash: Cash
  readonly totalMinor: number
  /** Null: the café's own money is handed over. */
  readonly foreign: ForeignCash | null
  /** In the café's own currency; null: not enough was handed over, or it cannot be read. */
  readonly changeMinor: number | null
  readonly problem: string | undefined
  readonly disabled: boolean
  readonly onChange: (text: string) => void
  readonly inputRef: Ref<HTMLInputElement>
}

export interface ForeignCash {
  readonly currency: string
  /** As a person reads it. */
  readonly rate: string
  /** The least of it that is enough, in words. */
  readonly enough: string
}

export function CashField(props: CashFieldProps) {
  const { text, cash, totalMinor, foreign, changeMinor, disabled, onChange, inputRef } = props
  const { t } = useTranslation()
  const ownProblem = useCashProblem(cash)
  const problem = foreign ? props.problem : ownProblem
  const label = foreign ? t('pay.cashIn', { currency: foreign.currency }) : t('sell.cash')
  const hint = foreign ? t('pay.foreignHint', { ...foreign, amount: foreign.enough }) : t('sell.cashHint')
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[1fr_auto] items-start gap-4">
        <Field label={label} hint={hint} problem={problem}>
          {(ids) => (
            <input
              {...ids}
              ref={inputRef}
              data-field="cash"
              inputMode="decimal"
              autoComplete="off"
              value={text}
              readOnly={disabled}
              onChange={(event) => onChange(event.target.value)}
              className={classes(CONTROL, 'money text-xl font-semibold')}
            />
          )}
        </Field>
        <div className="flex min-w-28 flex-col items-end gap-1">
          <span className="text-sm font-medium">{t('sell.change')}</span>
          <output aria-live="polite" className="text-3xl leading-11 font-semibold">
            {changeMinor === null ? '–' : <Money minor={changeMinor} />}
          </output>
        </div>
      </div>
      {!foreign && <QuickTenders totalMinor={totalMinor} disabled={disabled} onPick={onChange} />}
    </div>
  )
}

function useCashProblem(cash: Cash): string | undefined {
  const { t } = useTranslation()
  const say = useSay()
  const currency = useCurrency()
  if (cash.ok) return undefined
  return 'problem' in cash
    ? say.field(cash.problem)
    : t('sell.missing', { amount: formatMoney(cash.missingMinor, currency) })
}

interface QuickTendersProps {
  readonly totalMinor: number
  readonly disabled: boolean
  readonly onPick: (text: string) => void
}

function QuickTenders({ totalMinor, disabled, onPick }: QuickTendersProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  return (
    // A touched note does not take the keyboard: Enter goes on meaning "sell".
    <fieldset
      aria-label={t('sell.likely')}
      className="grid min-w-0 auto-cols-fr grid-flow-col gap-2"
      onMouseDown={(event) => event.preventDefault()}
    >
      {likelyTenders(totalMinor, currency).map((minor) => (
        <button
          key={minor}
          type="button"
          disabled={disabled}
          onClick={() => onPick(formatPlain(minor, currency))}
          className="money min-h-11 rounded-control border border-line bg-surface px-1 font-medium hover:border-accent disabled:text-muted"
        >
          {minor === totalMinor ? t('sell.exact') : formatPlain(minor, currency).replace(/\.0+$/, '')}
        </button>
      ))}
    </fieldset>
  )
}
