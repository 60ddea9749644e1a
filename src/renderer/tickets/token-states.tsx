/** Where one sold token and its ticket stand, in words. */
import { useTranslation } from 'react-i18next'
import type { SoldToken } from '../../contract/sales.ts'
import { StateChip } from '../components/state-chip.tsx'
import { useSay } from '../text/say.ts'
import { GRANT_TONE, TICKET_TONE } from './needs.ts'

export function TokenStates({ token }: { token: SoldToken }) {
  const { t } = useTranslation()
  const say = useSay()
  const { grant, ticket } = token
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap gap-2">
        <StateChip tone={GRANT_TONE[grant.state]}>{t(`grantState.${grant.state}`)}</StateChip>
        <StateChip tone={TICKET_TONE[ticket.state]}>{t(`ticketState.${ticket.state}`)}</StateChip>
      </div>
      {grant.state === 'removing' && <p className="text-sm text-muted">{t('tickets.removing')}</p>}
      {grant.state === 'waiting' && grant.problem !== null && (
        <p className="text-sm text-muted">{say.grantProblem(grant.problem)}</p>
      )}
    </div>
  )
}
