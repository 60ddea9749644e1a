/** The sales of today: find one, see where it stands, print its ticket again. */
import { ReceiptText, SearchX } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { useSale, useTodaysSales } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { searchTextOf } from '../../tickets/search-text.ts'
import { OlderCodes } from './older-codes.tsx'
import { OwnTakings } from './own-takings.tsx'
import { SaleDetail } from './sale-detail.tsx'
import { SalesHead } from './sales-head.tsx'
import { SalesList } from './sales-list.tsx'
import { useSalesKeys } from './use-sales-keys.ts'

/** The most that a list shows; the search reaches the rest. */
const LISTED = 200

interface SalesScreenProps {
  /** The sale that another room asked to open. */
  readonly opened: SaleView | null
  readonly onSell: () => void
}

export function SalesScreen({ opened, onSell }: SalesScreenProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(opened)
  const wanted = useDeferredValue(searchTextOf(text))
  const today = useTodaysSales(wanted, LISTED)
  const sales = today.data?.sales ?? []
  const sale = useSale(sales.find(({ id }) => id === chosen?.id) ?? chosen)
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useSalesKeys({ search, list })

  return (
    <div className="flex h-full min-h-0">
      <section className="flex min-w-0 flex-1 flex-col gap-4 px-6 py-4">
        <SalesHead today={today.data} text={text} onText={setText} search={search} list={list} />
        <CallProblem error={today.error} />
        {today.isPending && <p className="text-muted">{t('sales.searching')}</p>}
        {today.data?.count === 0 && (
          <OlderCodes text={wanted} onOpenSale={setChosen}>
            <NothingHere text={wanted} onAll={() => setText('')} onSell={onSell} />
          </OlderCodes>
        )}
        {sales.length > 0 && <SalesList sales={sales} chosen={sale} onChoose={setChosen} listRef={list} />}
      </section>
      <aside className="flex w-[408px] shrink-0 flex-col border-s border-line bg-sunken p-4 2xl:w-[480px] 2xl:p-6">
        {sale ? (
          <SaleDetail key={sale.id} sale={sale} onLeave={() => list.current?.focus()} />
        ) : (
          <>
            <p className="m-auto max-w-64 text-center text-muted">{t('sales.openHint')}</p>
            <OwnTakings />
          </>
        )}
      </aside>
    </div>
  )
}

function NothingHere({ text, onAll, onSell }: { text: string; onAll: () => void; onSell: () => void }) {
  const { t } = useTranslation()
  if (text !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={t('sales.nothingTitle')}
        action={<Button onClick={onAll}>{t('sales.clearSearch')}</Button>}
      >
        {t('sales.nothingText', { text })}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={ReceiptText}
      title={t('sales.emptyTitle')}
      action={
        <Button weight="primary" onClick={onSell}>
          {t('sales.goSell')}
        </Button>
      }
    >
      {t('sales.emptyText')}
    </EmptyState>
  )
}
