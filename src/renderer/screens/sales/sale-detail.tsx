/** The chosen sale: its money, its codes, its ticket. R prints the ticket again, Escape leads back to the list. */
import { type KeyboardEvent as Pressed, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { classes } from '../../components/classes.ts'
import { focusOf } from '../../components/focus.ts'
import { Money } from '../../components/money.tsx'
import { Paper } from '../../components/paper.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useTimeOfDay } from '../../frame/counter-context.ts'
import { useTicketActions } from '../../tickets/use-ticket-actions.ts'
import { SaleToken } from './sale-token.tsx'
import { DETAIL_ID } from './sales-list.tsx'

export function SaleDetail({ sale, onLeave }: { sale: SaleView; onLeave: () => void }) {
  const { t } = useTranslation()
  const actions = useTicketActions()
  const [only, second] = sale.tokens
  useReprintKey(() => {
    if (only && !second && !actions.isBusy) actions.reprint(only)
  })
  const hear = (event: Pressed) => event.key === 'Escape' && onLeave()
  return (
    <section
      id={DETAIL_ID}
      tabIndex={-1}
      aria-label={t('sell.soldTitle', { number: sale.number })}
      onKeyDown={hear}
      className="flex h-full min-h-0 flex-col gap-3"
    >
      <SaleHead sale={sale} />
      <CallProblem error={actions.error} />
      <ul className={classes('flex flex-col gap-4', second && 'min-h-0 flex-1 overflow-y-auto')}>
        {sale.tokens.map((token) => (
          <SaleToken key={token.id} token={token} actions={actions} reprintKey={second ? undefined : 'R'} />
        ))}
      </ul>
      {only && !second && (
        <div className="min-h-0 flex-1">
          <Paper of={{ tokenId: only.id }} alt={t('sell.ticketOf', { code: only.codeGroups.join(' ') })} />
        </div>
      )}
    </section>
  )
}

function SaleHead({ sale }: { sale: SaleView }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const amounts = [
    { label: t('sales.total'), minor: sale.totalMinor },
    { label: t('sales.tendered'), minor: sale.tenderedMinor },
    { label: t('sales.change'), minor: sale.changeMinor },
  ]
  return (
    <header className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="text-lg font-semibold">{t('sell.soldTitle', { number: sale.number })}</h2>
        <p className="truncate text-muted">{t('sell.soldWhat', { quantity: sale.quantity, plan: sale.planName })}</p>
      </div>
      <p className="text-sm text-muted">
        {timeOfDay(sale.at)} · {t('sales.by', { name: sale.cashierName })}
      </p>
      <dl className="grid grid-cols-3 rounded-card bg-surface px-4 py-2">
        {amounts.map(({ label, minor }) => (
          <div key={label}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="font-semibold">
              <Money minor={minor} />
            </dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

/** R, wherever the focus is, unless somebody types into a field. */
function useReprintKey(onReprint: () => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = focusOf(event.target) === 'field'
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat
    if (isPlain && !isTyping && event.key.toLowerCase() === 'r') onReprint()
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
