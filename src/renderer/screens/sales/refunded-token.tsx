/** One code whose money was given back: struck, with whether the router still has it. */
import { useTranslation } from 'react-i18next'
import type { SoldToken } from '../../../contract/sales.ts'
import { Notice } from '../../components/problem.tsx'
import { TokenStates } from '../../tickets/token-states.tsx'

export function RefundedToken({ token }: { token: SoldToken }) {
  const { t } = useTranslation()
  const code = token.codeGroups.join(' ')
  return (
    <li className="flex flex-col gap-2">
      <p className="code text-3xl font-bold text-muted">
        <s>{code}</s>
      </p>
      <TokenStates token={token} />
      {token.grant.state === 'refused' && (
        <Notice title={t('tickets.notRemovedTitle', { code })}>{t('tickets.notRemovedText')}</Notice>
      )}
    </li>
  )
}
