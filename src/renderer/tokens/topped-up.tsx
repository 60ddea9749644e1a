/** What a sale put on a code that the customer had already, and printing that code's ticket for them. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SaleView, TopUpView } from '../../contract/sales.ts'
import { keys } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import { Button } from '../components/button.tsx'
import { CallProblem } from '../components/problem.tsx'
import { useToast } from '../components/toast.tsx'
import { moreInWords } from './more-words.ts'

export function ToppedUp({ sale, topUp }: { sale: SaleView; topUp: TopUpView }) {
  const { t } = useTranslation()
  const print = usePrintTicket(topUp)
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="code text-4xl font-bold">{topUp.codeGroups.join(' ')}</p>
      <p className="font-medium">
        {t(sale.isGivenBack ? 'topUps.takenOff' : 'topUps.putOn', { more: moreInWords(topUp, t) })}
      </p>
      {!sale.isGivenBack && (
        <Button
          icon={<Printer size={18} aria-hidden="true" />}
          disabled={print.isPending}
          onClick={() => print.mutate()}
        >
          {t(print.isPending ? 'tickets.reprinting' : 'topUps.print')}
        </Button>
      )}
      <CallProblem error={print.error} />
    </div>
  )
}

/** Prints the ticket of a code as it stands now. */
export function usePrintTicket({
  tokenId,
  codeGroups,
}: {
  readonly tokenId: string
  readonly codeGroups: readonly string[]
}) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => teller.ticket.reprint({ tokenId }),
    onSuccess: () => {
      toast(t('tickets.reprinted', { code: codeGroups.join(' ') }))
      void queries.invalidateQueries({ queryKey: keys.tokens })
    },
  })
}
