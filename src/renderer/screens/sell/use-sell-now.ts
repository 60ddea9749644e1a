/** What Enter and the big button do: send the draft, take a part of it, ask for somebody's word, or ask again what became of it. */
import { useConnection } from '../../bridge/teller.tsx'
import { otherWay, type TakenPart } from './pay-draft.ts'
import type { Entry } from './reading.ts'
import type { SellingControls } from './selling.tsx'
import type { Checkout } from './use-checkout.ts'

export interface SellNow {
  /** Enter, and the big button. */
  readonly sell: () => void
  /** Takes what is typed as a part, and leaves the rest to another way. */
  readonly split: () => void
}

export function useSellNow(controls: SellingControls, checkout: Checkout | null, onAsk: () => void): SellNow {
  const connection = useConnection()
  const split = () => {
    const entry = checkout?.reading.entry
    if (checkout?.sale.step !== 'drafting' || entry?.is !== 'short' || entry.worthMinor === 0) return
    const { pay } = checkout.sale.draft
    controls.setPay({ parts: [...pay.parts, takenPart(entry, pay.customer?.name ?? null)], ...otherWay('cash') }, '')
  }
  const sell = () => {
    if (connection !== 'open' || !checkout) return
    const { sale, reading, mayPay, amounts } = checkout
    if (sale.step === 'unanswered') return controls.askAgain()
    // Too little cash is a slip of the finger; less on a card is a part.
    if (reading.entry.is === 'short' && sale.draft.pay.way !== 'cash') return split()
    if (!mayPay) return
    if (reading.needsWord) return onAsk()
    controls.send(amounts)
  }
  return { sell, split }
}

function takenPart({ part, worthMinor }: Extract<Entry, { is: 'short' }>, customerName: string | null): TakenPart {
  return { key: crypto.randomUUID(), part, worthMinor, customerName: part.method === 'account' ? customerName : null }
}
