/** The moment a router is given to answer before the cashier is asked about the ticket. */
import { useEffect, useState } from 'react'
import type { SaleView } from '../../../contract/sales.ts'

/** Long enough for a router that works, short enough for a customer who waits. */
const PATIENCE_MS = 1_500

/** True while the sale is too fresh to say that its router does not answer. */
export function usePatience(sale: SaleView | null): boolean {
  const [overFor, setOverFor] = useState<string | null>(null)
  const id = sale?.id ?? null
  useEffect(() => {
    if (id === null) return
    const timer = setTimeout(() => setOverFor(id), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [id])
  return overFor !== id
}
