/** One code of a sale: where it stands, what is left of it, what it asks, and what can be done with it. */
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SoldToken } from '../../../contract/sales.ts'
import type { TokenView } from '../../../contract/token.ts'
import { Button } from '../../components/button.tsx'
import { needOf } from '../../tickets/needs.ts'
import { TicketQuestion } from '../../tickets/ticket-question.tsx'
import { TokenStates } from '../../tickets/token-states.tsx'
import type { TicketActions } from '../../tickets/use-ticket-actions.ts'
import { TokenActions } from '../../tokens/token-actions.tsx'
import { TokenLife } from '../../tokens/token-life.tsx'

interface SaleTokenProps {
  readonly token: SoldToken
  readonly actions: TicketActions
  readonly reprintKey: string | undefined
  /** What is left of it; absent while it is looked up. */
  readonly life: TokenView | undefined
}

export function SaleToken({ token, actions, reprintKey, life }: SaleTokenProps) {
  const { t } = useTranslation()
  return (
    <li className="flex flex-col gap-2">
      <p className="code text-3xl font-bold">{token.codeGroups.join(' ')}</p>
      <TokenStates token={token} />
      {life && <TokenLife token={life} />}
      <TicketQuestion token={token} actions={actions} />
      {needOf(token) === null && (
        <div className="flex items-center gap-4">
          <Button
            shortcut={reprintKey}
            icon={<Printer size={18} aria-hidden="true" />}
            disabled={actions.isBusy}
            onClick={() => actions.reprint(token)}
          >
            {t(actions.isBusy ? 'tickets.reprinting' : 'tickets.reprint')}
          </Button>
          {token.reprints > 0 && (
            <p className="text-sm text-muted">{t('tickets.reprints', { count: token.reprints })}</p>
          )}
        </div>
      )}
      {life && <TokenActions token={life} />}
    </li>
  )
}
