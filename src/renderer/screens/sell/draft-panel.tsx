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
import { Quantity } from './quantity.tsx'
import type { Checkout, OpenSale } from './use-checkout.ts'

interface DraftPanelProps {
  readonly checkout: Checkout
  readonly onQuantity: (quantity: number) => void
  readonly onCash: (text: string) => void
  readonly onSell: () => void
  /** Gives up a sale without an answer. */
  readonly onDrop: () => void
  readonly cashRef: Ref<HTMLInputElement>
}

export function DraftPanel({ checkout, onQuantity, onCash, onSell, onDrop, cashRef }: DraftPanelProps) {
  const { sale, plan, cash, totalMinor } = checkout
  const { t } = useTranslation()
  const isFrozen = sale.step !== 'drafting'
  return (
    <div className="flex h-full min-h-0 flex-col gap-3">
      <div className="min-h-0 flex-1">
        <Paper of={{ planId: plan.id }} alt={t('sell.previewOf', { name: plan.name })} />
      </div>
      <div className="flex items-center justify-between gap-4">
        <Quantity quantity={sale.draft.quantity} disabled={isFrozen} onChange={onQuantity} />
        <p className="flex items-baseline gap-3">
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
      <SellNotice sale={sale} onDrop={onDrop} />
      <SellButton sale={sale} mayPay={cash.ok} onSell={onSell} />
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
      {t(sellLabel(sale.step, connection))}
    </Button>
  )
}

function sellLabel(step: OpenSale['step'], connection: ConnectionState) {
  if (connection !== 'open') return 'sell.blockedByConnection'
  if (step === 'sending') return 'sell.selling'
  return step === 'unanswered' ? 'sell.askAgain' : 'sell.sellAndPrint'
}
