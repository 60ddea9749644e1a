/** What Teller knows about the person: role, locations, last sign-in, and how much they may give back. */
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../contract/session.ts'
import { formatMoney } from '../../../core/money.ts'
import { formatDateTime } from '../../../core/time.ts'
import { useCurrency } from '../../components/money.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'

export function AccountFacts({ me }: { me: Me }) {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  const refunds = useRefundWords(me)
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-8 gap-y-3">
      <Fact name={t('account.role')}>{t(`roles.${me.role}`)}</Fact>
      <Fact name={t('account.locations')}>{useLocationWords(me)}</Fact>
      <Fact name={t('account.refunds')}>{refunds}</Fact>
      <Fact name={t('account.lastSignIn')}>
        {me.lastSignInAt === null ? t('account.never') : formatDateTime(me.lastSignInAt, timeZone)}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </>
  )
}

function useLocationWords({ role, locationNames }: Me): string {
  const { t } = useTranslation()
  if (locationNames.length > 0) return locationNames.join(', ')
  return t(role === 'super_admin' ? 'account.everywhere' : 'account.nowhere')
}

function useRefundWords({ refundLimitMinor }: Me): string {
  const { t } = useTranslation()
  const currency = useCurrency()
  if (refundLimitMinor === null) return t('account.refundFree')
  if (refundLimitMinor === 0) return t('account.refundAlways')
  return t('account.refundUpTo', { amount: formatMoney(refundLimitMinor, currency) })
}
