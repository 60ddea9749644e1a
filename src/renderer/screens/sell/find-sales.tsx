/** The search field above the packages, what a scan of a slip brought, and the sales it finds below them. */
import { type ReactNode, type Ref, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { CallProblem } from '../../components/problem.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { searchTextOf } from '../../tickets/search-text.ts'
import { LastSales } from './last-sales.tsx'
import { ScannedNotice } from './scanned-notice.tsx'
import type { useScan } from './use-scan.ts'

interface FindSalesProps {
  readonly inputRef: Ref<HTMLInputElement>
  readonly text: string
  readonly onText: (text: string) => void
  readonly scanner: ReturnType<typeof useScan>
  readonly onOpen: (sale: SaleView) => void
  /** What stands between the field and the list. */
  readonly children: ReactNode
}

export function FindSales({ inputRef, text, onText, scanner, onOpen, children }: FindSalesProps) {
  const { t } = useTranslation()
  const shown = useDeferredValue(searchTextOf(text))
  // A scanner types faster than the list follows, so Enter asks for itself.
  const enter = async () => {
    if (await scanner.scan(text)) onText('')
  }
  return (
    <>
      <SearchBox
        ref={inputRef}
        label={t('sell.search')}
        text={text}
        onText={(typed) => {
          scanner.dismiss()
          onText(typed)
        }}
        onEnter={() => void enter()}
        onLeave={() => (document.activeElement as HTMLElement | null)?.blur()}
      />
      {scanner.notice && <ScannedNotice found={scanner.notice} onClose={scanner.dismiss} />}
      <CallProblem error={scanner.error} />
      {children}
      <LastSales text={shown} onOpen={onOpen} />
    </>
  )
}
