/** From a line of a report to the sale itself. */
import { useMutation } from '@tanstack/react-query'
import type { SaleView } from '../../../contract/sales.ts'
import { useTeller } from '../../bridge/teller.tsx'

export function useOpenSale(onOpenSale: (sale: SaleView) => void) {
  const teller = useTeller()
  const { mutate, error } = useMutation({
    mutationFn: (saleId: string) => teller.sale.get({ id: saleId }),
    onSuccess: onOpenSale,
  })
  return { openSale: mutate, error }
}
