/** The search field above the packages, and the sales it finds below them. */
import { type ReactNode, type Ref, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { searchTextOf } from '../../tickets/search-text.ts'
import { LastSales } from './last-sales.tsx'

interface FindSalesProps {
  readonly inputRef: Ref<HTMLInputElement>
  readonly onOpen: (sale: SaleView) => void
  /** What stands between the field and the list. */
  readonly children: ReactNode
}

export function FindSales({ inputRef, onOpen, children }: FindSalesProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [text, setText] = useState('')
  const shown = useDeferredValue(searchTextOf(text))
  // A scanner types faster than the list follows, so Enter asks for itself.
  const openFirst = async () => {
    const wanted = searchTextOf(text)
    if (wanted === '') return
    const { sales } = await teller.sale.today({ text: wanted, limit: 1 })
    if (sales[0]) onOpen(sales[0])
  }
  return (
    <>
      <SearchBox
        ref={inputRef}
        label={t('sell.search')}
        text={text}
        onText={setText}
        // A failure is told by the list below, which asks the same.
        onEnter={() => void openFirst().catch(() => {})}
        onLeave={() => (document.activeElement as HTMLElement | null)?.blur()}
      />
      {children}
      <LastSales text={shown} onOpen={onOpen} />
    </>
  )
}
