/** The chosen sale: its money, its codes, its ticket, and giving the money back. Escape leads back to the list. */
import { Ban, Undo2 } from 'lucide-react'
import { type KeyboardEvent as Pressed, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { ApprovalPrompt } from '../../approvals/approval-prompt.tsx'
import { useMe } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { RefundForm } from './refund-form.tsx'
import { SaleHead } from './sale-head.tsx'
import { SaleTickets } from './sale-tickets.tsx'
import { DETAIL_ID } from './sales-list.tsx'
import { type RefundDesk, useRefund } from './use-refund.ts'

export function SaleDetail({ sale, onLeave }: { sale: SaleView; onLeave: () => void }) {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const desk = useRefund(sale, !sale.isGivenBack && (me?.permissions.includes('sale.refund') ?? false))
  const isClosed = desk.step === 'closed'
  const panel = useReturningFocus(isClosed)
  const hear = (event: Pressed) => {
    // The prompt hears Escape by itself, wherever the focus is.
    if (event.key !== 'Escape' || desk.step === 'approval') return
    if (isClosed) onLeave()
    else desk.back()
  }
  return (
    <section
      ref={panel}
      id={DETAIL_ID}
      tabIndex={-1}
      aria-label={t('sell.soldTitle', { number: sale.number })}
      onKeyDown={hear}
      className="flex h-full min-h-0 flex-col gap-3"
    >
      {desk.step !== 'approval' && <SaleHead sale={sale} />}
      {isClosed ? <SaleTickets sale={sale} /> : <Refunding sale={sale} desk={desk} askedBy={me?.name ?? ''} />}
      {isClosed && desk.mayOpen && <Ways sale={sale} desk={desk} />}
    </section>
  )
}

/** Giving money back, and undoing the whole sale while that is possible. */
function Ways({ sale, desk }: { sale: SaleView; desk: RefundDesk }) {
  const { t } = useTranslation()
  return (
    <div className="-ms-4 flex flex-wrap">
      <Button weight="quiet" icon={<Undo2 size={18} aria-hidden="true" />} onClick={() => desk.open(false)}>
        {t(sale.refunds.length > 0 ? 'refunds.openMore' : 'refunds.open')}
      </Button>
      {desk.quote?.mayVoid && (
        <Button weight="quiet" icon={<Ban size={18} aria-hidden="true" />} onClick={() => desk.open(true)}>
          {t('refunds.openVoid')}
        </Button>
      )}
    </div>
  )
}

interface RefundingProps {
  readonly sale: SaleView
  readonly desk: RefundDesk
  readonly askedBy: string
}

/** The form, and in its place the prompt when it takes a second person. */
function Refunding({ sale, desk, askedBy }: RefundingProps) {
  const { t } = useTranslation()
  if (desk.step === 'form') return <RefundForm sale={sale} desk={desk} />
  if (!desk.order) return <p role="status">{t('refunds.counting')}</p>
  if (desk.isBusy) return <p role="status">{t('refunds.working')}</p>
  return (
    <ApprovalPrompt
      action={{ kind: 'sale.refund', ...desk.order }}
      what={t(desk.choice.isVoid ? 'refunds.askVoid' : 'refunds.ask', { number: sale.number })}
      askedBy={askedBy}
      onApproved={({ approvalId }) => desk.give(desk.reason, approvalId)}
      onCancel={desk.back}
    />
  )
}

/** When the form has closed, what had the keyboard is gone: the sale gets it. */
function useReturningFocus(isClosed: boolean) {
  const panel = useRef<HTMLElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isClosed && wasOpen.current) panel.current?.focus()
    wasOpen.current = !isClosed
  }, [isClosed])
  return panel
}
