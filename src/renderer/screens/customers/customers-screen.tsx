/** Who buys on account: what each owes, their statement, and taking the money for it. */
import { NotebookTabs, Plus, UserX } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { useCustomers } from '../../bridge/money-queries.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Money } from '../../components/money.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { useFindKey } from '../tokens/use-find-key.ts'
import { CustomerEditor } from './customer-editor.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { CustomerRow } from './customer-row.tsx'

/** What stands in the panel: somebody's account, or somebody new. */
type Opened = { readonly id: string } | 'new' | null

export function CustomersScreen({ onOpenSale }: { onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [opened, setOpened] = useState<Opened>(null)
  const search = useRef<HTMLInputElement>(null)
  useFindKey(search)
  const shown = useDeferredValue(text.trim())
  const { data, error, isPending, refetch } = useCustomers(shown)
  const close = () => setOpened(null)
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-4 p-6">
        <div className="flex items-center justify-between gap-4">
          <PageHeading>{t('accounts.title')}</PageHeading>
          {data && (
            <p className="flex items-baseline gap-2">
              <span className="text-muted">{t('accounts.owedTogether')}</span>
              <Money minor={data.owedMinor} className="text-xl font-semibold" />
            </p>
          )}
        </div>
        <div className="grid grid-cols-[1fr_auto] gap-3">
          <SearchBox
            ref={search}
            label={t('accounts.search')}
            text={text}
            onText={setText}
            onEnter={() => data?.customers[0] && setOpened({ id: data.customers[0].id })}
            onLeave={() => search.current?.blur()}
          />
          <Button icon={<Plus size={18} aria-hidden="true" />} onClick={() => setOpened('new')}>
            {t('accounts.add')}
          </Button>
        </div>
        <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
        {isPending && <p className="text-muted">{t('accounts.loading')}</p>}
        {data?.count === 0 && <Nobody text={shown} />}
        <ul className="min-h-0 flex-1 overflow-y-auto rounded-card border border-line bg-surface empty:hidden">
          {data?.customers.map((customer) => (
            <CustomerRow
              key={customer.id}
              customer={customer}
              isOpen={opened !== null && opened !== 'new' && opened.id === customer.id}
              onOpen={() => setOpened({ id: customer.id })}
            />
          ))}
        </ul>
      </div>
      {opened && (
        <aside className="flex w-[480px] shrink-0 flex-col overflow-y-auto border-s border-line bg-surface p-6">
          {opened === 'new' ? (
            <CustomerEditor view={null} onSaved={({ id }) => setOpened({ id })} onClose={close} />
          ) : (
            <CustomerPanel key={opened.id} id={opened.id} onOpenSale={onOpenSale} onClose={close} />
          )}
        </aside>
      )}
    </div>
  )
}

function Nobody({ text }: { text: string }) {
  const { t } = useTranslation()
  if (text === '') {
    return (
      <EmptyState icon={NotebookTabs} title={t('accounts.emptyTitle')}>
        {t('accounts.emptyText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={UserX} title={t('accounts.nobodyTitle')}>
      {t('accounts.nobodyText', { text })}
    </EmptyState>
  )
}
