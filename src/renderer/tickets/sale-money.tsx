/** How a sale was paid, and what made its total, where that is more than plain cash for the price. */
import { useTranslation } from 'react-i18next'
import type { PaymentView } from '../../contract/pay.ts'
import type { SaleView } from '../../contract/sales.ts'
import { formatRate } from '../../core/exchange.ts'
import { formatMoney } from '../../core/money.ts'
import { Money, useCurrency } from '../components/money.tsx'

type Sale = Pick<SaleView, 'priceMinor' | 'quantity' | 'discount' | 'tax' | 'roundingMinor' | 'payments'>

export function SaleMoney({ sale }: { sale: Sale }) {
  const currency = useCurrency()
  const bill = useBillLines(sale)
  const paymentWords = usePaymentWords()
  const isPlain = sale.payments.every((paid) => paid.method === 'cash' && paid.currency === currency)
  const payments = isPlain ? [] : sale.payments.map((paid) => ({ label: paymentWords(paid), minor: paid.amountMinor }))
  const lines = [...bill, ...payments]
  if (lines.length === 0) return null
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 text-sm">
      {lines.map(({ label, minor }) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="min-w-0 break-words text-muted">{label}</dt>
          <dd className="text-end font-medium">
            <Money minor={minor} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** `Mobile money · QK7XW3`, `Cash · $5.00 at 0.92`, `On account · Hotel Baobab`. */
export function usePaymentWords(): (paid: PaymentView) => string {
  const { t } = useTranslation()
  return ({ method, reference, customerName, currency, tenderedMinor, rateNano }) => {
    const foreign = rateNano === null ? null : `${formatMoney(tenderedMinor, currency)} × ${formatRate(rateNano)}`
    return [t(`pay.method.${method}`), customerName, foreign, reference].filter((part) => part !== null).join(' · ')
  }
}

/** Nothing where the price was paid as it stands. */
function useBillLines({ priceMinor, quantity, discount, tax, roundingMinor }: Sale) {
  const { t } = useTranslation()
  if (!discount && !tax && roundingMinor === 0) return []
  const wordsOf = ({ reason, approvedByName: name }: NonNullable<Sale['discount']>) => {
    if (reason === null) return t('pay.keptBySeller')
    return name === null ? t('pay.discountOf', { reason }) : t('pay.discountOfBy', { reason, name })
  }
  const rate = tax && { name: tax.name, rate: tax.basisPoints / 100 }
  return [
    { label: t('pay.price'), minor: priceMinor * quantity },
    ...(discount ? [{ label: wordsOf(discount), minor: -discount.minor }] : []),
    ...(tax && rate ? [{ label: t(tax.isIncluded ? 'pay.taxWithin' : 'pay.taxOnTop', rate), minor: tax.minor }] : []),
    ...(roundingMinor === 0 ? [] : [{ label: t('pay.rounding'), minor: roundingMinor }]),
  ]
}
