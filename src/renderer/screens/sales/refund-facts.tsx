/** That money of a sale was given back: how much, how, when, by whom, and why. */
import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Refund } from '../../../contract/refunds.ts'
import { Money } from '../../components/money.tsx'
import { useTimeOfDay } from '../../frame/counter-context.ts'
import { useBackWords } from './back-words.ts'

export function RefundFacts({ refund }: { refund: Refund }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const wordsOf = useBackWords()
  const { byName: name, approvedByName: approver } = refund
  const who = approver === null ? t('refunds.by', { name }) : t('refunds.byBoth', { name, approver })
  // Cash goes without saying.
  const isPlain = refund.payments.every(({ method }) => method === 'cash')
  return (
    <div className="flex gap-3 rounded-card border border-line bg-surface p-3">
      <Undo2 size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
      <div className="min-w-0">
        <p className="font-semibold">
          {t(titleOf(refund))} <Money minor={refund.amountMinor} />
        </p>
        {!isPlain && <p className="text-sm">{wordsOf(refund.payments)}</p>}
        <p className="text-sm text-muted">{`${timeOfDay(refund.at)} · ${who}`}</p>
        <p className="text-sm break-words">{refund.reason}</p>
      </div>
    </div>
  )
}

function titleOf({ kind, basis }: Refund) {
  if (kind === 'void') return 'refunds.voided'
  return basis === 'remaining' ? 'refunds.givenRemaining' : 'refunds.given'
}
