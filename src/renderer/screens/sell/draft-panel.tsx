/** The ticket panel before the sale: the paper as it will come out, how many, how it is paid, and the button that sells. */
import { BadgePercent } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Money } from '../../components/money.tsx'
import { Paper } from '../../components/paper.tsx'
import { BillLines, PartsTaken } from './bill-lines.tsx'
import { CustomerFields } from './customer-fields.tsx'
import { DiscountForm } from './discount-form.tsx'
import { DiscountWord } from './discount-word.tsx'
import type { Draft } from './draft.ts'
import { GoodsCard } from './goods-card.tsx'
import { otherWay, type PayDraft } from './pay-draft.ts'
import { PayEntry } from './pay-entry.tsx'
import { Quantity } from './quantity.tsx'
import { SellButton, SellNotice } from './sell-button.tsx'
import type { Checkout } from './use-checkout.ts'
import { WayButtons } from './way-buttons.tsx'

/** What is unfolded besides what every sale needs. */
export type Unfolded = 'note' | 'discount' | 'word' | null

interface DraftPanelProps {
  readonly checkout: Checkout
  readonly unfolded: Unfolded
  readonly onUnfold: (unfolded: Unfolded) => void
  readonly onCustomer: (about: Partial<Pick<Draft, 'phone' | 'note'>>) => void
  readonly onQuantity: (quantity: number) => void
  readonly onCash: (text: string) => void
  readonly onPay: (change: Partial<PayDraft>, cash?: string) => void
  readonly onSell: () => void
  readonly onSplit: () => void
  /** Gives up a sale without an answer. */
  readonly onDrop: () => void
  readonly cashRef: Ref<HTMLInputElement>
}

export function DraftPanel(props: DraftPanelProps) {
  const { checkout, unfolded, onUnfold, onPay, onSell } = props
  const { sale, reading, settings } = checkout
  const { pay } = sale.draft
  const isFrozen = sale.step !== 'drafting'
  if (unfolded === 'word' && pay.discount && !isFrozen) {
    const done = (change: Partial<PayDraft>) => {
      onPay(change)
      onUnfold(null)
    }
    return (
      <DiscountWord
        checkout={checkout}
        discount={pay.discount}
        onGiven={(discount) => done({ discount })}
        onCancel={() => onUnfold(null)}
      />
    )
  }
  return (
    <div className="-mx-1 flex h-full min-h-0 flex-col gap-2 overflow-y-auto px-1">
      <Goods {...props} isFrozen={isFrozen} />
      <PartsTaken
        parts={pay.parts}
        leftMinor={reading.leftMinor}
        disabled={isFrozen}
        onDrop={(key) => onPay({ parts: pay.parts.filter((part) => part.key !== key) })}
      />
      {unfolded === 'discount' && !isFrozen ? (
        <DiscountForm
          before={pay.discount}
          onDone={(discount) => {
            onPay({ discount })
            onUnfold(null)
          }}
          onCancel={() => onUnfold(null)}
        />
      ) : (
        <>
          <WayButtons
            settings={settings}
            chosen={pay.way}
            disabled={isFrozen}
            onChoose={(way) => way !== pay.way && onPay(otherWay(way), '')}
          />
          <PayEntry
            checkout={checkout}
            disabled={isFrozen}
            onCash={props.onCash}
            onPay={onPay}
            onSell={onSell}
            onSplit={props.onSplit}
            cashRef={props.cashRef}
          />
          <Seldom {...props} isFrozen={isFrozen} />
        </>
      )}
      <SellNotice sale={sale} onDrop={props.onDrop} onAsk={() => onUnfold('word')} />
      <SellButton checkout={checkout} onSell={onSell} />
    </div>
  )
}

type Shown = DraftPanelProps & { readonly isFrozen: boolean }

/** What is sold, how many, and what it comes to. */
function Goods({ checkout, onQuantity, isFrozen }: Shown) {
  const { t } = useTranslation()
  const { sale, goods, reading, totalMinor, tax } = checkout
  return (
    <>
      <div className={classes('min-h-24 flex-1', sale.draft.pay.parts.length > 0 && 'short:hidden')}>
        {goods.kind === 'plan' ? (
          <Paper of={{ planId: goods.planId }} alt={t('sell.previewOf', { name: checkout.name })} />
        ) : (
          <GoodsCard goods={goods} />
        )}
      </div>
      <div className="flex items-center justify-between gap-4">
        {goods.kind === 'plan' && <Quantity quantity={sale.draft.quantity} disabled={isFrozen} onChange={onQuantity} />}
        <p className="ms-auto flex items-baseline gap-3">
          <span className="text-sm font-medium">{t('sell.total')}</span>
          <Money minor={totalMinor} className="text-3xl font-semibold" />
        </p>
      </div>
      <BillLines reading={reading} tax={tax} reason={sale.draft.pay.discount?.reason ?? null} />
    </>
  )
}

/** What seldom belongs to a sale: a note, a telephone number, a discount. */
function Seldom({ checkout, unfolded, onUnfold, onCustomer, onSell, isFrozen }: Shown) {
  const { t } = useTranslation()
  const { draft } = checkout.sale
  const { discount } = draft.pay
  const isOpen = unfolded === 'note' || draft.phone !== '' || draft.note !== ''
  const isGiven = discount !== null && discount.approverName !== null
  return (
    <div className={classes('-mx-2 flex items-center justify-between', (isOpen || isGiven) && 'flex-wrap')}>
      <CustomerFields
        draft={draft}
        problems={checkout.problems}
        disabled={isFrozen}
        isOpen={isOpen}
        onOpen={() => onUnfold('note')}
        onEnter={onSell}
        onChange={onCustomer}
      />
      <Button
        weight="quiet"
        shortcut="Alt+P"
        disabled={isFrozen}
        className="px-2"
        icon={<BadgePercent size={16} aria-hidden="true" />}
        onClick={() => onUnfold('discount')}
      >
        {t(discount ? 'pay.discountEdit' : 'pay.discount')}
      </Button>
      {isGiven && <p className="w-full px-2 text-sm text-good">{t('pay.approved', { name: discount.approverName })}</p>}
    </div>
  )
}
