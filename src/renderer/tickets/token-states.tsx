/** Where one sold token and its ticket stand, in words; of several routers also which of them is behind. */
import { useTranslation } from 'react-i18next'
import type { SoldToken } from '../../contract/sales.ts'
import { StateChip } from '../components/state-chip.tsx'
import { useSay } from '../text/say.ts'
import { GRANT_TONE, TICKET_TONE } from './needs.ts'
import { useOnRouters } from './on-routers.ts'

export function TokenStates({ token }: { token: SoldToken }) {
  const { t } = useTranslation()
  const say = useSay()
  const { grant, ticket, blocked, isSlip } = token
  const onRouters = useOnRouters()
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap gap-2">
        <StateChip tone={blocked ? 'bad' : GRANT_TONE[grant.state]}>
          {blocked
            ? t(grant.state === 'waiting' ? 'blocked.blocking' : 'blocked.blocked')
            : t(`grantState.${grant.state}`)}
        </StateChip>
        {isSlip && ticket.state === 'none' ? (
          <StateChip tone="good">{t('tickets.hasSlip')}</StateChip>
        ) : (
          <StateChip tone={TICKET_TONE[ticket.state]}>{t(`ticketState.${ticket.state}`)}</StateChip>
        )}
      </div>
      {grant.routers.length > 1 && <p className="text-sm text-muted">{onRouters(grant)}</p>}
      {grant.state === 'removing' && <p className="text-sm text-muted">{t('tickets.removing')}</p>}
      {grant.state === 'waiting' && grant.problem !== null && (
        <p className="text-sm text-muted">{say.grantProblem(grant.problem)}</p>
      )}
    </div>
  )
}
