/** What is typed for the way that was chosen: cash of either kind, a reference, or a customer's name. */
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { formatRate, tenderFor } from '../../../core/exchange.ts'
import { formatMoney } from '../../../core/money.ts'
import { Button } from '../../components/button.tsx'
import { useCurrency } from '../../components/money.tsx'
import { useSay } from '../../text/say.ts'
import { AccountFields } from './account-fields.tsx'
import { CashField, type ForeignCash } from './cash-field.tsx'
import { CurrencyChips } from './currency-chips.tsx'
import { RecordedFields } from './part-fields.tsx'
import type { PayDraft } from './pay-draft.ts'
import type { Checkout } from './use-checkout.ts'

interface PayEntryProps {
  readonly checkout: Checkout
  readonly disabled: boolean
  readonly onCash: (text: string) => void
  readonly onPay: (change: Partial<PayDraft>, cash?: string) => void
  readonly onSell: () => void
  readonly onSplit: () => void
  readonly cashRef: Ref<HTMLInputElement>
}

export function PayEntry(props: PayEntryProps) {
  const { checkout, disabled, onPay, onSell } = props
  const { pay } = checkout.sale.draft
  const shared = { pay, reading: checkout.reading, disabled, onChange: onPay, onEnter: onSell }
  if (pay.way === 'cash') return <CashEntry {...props} />
  if (pay.way === 'account') return <AccountFields {...shared} />
  const { needsReference } = checkout.settings.methods[pay.way]
  return <RecordedFields {...shared} method={pay.way} needsReference={needsReference} />
}

function CashEntry({ checkout, disabled, onCash, onPay, onSplit, cashRef }: PayEntryProps) {
  const { t } = useTranslation()
  const { sale, settings, cash, reading } = checkout
  const { pay, cash: text } = sale.draft
  const foreign = useForeign(checkout)
  const problem = useForeignProblem(checkout)
  const isShort = reading.entry.is === 'short' && reading.entry.worthMinor > 0
  return (
    <div className="flex flex-col gap-2">
      <CurrencyChips
        settings={settings}
        chosen={pay.currency}
        disabled={disabled}
        onChoose={(currency) => onPay({ currency }, '')}
      />
      <CashField
        text={text}
        cash={cash}
        totalMinor={reading.leftMinor}
        foreign={foreign}
        problem={problem}
        changeMinor={reading.entry.is === 'full' ? reading.sum.changeMinor : null}
        disabled={disabled}
        onChange={onCash}
        inputRef={cashRef}
      />
      {isShort && !disabled && (
        <Button shortcut="Alt+S" onClick={onSplit}>
          {t('pay.split')}
        </Button>
      )}
    </div>
  )
}

function useForeign({ sale, settings, reading }: Checkout): ForeignCash | null {
  const base = useCurrency()
  const { currency } = sale.draft.pay
  const rateNano = settings.currencies.find((each) => each.currency === currency)?.rateNano
  if (currency === null || rateNano === undefined) return null
  const enough = formatMoney(tenderFor(reading.leftMinor, { rateNano, foreign: currency, base }), currency)
  return { currency, rate: `${formatRate(rateNano)} ${base}`, enough }
}

function useForeignProblem({ reading: { entry } }: Checkout): string | undefined {
  const { t } = useTranslation()
  const say = useSay()
  const currency = useCurrency()
  if (entry.is === 'short') return t('sell.missing', { amount: formatMoney(entry.missingMinor, currency) })
  return entry.is === 'wrong' && entry.wrong.field === 'cash' ? say.field(entry.wrong.problem) : undefined
}
