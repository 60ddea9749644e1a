/** What Enter and the big button do: send the draft if it may be sold, or ask again what became of it. */
import { useConnection } from '../../bridge/teller.tsx'
import type { SellingControls } from './selling.tsx'
import type { Checkout } from './use-checkout.ts'

export function useSellNow(controls: SellingControls, checkout: Checkout | null): () => void {
  const connection = useConnection()
  return () => {
    if (connection !== 'open' || !checkout) return
    if (checkout.sale.step === 'unanswered') controls.askAgain()
    else if (checkout.mayPay && checkout.cash.ok) {
      controls.send({ totalMinor: checkout.totalMinor, tenderedMinor: checkout.cash.tenderedMinor })
    }
  }
}
