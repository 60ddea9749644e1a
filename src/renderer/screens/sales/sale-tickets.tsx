/** The codes of a sale and, where it is one, its ticket as printed. R prints it again. */
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { useTokensOfSale } from '../../bridge/router-queries.ts'
import { classes } from '../../components/classes.ts'
import { focusOf } from '../../components/focus.ts'
import { Paper } from '../../components/paper.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useTicketActions } from '../../tickets/use-ticket-actions.ts'
import { ToppedUp } from '../../tokens/topped-up.tsx'
import { RefundedToken } from './refunded-token.tsx'
import { SaleToken } from './sale-token.tsx'

export function SaleTickets({ sale }: { sale: SaleView }) {
  const { t } = useTranslation()
  const actions = useTicketActions()
  const lives = useTokensOfSale(sale.id)
  const [first, second] = sale.tokens
  const only = first && !second && !first.isRefunded ? first : undefined
  useReprintKey(() => {
    if (only && !actions.isBusy) actions.reprint(only)
  })
  if (sale.topUp) return <ToppedUp sale={sale} topUp={sale.topUp} />
  return (
    <>
      <CallProblem error={actions.error ?? lives.error} />
      <ul className={classes('-mx-3 flex min-h-0 flex-col gap-4 overflow-y-auto px-3 pb-1', second && 'flex-1')}>
        {sale.tokens.map((token) =>
          token.isRefunded ? (
            <RefundedToken key={token.id} token={token} />
          ) : (
            <SaleToken
              key={token.id}
              token={token}
              actions={actions}
              reprintKey={second ? undefined : 'R'}
              life={lives.data?.find(({ id }) => id === token.id)}
            />
          ),
        )}
      </ul>
      {sale.unlisted > 0 && (
        <p className="text-muted">
          {t('unlisted.more', { count: sale.unlisted, number: sale.unlisted.toLocaleString('en') })}
        </p>
      )}
      {only && (
        <div className="hidden-when-low min-h-0 flex-1">
          <Paper of={{ tokenId: only.id }} alt={t('sell.ticketOf', { code: only.codeGroups.join(' ') })} />
        </div>
      )}
    </>
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
