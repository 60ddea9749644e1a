/** One code of a sale, with what it asks or the button that prints it again. */
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SoldToken } from '../../../contract/sales.ts'
import { Button } from '../../components/button.tsx'
import { needOf } from '../../tickets/needs.ts'
import { TicketQuestion } from '../../tickets/ticket-question.tsx'
import { TokenStates } from '../../tickets/token-states.tsx'
import type { TicketActions } from '../../tickets/use-ticket-actions.ts'

interface SaleTokenProps {
  readonly token: SoldToken
  readonly actions: TicketActions
  readonly reprintKey: string | undefined
}

export function SaleToken({ token, actions, reprintKey }: SaleTokenProps) {
  const { t } = useTranslation()
  return (
    <li className="flex flex-col gap-2">
      <p className="code text-3xl font-bold">{token.codeGroups.join(' ')}</p>
      <TokenStates token={token} />
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
    </li>
  )
}
