/** Giving money of a sale back: what is chosen, what it comes to, the approval when it takes one, and the news everywhere. */
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RefundOrder, RefundQuote, RefundWhat } from '../../../contract/refunds.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { takeSale } from '../../bridge/live.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useCurrency } from '../../components/money.tsx'
import { useToast } from '../../components/toast.tsx'
import { wireErrorOf } from '../../text/say.ts'

type Step = 'closed' | 'form' | 'approval'

/** What somebody chose. */
export type RefundChoice = Omit<RefundWhat, 'saleId'>

const WHOLE: RefundChoice = { isVoid: false, basis: 'full', tokenIds: null, way: 'as_paid' }

export interface RefundDesk {
  readonly step: Step
  /** May this person give money back, and is there any left? */
  readonly mayOpen: boolean
  readonly choice: RefundChoice
  readonly choose: (part: Partial<RefundChoice>) => void
  /** What there is to choose, and what the last choice came to; undefined before the first is worked out. */
  readonly quote: RefundQuote | undefined
  /** Exactly what would be given now. */
  readonly order: RefundOrder | undefined
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly open: (isVoid: boolean) => void
  /** One step back: from the approval to the form, from the form to the sale. */
  readonly back: () => void
  readonly give: (reason: string, approvalId: string | null) => void
  readonly isBusy: boolean
  readonly error: unknown
}

export function useRefund(sale: SaleView, mayOpen: boolean): RefundDesk {
  const [step, setStep] = useState<Step>('closed')
  const [choice, setChoice] = useState(WHOLE)
  const [reason, setReason] = useState('')
  const what = { saleId: sale.id, ...choice }
  const isNothing = choice.tokenIds?.length === 0
  const quoted = useQuote(mayOpen && !isNothing ? what : null)
  const quote = quoted.data
  // While another choice is worked out, what is shown is the one before: nothing can be given by it.
  const order =
    quote && !isNothing && !quoted.isPlaceholderData ? { ...what, amountMinor: quote.amountMinor } : undefined
  // What somebody is asked to approve stays what it was, although what is left of a code falls meanwhile.
  const [asked, setAsked] = useState<RefundOrder>()
  const giving = useGiving(sale, setStep, () => setChoice(WHOLE))
  return {
    step: mayOpen ? step : 'closed',
    mayOpen,
    choice,
    choose: (part) => setChoice({ ...choice, ...part }),
    quote,
    order: step === 'approval' ? asked : order,
    reason,
    setReason,
    open: (isVoid) => {
      setChoice({ ...WHOLE, isVoid })
      giving.begin()
      setStep('form')
    },
    back: () => {
      giving.begin()
      setStep(step === 'approval' ? 'form' : 'closed')
    },
    give: (why, approvalId) => {
      const given = approvalId === null ? order : asked
      if (!given) return
      setAsked(given)
      giving.give({ ...given, reason: why, approvalId })
    },
    isBusy: giving.isBusy,
    // That approval is needed is not a failure but the next step.
    error: isApprovalNeeded(giving.error) ? null : (giving.error ?? quoted.error),
  }
}

/** What it would come to: asked anew with each choice, because what is left of a code falls by the minute. */
function useQuote(what: RefundWhat | null) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.refundQuotes, what?.saleId, what],
    queryFn: what ? () => teller.sale.refundQuote(what) : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
}

type Given = RefundOrder & { readonly reason: string; readonly approvalId: string | null }

function useGiving(sale: SaleView, setStep: (step: Step) => void, onGiven: () => void) {
  const teller = useTeller()
  const queries = useQueryClient()
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const tell = useNews()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (given: Given) => teller.sale.refund({ requestId, ...given }),
    onSuccess: (refunded, { amountMinor }) => {
      setStep('closed')
      onGiven()
      tell(refunded, amountMinor)
    },
    onError: (failure) => {
      setStep(isApprovalNeeded(failure) ? 'approval' : 'form')
      void queries.invalidateQueries({ queryKey: [...keys.refundQuotes, sale.id] })
    },
  })
  /** A new press of the button, with nothing said about the one before. */
  const begin = () => {
    reset()
    setRequestId(crypto.randomUUID())
  }
  return { give: mutate, begin, isBusy: isPending, error }
}

function isApprovalNeeded(error: unknown): boolean {
  return wireErrorOf(error).reason === 'approval_needed'
}

/** Shows the sale as it now stands, has the totals asked again, and says to hand the money over. */
function useNews(): (sale: SaleView, amountMinor: number) => void {
  const queries = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation()
  const currency = useCurrency()
  return (sale, amountMinor) => {
    takeSale(queries, sale)
    void queries.invalidateQueries({ queryKey: keys.todaysSales })
    void queries.invalidateQueries({ queryKey: [...keys.refundQuotes, sale.id] })
    toast(t('refunds.done', { amount: formatMoney(amountMinor, currency), number: sale.number }))
  }
}
