/** By which methods money goes back, in words. */
import { useTranslation } from 'react-i18next'
import type { Refund } from '../../../contract/refunds.ts'
import { formatMoney } from '../../../core/money.ts'
import { useCurrency } from '../../components/money.tsx'

/** `€2.00 in cash · €1.00 off the account of Amina` */
export function useBackWords(): (payments: Refund['payments']) => string {
  const { t } = useTranslation()
  const currency = useCurrency()
  return (payments) =>
    payments
      .map(({ method, customerName: name, amountMinor }) => {
        const how = name === null ? t(`refunds.method.${method}`) : t('refunds.offAccountOf', { name })
        return t('refunds.goesBack', { amount: formatMoney(amountMinor, currency), method: how })
      })
      .join(' · ')
}
