/** Above the list: what day it is about, how many sales and how much money, and the search. */
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Money } from '../../components/money.tsx'
import { SearchBox } from '../../components/search-box.tsx'

interface SalesHeadProps {
  readonly today: { readonly count: number; readonly totalMinor: number } | undefined
  readonly text: string
  readonly onText: (text: string) => void
  readonly search: RefObject<HTMLInputElement | null>
  readonly list: RefObject<HTMLDivElement | null>
}

export function SalesHead({ today, text, onText, search, list }: SalesHeadProps) {
  const { t } = useTranslation()
  const toList = () => list.current?.focus()
  return (
    <header className="flex flex-col gap-3">
      <div className="flex items-baseline justify-between gap-4">
        <h1 className="text-xl font-semibold">{t('sales.title')}</h1>
        {today && (
          <p aria-live="polite" className="flex items-baseline gap-4">
            <span className="text-muted">{t('sales.count', { count: today.count })}</span>
            <Money minor={today.totalMinor} className="text-xl font-semibold" />
          </p>
        )}
      </div>
      <SearchBox ref={search} label={t('sales.search')} text={text} onText={onText} onEnter={toList} onLeave={toList} />
    </header>
  )
}
