/** Puts the keyboard into the cash field whenever a package is chosen, so that one types the cash and presses Enter. */
import { type RefObject, useEffect, useRef } from 'react'
import type { Selling } from './draft.ts'

export function useCashFocus(selling: Selling): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  const chosen = selling.step === 'drafting' ? `${selling.draft.requestId} ${selling.draft.planId}` : null
  useEffect(() => {
    if (chosen !== null) field.current?.focus()
  }, [chosen])
  return field
}
