/** What a seller owes for a batch, shown before it is booked. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView, Commission, Settlement } from '../../../contract/batch.ts'
import type { SaleView } from '../../../contract/sales.ts'
import type { Checkout } from '../../../core/checkout.ts'
import { formatMoney, parseAmount } from '../../../core/money.ts'
import { useSettlement } from '../../bridge/batch-queries.ts'
import { useMoneySettings } from '../../bridge/money-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useSay } from '../../text/say.ts'
import { PANEL } from './panel.ts'
import { settleSum } from './settle-sum.ts'
import { useBatchCommand } from './use-batch-command.ts'

interface SettleFormProps {
  readonly batch: BatchView
  readonly onOpenSale: (sale: SaleView) => void
}

export function SettleForm({ batch, onOpenSale }: SettleFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const [which, setWhich] = useState<'used' | 'all'>('used')
  const [kind, setKind] = useState<Commission['kind']>('percent')
  const [text, setText] = useState('')
  const read = readShare(kind, text, batch.currency)
  const { data, error } = useSettlement(batch.id, which, read.ok ? read.value : null)
  const { data: settings, error: noSettings } = useMoneySettings()
  const sum = data && settings && settleSum(data, settings, batch.currency)
  const booking = useBooking({ batch, onOpenSale })
  return (
    <section className={PANEL}>
      <header>
        <h3 className="font-semibold">{t('settling.title')}</h3>
        <p className="text-sm text-muted">{t('settling.lead')}</p>
      </header>
      <Choice
        label={t('settling.which')}
        options={(['used', 'all'] as const).map((value) => ({ value, label: t(`settling.${value}`) }))}
        chosen={which}
        onChoose={setWhich}
      />
      <p className="text-sm text-muted">{t(which === 'used' ? 'settling.usedText' : 'settling.allText')}</p>
      <div className="grid grid-cols-[1fr_8rem] items-end gap-3">
        <Choice
          label={t('settling.share')}
          options={(['percent', 'amount'] as const).map((value) => ({ value, label: t(`settling.${value}`) }))}
          chosen={kind}
          onChoose={setKind}
        />
        <TextField
          label={t(kind === 'percent' ? 'settling.percentField' : 'settling.amountField')}
          problem={read.ok ? undefined : say.field(read.error)}
          inputMode="decimal"
          placeholder="0"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="money"
        />
      </div>
      <CallProblem error={error ?? noSettings} />
      {sum && read.ok && <Bill batch={batch} settlement={data} sum={sum} />}
      <CallProblem error={booking.error} />
      {sum && read.ok && data.quantity > 0 && (
        <Button
          weight="primary"
          aria-busy={booking.isBusy}
          onClick={() =>
            !booking.isBusy &&
            booking.run({ which, commission: read.value, quantity: data.quantity, totalMinor: sum.totalMinor })
          }
        >
          {booking.isBusy
            ? t('settling.working')
            : t('settling.book', { amount: formatMoney(sum.totalMinor, batch.currency) })}
        </Button>
      )}
    </section>
  )
}

/** A percentage has two places behind its point, as most currencies have. */
function readShare(kind: Commission['kind'], text: string, currency: string) {
  const read = parseAmount(text.trim() === '' ? '0' : text, kind === 'percent' ? 'EUR' : currency)
  if (!read.ok) return read
  if (kind === 'amount') return { ok: true, value: { kind, minor: read.value } } as const
  if (read.value > 10_000) return { ok: false, error: 'too_large' } as const
  return { ok: true, value: { kind, hundredths: read.value } } as const
}

interface BillProps {
  readonly batch: BatchView
  readonly settlement: Settlement
  readonly sum: Checkout
}

function Bill({ batch, settlement, sum }: BillProps) {
  const { t } = useTranslation()
  const { quantity, priceMinor, isRounded, tax, left } = settlement
  const { grossMinor, discountMinor, taxMinor, roundingMinor, totalMinor } = sum
  const money = (minor: number) => formatMoney(minor, batch.currency)
  const many = (count: number) => ({ count, number: count.toLocaleString('en') })
  if (quantity === 0) return <p className="text-muted">{t('settling.nothing')}</p>
  return (
    <div className="flex flex-col gap-2 rounded-control bg-sunken p-4">
      <dl className="money grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        <dt>{t('settling.gross', { slips: t('settling.slips', many(quantity)), price: money(priceMinor) })}</dt>
        <dd className="text-end">{money(grossMinor)}</dd>
        <dt>{t('settling.keeps')}</dt>
        <dd className="text-end">−{money(discountMinor)}</dd>
        {tax && !tax.isIncluded && (
          <>
            <dt>{t('pay.taxOnTop', { name: tax.name, rate: tax.basisPoints / 100 })}</dt>
            <dd className="text-end">{money(taxMinor)}</dd>
          </>
        )}
        {roundingMinor !== 0 && (
          <>
            <dt>{t('pay.rounding')}</dt>
            <dd className="text-end">{money(roundingMinor)}</dd>
          </>
        )}
        <dt className="text-lg font-semibold">{t('settling.total')}</dt>
        <dd className="text-end text-lg font-semibold">{money(totalMinor)}</dd>
      </dl>
      <p className="text-sm text-muted">
        {isRounded && `${t('settling.rounded')} `}
        {t('settling.left', many(left))}
      </p>
    </div>
  )
}

interface Booking extends Pick<Settlement, 'quantity' | 'totalMinor'> {
  readonly which: 'used' | 'all'
  readonly commission: Commission
}

/** One press of the button books once, however often it is sent; what was booked opens a new one. */
function useBooking({ batch, onOpenSale }: SettleFormProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  return useBatchCommand({
    send: (booking: Booking) => teller.batch.settle({ batchId: batch.id, requestId, ...booking }),
    told: ({ saleNumber: number, totalMinor }) =>
      t('settling.booked', { number, amount: formatMoney(totalMinor, batch.currency) }),
    onDone: ({ saleId }) => {
      setRequestId(crypto.randomUUID())
      void teller.sale.get({ id: saleId }).then(onOpenSale)
    },
  })
}
