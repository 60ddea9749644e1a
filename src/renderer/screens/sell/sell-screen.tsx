/** The Sell screen, which is the program for most people: packages, the ticket, the last sales. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import type { ShiftNow } from '../../../contract/till.ts'
import { usePlans, useSale, useStatus } from '../../bridge/queries.ts'
import { useTillNow } from '../../bridge/till-queries.ts'
import { useTicketActions } from '../../tickets/use-ticket-actions.ts'
import { isScanned } from './cash.ts'
import type { Goods } from './draft.ts'
import { DraftPanel, type Unfolded } from './draft-panel.tsx'
import { FindSales } from './find-sales.tsx'
import { OpenShift } from './open-shift.tsx'
import { otherWay } from './pay-draft.ts'
import { PlanTiles } from './plan-tiles.tsx'
import { answerByKey, openQuestions } from './questions.ts'
import type { SellKey } from './sell-keys.ts'
import { useSelling } from './selling.tsx'
import { ShiftNotice } from './shift-notice.tsx'
import { SoldPanel } from './sold-panel.tsx'
import { NoTicketYet, TicketPanel } from './ticket-panel.tsx'
import { useCashFocus } from './use-cash-focus.ts'
import { useCheckout } from './use-checkout.ts'
import { usePatience } from './use-patience.ts'
import { useScan } from './use-scan.ts'
import { useSellKeys } from './use-sell-keys.ts'
import { useSellNow } from './use-sell-now.ts'
import { waysOf } from './way-buttons.tsx'

interface SellScreenProps {
  readonly onOpenSale: (sale: SaleView) => void
  readonly onTill: () => void
}

export function SellScreen({ onOpenSale, onTill }: SellScreenProps) {
  const { t } = useTranslation()
  const controls = useSelling()
  const { selling, setQuantity, setCash, setPay } = controls
  const [text, setText] = useState('')
  const [unfolded, setUnfolded] = useState<Unfolded>(null)
  const plans = usePlans().data ?? []
  const { data: status } = useStatus()
  const { data: shift } = useTillNow()
  const checkout = useCheckout(selling)
  const sellNow = useSellNow(controls, checkout, () => setUnfolded('word'))
  const sold = useSale(selling.step === 'sold' ? selling.sale : null)
  const tooEarly = usePatience(sold)
  const actions = useTicketActions()
  const search = useRef<HTMLInputElement>(null)
  const cashField = useCashFocus(selling)
  const choose = (goods: Goods) => {
    scanner.dismiss()
    setUnfolded(null)
    controls.choose(goods)
  }
  const scanner = useScan({ onSlip: (slip) => choose({ kind: 'slip', slip }), onOpen: onOpenSale })
  const sellOrScan = () => {
    const typed = checkout?.sale.draft.cash ?? ''
    // A slip that is scanned while the cash field has the keyboard is a slip, and no amount.
    if (checkout?.sale.step !== 'drafting' || !isScanned(typed, checkout.cash, checkout.totalMinor))
      return sellNow.sell()
    setCash('')
    void scanner.scan(typed)
  }

  useSellKeys(openQuestions(sold, tooEarly), (key: SellKey) => {
    // The prompt for somebody's word hears the keys by itself.
    if (unfolded === 'word') return
    if (key.do === 'clear' && unfolded === 'discount') return setUnfolded(null)
    switch (key.do) {
      case 'plan': {
        const plan = plans[key.position - 1]
        if (plan) choose({ kind: 'plan', planId: plan.id })
        return cashField.current?.focus()
      }
      case 'sell':
        return sellOrScan()
      case 'clear':
        return controls.clear()
      case 'search':
        return search.current?.focus()
      case 'note':
        return setUnfolded('note')
      case 'discount':
        return setUnfolded('discount')
      case 'split':
        return sellNow.split()
      case 'way':
        return checkout && waysOf(checkout.settings).includes(key.way) && setPay(otherWay(key.way), '')
      case 'more':
      case 'fewer':
        return checkout && setQuantity(checkout.sale.draft.quantity + (key.do === 'more' ? 1 : -1))
      case 'type':
        if (checkout && checkout.sale.draft.pay.way !== 'cash') return
        if (checkout) {
          setCash(checkout.sale.draft.cash + key.digit)
          return cashField.current?.focus()
        }
        // Nothing is being sold, so it is the beginning of a code.
        setText(key.digit)
        return search.current?.focus()
      default:
        return sold && answerByKey(key.do, sold, actions)
    }
  })

  return (
    <div className="flex min-h-0 flex-1">
      <h1 className="sr-only">{t('sell.title')}</h1>
      <div className="flex min-w-0 flex-1 flex-col gap-4 p-4 2xl:gap-6 2xl:p-6">
        <FindSales inputRef={search} text={text} onText={setText} scanner={scanner} onOpen={onOpenSale}>
          <PlanTiles
            chosenId={checkout?.goods.kind === 'plan' ? checkout.goods.planId : null}
            onChoose={(plan) => choose({ kind: 'plan', planId: plan.id })}
          />
        </FindSales>
      </div>
      <TicketPanel>
        {status?.shift === null && !sold ? (
          <OpenShift />
        ) : shift && !sold && !maySell(shift) ? (
          <ShiftNotice shift={shift} onTill={onTill} />
        ) : checkout ? (
          <DraftPanel
            key={checkout.sale.draft.requestId}
            checkout={checkout}
            onQuantity={setQuantity}
            onCash={setCash}
            onPay={setPay}
            onCustomer={controls.setCustomer}
            unfolded={unfolded}
            onUnfold={setUnfolded}
            onSell={sellOrScan}
            onSplit={sellNow.split}
            onDrop={controls.drop}
            cashRef={cashField}
          />
        ) : sold ? (
          <SoldPanel key={sold.id} sale={sold} actions={actions} tooEarly={tooEarly} />
        ) : (
          <NoTicketYet />
        )}
      </TicketPanel>
    </div>
  )
}

const maySell = ({ state, isMine }: ShiftNow): boolean => state === 'open' && isMine
