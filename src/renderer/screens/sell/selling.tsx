/** The sale under way: keeps the draft, sends it once, and asks again under the same name until the answer is known. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useReducer } from 'react'
import type { TellerClient } from '../../../contract/index.ts'
import { RECONNECTED_EVENT } from '../../../contract/wire.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller, useTellerEvents } from '../../bridge/teller.tsx'
import { wireErrorOf } from '../../text/say.ts'
import type { Draft, Goods, Selling, SellingAction, SellRequest } from './draft.ts'
import type { PayDraft } from './pay-draft.ts'
import { nextByPerson, type SellingByPerson, sellingOf } from './selling-by-person.ts'

const freshId = (): string => crypto.randomUUID()
const NOBODYS: SellingByPerson = new Map()

export interface SellingControls {
  readonly selling: Selling
  readonly choose: (goods: Goods) => void
  readonly setQuantity: (quantity: number) => void
  readonly setCash: (cash: string) => void
  readonly setPay: (change: Partial<PayDraft>, cash?: string) => void
  /** What is noted about the customer. */
  readonly setCustomer: (about: Partial<Pick<Draft, 'phone' | 'note'>>) => void
  readonly clear: () => void
  /** Gives up a sale of which nobody knows whether it was made. */
  readonly drop: () => void
  /** Sends the draft; the amounts are those on the screen. */
  readonly send: (amounts: Pick<SellRequest, 'totalMinor' | 'tenderedMinor' | 'payments' | 'discount'>) => void
  /** Sends what was sent before, unchanged. */
  readonly askAgain: () => void
}

function useSellingControls(personId: string | null): SellingControls {
  const teller = useTeller()
  const queries = useQueryClient()
  const [everybodys, dispatchFor] = useReducer(nextByPerson, NOBODYS)
  const selling = sellingOf(everybodys, personId)
  // Bound to whoever is here now: an answer that comes after a change of cashier is theirs who asked.
  const dispatch = (action: SellingAction) => {
    if (personId !== null) dispatchFor({ personId, action })
  }

  const post = async (request: SellRequest) => {
    dispatch({ do: 'send', request })
    try {
      const sale = await sellGoods(teller, request)
      void queries.invalidateQueries({ queryKey: keys.todaysSales })
      void queries.invalidateQueries({ queryKey: keys.stock })
      void queries.invalidateQueries({ queryKey: keys.customers })
      dispatch({ do: 'sold', sale: queries.getQueryData(keys.sale(sale.id)) ?? sale })
    } catch (error) {
      const detail = wireErrorOf(error)
      dispatch({ do: 'failed', error: detail, freshId: freshId() })
      // A changed price is only news if the tiles show it too.
      if (detail.code === 'conflict' || detail.code === 'not_found') {
        void queries.invalidateQueries({ queryKey: keys.plans })
        void queries.invalidateQueries({ queryKey: keys.money })
      }
    }
  }
  const askAgain = () => {
    if (selling.step === 'unanswered') void post(selling.request)
  }
  useTellerEvents((event) => {
    if (event.name === RECONNECTED_EVENT) askAgain()
  })

  return {
    selling,
    choose: (goods) => dispatch({ do: 'choose', goods, freshId: freshId() }),
    setQuantity: (quantity) => dispatch({ do: 'quantity', quantity }),
    setCash: (cash) => dispatch({ do: 'cash', cash }),
    setPay: (change, cash) => dispatch({ do: 'pay', change, ...(cash !== undefined && { cash }) }),
    setCustomer: (about) => dispatch({ do: 'customer', about }),
    clear: () => dispatch({ do: 'clear' }),
    drop: () => dispatch({ do: 'drop' }),
    send(amounts) {
      if (selling.step !== 'drafting') return
      const { requestId, goods, quantity, phone, note } = selling.draft
      void post({ requestId, goods, quantity, phone, note, ...amounts })
    },
    askAgain,
  }
}

/** Each kind of goods has its own call; the money is sent in the same way with all of them. */
function sellGoods(teller: TellerClient, { goods, quantity, payments, ...rest }: SellRequest) {
  const paid = { ...rest, payments: payments && [...payments] }
  switch (goods.kind) {
    case 'plan':
      return teller.sale.sell({ ...paid, planId: goods.planId, quantity })
    case 'slip':
      return teller.slip.sell({ ...paid, tokenId: goods.slip.tokenId })
    case 'topUp':
      return teller.topUp.sell({ ...paid, tokenId: goods.tokenId, planId: goods.offer.planId })
  }
}

const SellingContext = createContext<SellingControls | null>(null)

/**
 * Keeps the sale while people look at other rooms, while the screen is locked or another cashier takes over, and while
 * they sign in again after a lost connection: a sale whose answer is open must not be forgotten.
 */
export function SellingProvider({ personId, children }: { personId: string | null; children: ReactNode }) {
  return <SellingContext value={useSellingControls(personId)}>{children}</SellingContext>
}

export function useSelling(): SellingControls {
  const controls = useContext(SellingContext)
  if (!controls) throw new Error('A component asked for the sale outside SellingProvider')
  return controls
}
