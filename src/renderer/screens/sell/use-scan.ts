/** What Enter in the search field does: a slip becomes the sale, anything else opens the sale it finds. */
import { useState } from 'react'
import type { SaleView } from '../../../contract/sales.ts'
import type { FoundSlip, Slip } from '../../../contract/slips.ts'
import { MAX_SCANNED_LENGTH } from '../../../core/scanned.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { searchTextOf } from '../../tickets/search-text.ts'
import type { Unsellable } from './scanned-notice.tsx'

interface ScanOptions {
  readonly onSlip: (slip: Slip) => void
  readonly onOpen: (sale: SaleView) => void
}

/** Words that may as well be a part of a code that was sold today: then that sale is meant. */
const MAY_BE_PART: readonly FoundSlip['is'][] = ['mistyped', 'unknown', 'other_cafe', 'no_code']

export function useScan({ onSlip, onOpen }: ScanOptions) {
  const teller = useTeller()
  const [notice, setNotice] = useState<Unsellable | null>(null)
  const [error, setError] = useState<unknown>(null)
  /** Answers whether it was a slip to sell. */
  const look = async (text: string): Promise<boolean> => {
    const found = await teller.slip.find({ text: text.slice(0, MAX_SCANNED_LENGTH) })
    if (found.is === 'unsold') {
      onSlip(found.slip)
      return true
    }
    if (MAY_BE_PART.includes(found.is)) {
      const { sales } = await teller.sale.today({ text: searchTextOf(text), limit: 1 })
      if (sales[0]) onOpen(sales[0])
      if (sales[0] || found.is === 'no_code') return false
    }
    setNotice(found.is === 'no_code' ? null : found)
    return false
  }
  const scan = async (text: string): Promise<boolean> => {
    setNotice(null)
    setError(null)
    if (text.trim() === '') return false
    try {
      return await look(text.trim())
    } catch (problem) {
      setError(problem)
      return false
    }
  }
  return { scan, notice, error, dismiss: () => setNotice(null) }
}
