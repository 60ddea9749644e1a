/** What makes the total where it is not simply the price: discount, tax, rounding; and the parts that were taken. */
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../core/money.ts'
import { Money, useCurrency } from '../../components/money.tsx'
import type { TakenPart } from './pay-draft.ts'
import type { Priced, Reading } from './reading.ts'

interface BillLinesProps {
  readonly reading: Reading
  readonly tax: Priced['tax']
  readonly reason: string | null
}

export function BillLines({ reading: { bill, sum }, tax, reason }: BillLinesProps) {
  const { t } = useTranslation()
  const taxLabel = tax?.isIncluded ? 'pay.taxWithin' : 'pay.taxOnTop'
  const lines = [
    ...(bill.discountMinor > 0
      ? [{ label: t('pay.discountOf', { reason: reason ?? '' }), minor: -bill.discountMinor }]
      : []),
    ...(tax ? [{ label: t(taxLabel, { name: tax.name, rate: tax.basisPoints / 100 }), minor: bill.taxMinor }] : []),
    ...(sum.roundingMinor === 0 ? [] : [{ label: t('pay.rounding'), minor: sum.roundingMinor }]),
  ]
  if (lines.length === 0) return null
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 text-sm">
      {lines.map(({ label, minor }) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="truncate text-muted">{label}</dt>
          <dd className="text-end">
            <Money minor={minor} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface PartsTakenProps {
  readonly parts: readonly TakenPart[]
  readonly leftMinor: number
  readonly disabled: boolean
  readonly onDrop: (key: string) => void
}

/** What is left stands large: it is what the customer is asked for next. */
export function PartsTaken({ parts, leftMinor, disabled, onDrop }: PartsTakenProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  if (parts.length === 0) return null
  return (
    <section aria-label={t('pay.parts')} className="flex flex-col gap-1 rounded-card border border-line bg-surface p-2">
      <ul>
        {parts.map(({ key, part, worthMinor, customerName }) => {
          const what = `${t(`pay.method.${part.method}`)} ${formatMoney(worthMinor, currency)}`
          const more = customerName ?? ('reference' in part ? part.reference : null)
          return (
            <li key={key} className="flex items-center gap-2 ps-2">
              <span className="money min-w-0 flex-1 truncate">
                {[what, more].filter((text) => text !== null).join(' · ')}
              </span>
              <button
                type="button"
                disabled={disabled}
                aria-label={t('pay.drop', { what })}
                onClick={() => onDrop(key)}
                className="grid size-11 place-items-center rounded-control hover:bg-sunken"
              >
                <X size={16} aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
      <p className="flex items-baseline justify-between px-2">
        <span className="font-medium">{t('pay.leftToPay')}</span>
        <Money minor={leftMinor} className="text-3xl font-bold text-accent-strong" />
      </p>
    </section>
  )
}
