/** The big button of a sale, and what stands above it when a sale was refused or has no answer. */
import { useTranslation } from 'react-i18next'
import type { Reason } from '../../../core/errors.ts'
import { formatMoney } from '../../../core/money.ts'
import { useConnection } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { useCurrency } from '../../components/money.tsx'
import { Notice, Problem } from '../../components/problem.tsx'
import type { Checkout, OpenSale } from './use-checkout.ts'

/** Refusals that somebody else's word helps against. */
const NEEDS_WORD: readonly Reason[] = ['approval_needed', 'approval_not_valid']

interface SellNoticeProps {
  readonly sale: OpenSale
  readonly onDrop: () => void
  /** Asks for somebody's word. */
  readonly onAsk: () => void
}

export function SellNotice({ sale, onDrop, onAsk }: SellNoticeProps) {
  const { t } = useTranslation()
  if (sale.step === 'drafting' && sale.error) {
    const isAsking = NEEDS_WORD.includes(sale.error.reason) && sale.draft.pay.discount !== null
    return <Problem error={sale.error} {...(isAsking && { retry: { label: t('pay.discountNeeds'), run: onAsk } })} />
  }
  if (sale.step !== 'unanswered') return null
  return (
    <Notice title={t('sell.unansweredTitle')}>
      <p>{t('sell.unanswered')}</p>
      <Button className="mt-2" onClick={onDrop}>
        {t('sell.drop')}
      </Button>
    </Notice>
  )
}

export function SellButton({ checkout, onSell }: { checkout: Checkout; onSell: () => void }) {
  const connection = useConnection()
  const label = useSellLabel(checkout, connection === 'open')
  const { sale, mayPay } = checkout
  const mayPress = connection === 'open' && (mayPay || isPart(checkout)) && sale.step !== 'sending'
  return (
    <Button
      weight="primary"
      shortcut="Enter"
      disabled={!mayPress}
      onClick={onSell}
      className="sticky bottom-0 min-h-14 shrink-0 text-lg"
    >
      {label}
    </Button>
  )
}

/** Less than what is left, by a way of which one types less on purpose. */
function isPart({ sale, reading }: Checkout): boolean {
  return sale.step === 'drafting' && reading.entry.is === 'short' && sale.draft.pay.way !== 'cash'
}

const SELL = { plan: 'sell.sellAndPrint', slip: 'sell.sellSlip', topUp: 'sell.sellTopUp' } as const

function useSellLabel(checkout: Checkout, isConnected: boolean): string {
  const { t } = useTranslation()
  const currency = useCurrency()
  const { sale, reading } = checkout
  const { entry } = reading
  if (!isConnected) return t('sell.blockedByConnection')
  if (sale.step === 'sending') return t('sell.selling')
  if (sale.step === 'unanswered') return t('sell.askAgain')
  if (isPart(checkout) && entry.is === 'short') {
    const [amount, left] = [formatMoney(entry.worthMinor, currency), formatMoney(entry.missingMinor, currency)]
    return t('pay.take', { amount, left })
  }
  return t(reading.needsWord ? 'pay.discountNeeds' : SELL[sale.draft.goods.kind])
}
