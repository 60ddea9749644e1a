/** The codes just sold, large enough to read out, each with where it stands and what it asks. */
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { classes } from '../../components/classes.ts'
import { TicketQuestion } from '../../tickets/ticket-question.tsx'
import { TokenStates } from '../../tickets/token-states.tsx'
import type { TicketActions } from '../../tickets/use-ticket-actions.ts'

interface SoldTokensProps {
  readonly sale: SaleView
  readonly actions: TicketActions
  readonly tooEarly: boolean
}

export function SoldTokens({ sale, actions, tooEarly }: SoldTokensProps) {
  const { t } = useTranslation()
  const isOne = sale.tokens.length === 1
  return (
    <ul
      aria-label={t('sales.code')}
      className={classes('flex flex-col gap-3', !isOne && 'min-h-0 flex-1 overflow-y-auto')}
    >
      {sale.tokens.map((token) => (
        <li key={token.id} className="flex flex-col gap-2">
          <p className={classes('code font-bold', isOne ? 'text-4xl' : 'text-2xl')}>{token.codeGroups.join(' ')}</p>
          <TokenStates token={token} />
          <TicketQuestion token={token} actions={actions} tooEarly={tooEarly} withKeys />
        </li>
      ))}
    </ul>
  )
}
