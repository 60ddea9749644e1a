/** What a cashier can do for a ticket; each answer is shown at once wherever its sale is listed. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SaleView, SoldToken } from '../../contract/sales.ts'
import { takeSale } from '../bridge/live.ts'
import { useTeller } from '../bridge/teller.tsx'
import { useToast } from '../components/toast.tsx'

export interface TicketActions {
  /** Prints a held ticket now. */
  readonly release: (token: SoldToken) => void
  /** Prints a failed ticket. */
  readonly retry: (token: SoldToken) => void
  readonly answer: (token: SoldToken, cameOut: boolean) => void
  readonly reprint: (token: SoldToken) => void
  readonly isBusy: boolean
  readonly error: unknown
}

export function useTicketActions(): TicketActions {
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (run: () => Promise<SaleView>) => run(),
    onSuccess: (sale) => takeSale(queries, sale),
  })
  const onJob = (token: SoldToken, run: (jobId: string) => Promise<SaleView>) => {
    const { jobId } = token.ticket
    if (jobId !== null) mutate(() => run(jobId))
  }
  return {
    release: (token) => onJob(token, (jobId) => teller.ticket.release({ jobId })),
    retry: (token) => onJob(token, (jobId) => teller.ticket.retry({ jobId })),
    answer: (token, cameOut) => onJob(token, (jobId) => teller.ticket.answer({ jobId, cameOut })),
    reprint: (token) =>
      mutate(() => teller.ticket.reprint({ tokenId: token.id }), {
        onSuccess: () => toast(t('tickets.reprinted', { code: token.codeGroups.join(' ') })),
      }),
    isBusy: isPending,
    error,
  }
}
