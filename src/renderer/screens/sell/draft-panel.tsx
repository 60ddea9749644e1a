/** The ticket panel before the sale: the paper as it will come out, how many, the cash, and the button that sells. */
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionState } from '../../bridge/connection.ts'
import { useConnection } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Money } from '../../components/money.tsx'
import { Paper } from '../../components/paper.tsx'
import { Notice, Problem } from '../../components/problem.tsx'
import { CashField } from './cash-field.tsx'
import { CustomerFields } from './customer-fields.tsx'
import type { Draft } from './draft.ts'
import { GoodsCard } from './goods-card.tsx'
import { Quantity } from './quantity.tsx'
import type { Checkout, OpenSale } from './use-checkout.ts'

interface DraftPanelProps {
  readonly checkout: Checkout
  readonly onCustomer: (about: Partial<Pick<Draft, 'phone' | 'note'>>) => void
  /** Are note and phone unfolded? */
  readonly isNoting: boolean
  readonly onNote: () => void
  readonly onQuantity: (quantity: number) => void
  readonly onCash: (text: string) => void
  readonly onSell: () => void
  /** Gives up a sale without an answer. */
  readonly onDrop: () => void
  readonly cashRef: Ref<HTMLInputElement>
}

export function DraftPanel(props: DraftPanelProps) {
  const { checkout, onQuantity, onCash, onSell, onDrop, cashRef } = props
  const { sale, goods, cash, totalMinor } = checkout
  const { t } = useTranslation()
  const isFrozen = sale.step !== 'drafting'
  return (
    <div className="flex h-full min-h-0 flex-col gap-3">
      <div className="min-h-0 flex-1">
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
      <CashField
        text={sale.draft.cash}
        cash={cash}
        totalMinor={totalMinor}
        disabled={isFrozen}
        onChange={onCash}
        inputRef={cashRef}
      />
      <CustomerFields
        draft={sale.draft}
        problems={checkout.problems}
        disabled={isFrozen}
        isOpen={props.isNoting || sale.draft.phone !== '' || sale.draft.note !== ''}
        onOpen={props.onNote}
        onEnter={onSell}
        onChange={props.onCustomer}
      />
      <SellNotice sale={sale} onDrop={onDrop} />
      <SellButton sale={sale} mayPay={checkout.mayPay} onSell={onSell} />
    </div>
  )
}

function SellNotice({ sale, onDrop }: { sale: OpenSale; onDrop: () => void }) {
  const { t } = useTranslation()
  if (sale.step === 'drafting' && sale.error) return <Problem error={sale.error} />
  if (sale.step !== 'unanswered') return null
  return (
    <Notice title={t('sell.unansweredTitle')}>
      <p>{t('sell.unanswered')}</p>
      <Button className="mt-2" onClick={onDrop}>
        {t('sell.drop')}
      </Button>
    </Notice>
  )
}

function SellButton({ sale, mayPay, onSell }: { sale: OpenSale; mayPay: boolean; onSell: () => void }) {
  const { t } = useTranslation()
  const connection = useConnection()
  const mayPress = connection === 'open' && mayPay && sale.step !== 'sending'
  return (
    <Button weight="primary" shortcut="Enter" disabled={!mayPress} onClick={onSell} className="min-h-14 text-lg">
      {t(sellLabel(sale, connection))}
    </Button>
  )
}

const SELL = { plan: 'sell.sellAndPrint', slip: 'sell.sellSlip', topUp: 'sell.sellTopUp' } as const

function sellLabel({ step, draft }: OpenSale, connection: ConnectionState) {
  if (connection !== 'open') return 'sell.blockedByConnection'
  if (step === 'sending') return 'sell.selling'
  return step === 'unanswered' ? 'sell.askAgain' : SELL[draft.goods.kind]
}
