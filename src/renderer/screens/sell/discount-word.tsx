/** In the place of the draft: somebody's word for a discount above the cashier's limit. */
import { useTranslation } from 'react-i18next'
import type { ApprovableAction } from '../../../contract/people.ts'
import { ApprovalPrompt } from '../../approvals/approval-prompt.tsx'
import { useMe } from '../../bridge/queries.ts'
import type { Goods } from './draft.ts'
import type { DiscountDraft } from './pay-draft.ts'
import type { Checkout } from './use-checkout.ts'

interface DiscountWordProps {
  readonly checkout: Checkout
  readonly discount: DiscountDraft
  readonly onGiven: (discount: DiscountDraft) => void
  readonly onCancel: () => void
}

export function DiscountWord({ checkout, discount, onGiven, onCancel }: DiscountWordProps) {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const { sale, name, reading } = checkout
  const { quantity, goods } = sale.draft
  const action: ApprovableAction = {
    kind: 'sale.discount',
    ...goodsOf(goods),
    quantity,
    amountMinor: reading.bill.discountMinor,
  }
  return (
    <ApprovalPrompt
      action={action}
      what={t('pay.discountAsk', { quantity, plan: name, reason: discount.reason })}
      askedBy={me?.name ?? ''}
      onApproved={(approval) => onGiven({ ...discount, ...approval })}
      onCancel={onCancel}
    />
  )
}

/** What is sold, as an approval names it. */
function goodsOf(goods: Goods) {
  switch (goods.kind) {
    case 'plan':
      return { planId: goods.planId, tokenId: null }
    case 'slip':
      return { planId: null, tokenId: goods.slip.tokenId }
    case 'topUp':
      return { planId: goods.offer.planId, tokenId: goods.tokenId }
  }
}
