/** Giving the money of a sale back: the form, the approval when it takes one, and then the news everywhere. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { takeSale } from '../../bridge/live.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useCurrency } from '../../components/money.tsx'
import { useToast } from '../../components/toast.tsx'
import { wireErrorOf } from '../../text/say.ts'

type Step = 'closed' | 'form' | 'approval'

export interface RefundDesk {
  readonly step: Step
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly open: () => void
  /** One step back: from the approval to the form, from the form to the sale. */
  readonly back: () => void
  readonly give: (reason: string, approvalId: string | null) => void
  readonly isBusy: boolean
  readonly error: unknown
}

export function useRefund(sale: SaleView): RefundDesk {
  const teller = useTeller()
  const [step, setStep] = useState<Step>('closed')
  const [reason, setReason] = useState('')
  const tell = useNews()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (more: { readonly reason: string; readonly approvalId: string | null }) =>
      teller.sale.refund({ saleId: sale.id, amountMinor: sale.totalMinor, ...more }),
    onSuccess: (refunded) => {
      setStep('closed')
      tell(refunded)
    },
    onError: (failure) => setStep(isApprovalNeeded(failure) ? 'approval' : 'form'),
  })
  return {
    step: sale.refund ? 'closed' : step,
    reason,
    setReason,
    open: () => setStep('form'),
    back: () => {
      reset()
      setStep(step === 'approval' ? 'form' : 'closed')
    },
    give: (why, approvalId) => mutate({ reason: why, approvalId }),
    isBusy: isPending,
    // That approval is needed is not a failure but the next step.
    error: isApprovalNeeded(error) ? null : error,
  }
}

function isApprovalNeeded(error: unknown): boolean {
  return wireErrorOf(error).reason === 'approval_needed'
}

/** Shows the sale as it now stands, has the totals asked again, and says to hand the money over. */
function useNews(): (sale: SaleView) => void {
  const queries = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation()
  const currency = useCurrency()
  return (sale) => {
    takeSale(queries, sale)
    void queries.invalidateQueries({ queryKey: keys.todaysSales })
    toast(t('refunds.done', { amount: formatMoney(sale.totalMinor, currency), number: sale.number }))
  }
}
