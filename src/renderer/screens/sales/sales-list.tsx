/** The list of sales: the keyboard comes to the first of them, arrow keys move, Enter opens. */
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { stepThrough } from '../../components/step-through.ts'
import { SaleRow } from './sale-row.tsx'

interface SalesListProps {
  readonly sales: readonly SaleView[]
  readonly chosen: SaleView | null
  readonly onChoose: (sale: SaleView) => void
  readonly listRef: RefObject<HTMLDivElement | null>
}

/** Where Enter leads: the panel with the chosen sale. */
export const DETAIL_ID = 'sale-detail'

export function SalesList({ sales, chosen, onChoose, listRef }: SalesListProps) {
  const { t } = useTranslation()
  const prefix = useId()
  const at = sales.findIndex(({ id }) => id === chosen?.id)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (at >= 0) body.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const hear = (event: KeyboardEvent) => {
    const next = sales[stepThrough(event.key, at, sales.length) ?? -1]
    if (next) onChoose(next)
    else if (event.key === 'Enter') document.getElementById(DETAIL_ID)?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={listRef}
      role="listbox"
      tabIndex={0}
      aria-label={t('sales.list')}
      aria-activedescendant={at >= 0 ? `${prefix}${sales[at]?.id}` : undefined}
      onFocus={() => at < 0 && sales[0] && onChoose(sales[0])}
      onKeyDown={hear}
      className="min-h-0 overflow-y-auto rounded-card border border-line bg-surface"
    >
      <div ref={body} role="presentation">
        {sales.map((sale) => (
          <SaleRow
            key={sale.id}
            id={`${prefix}${sale.id}`}
            sale={sale}
            isChosen={sale.id === chosen?.id}
            onChoose={() => onChoose(sale)}
          />
        ))}
      </div>
    </div>
  )
}
