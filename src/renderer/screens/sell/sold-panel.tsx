/** The ticket panel after the sale: the change and the code, large, until the next sale begins. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { Money, useCurrency } from '../../components/money.tsx'
import { Paper } from '../../components/paper.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { SaleMoney } from '../../tickets/sale-money.tsx'
import type { TicketActions } from '../../tickets/use-ticket-actions.ts'
import { ToppedUp } from '../../tokens/topped-up.tsx'
import { SoldTokens } from './sold-tokens.tsx'

interface SoldPanelProps {
  readonly sale: SaleView
  readonly actions: TicketActions
  /** Is it too early to offer printing without the router? */
  readonly tooEarly: boolean
}

export function SoldPanel({ sale, actions, tooEarly }: SoldPanelProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  // Whatever had the focus is gone; Enter must do nothing now, and a screen reader should read the change.
  useEffect(() => panel.current?.focus(), [])
  const [only, second] = sale.tokens
  return (
    <section ref={panel} tabIndex={-1} aria-labelledby="sold" className="flex h-full min-h-0 flex-col gap-3">
      <header className="flex items-baseline justify-between gap-2">
        <h2 id="sold" className="font-semibold">
          {t('sell.soldTitle', { number: sale.number })}
        </h2>
        <p className="truncate text-muted">{t('sell.soldWhat', { quantity: sale.quantity, plan: sale.planName })}</p>
      </header>
      <Change sale={sale} />
      <CallProblem error={actions.error} />
      {sale.topUp ? (
        <ToppedUp sale={sale} topUp={sale.topUp} />
      ) : (
        <SoldTokens sale={sale} actions={actions} tooEarly={tooEarly} />
      )}
      {only && !second && (
        <div className="min-h-0 flex-1">
          <Paper of={{ tokenId: only.id }} alt={t('sell.ticketOf', { code: only.codeGroups.join(' ') })} />
        </div>
      )}
      <p className="text-center text-sm text-muted">{t('sell.next')}</p>
    </section>
  )
}

function Change({ sale }: { sale: SaleView }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const tendered = formatMoney(sale.tenderedMinor, currency)
  const total = formatMoney(sale.totalMinor, currency)
  return (
    <div className="rounded-card bg-accent-soft px-4 py-2">
      <div className="flex items-baseline justify-between gap-4">
        <span className="font-medium">{t(sale.changeMinor > 0 ? 'sell.giveBack' : 'sell.nothingBack')}</span>
        {sale.changeMinor > 0 && <Money minor={sale.changeMinor} className="text-4xl font-bold text-accent-strong" />}
      </div>
      <p className="money text-sm text-muted">{t('sell.paid', { tendered, total })}</p>
      <SaleMoney sale={sale} />
    </div>
  )
}
