/** Puts the keyboard into the cash field whenever a package is chosen, so that one types the cash and presses Enter. */
import { type RefObject, useEffect, useRef } from 'react'
import type { Goods, Selling } from './draft.ts'

export function useCashFocus(selling: Selling): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  const chosen = selling.step === 'drafting' ? `${selling.draft.requestId} ${nameOf(selling.draft.goods)}` : null
  useEffect(() => {
    if (chosen !== null) field.current?.focus()
  }, [chosen])
  return field
}

function nameOf(goods: Goods): string {
  switch (goods.kind) {
    case 'plan':
      return goods.planId
    case 'slip':
      return goods.slip.tokenId
    case 'topUp':
      return `${goods.tokenId} ${goods.offer.planId}`
  }
}
