/** The batches of this location: a list, and beside it the one that is looked at or made. */
import { Layers2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useBatches } from '../../bridge/batch-queries.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { BatchesList } from './batches-list.tsx'
import { NewBatch } from './new-batch.tsx'
import { OneBatch } from './one-batch.tsx'

/** What stands beside the list. */
type Shown = 'new' | { readonly batch: BatchView } | null

export function BatchesScreen({ onOpenSale }: { onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const [offset, setOffset] = useState(0)
  const { data, error, isPending, refetch } = useBatches(offset)
  const [chosen, setChosen] = useState<Shown>(null)
  const first = data?.batches[0]
  const shown = chosen ?? (first ? { batch: first } : null)
  const chosenId = shown !== null && shown !== 'new' ? shown.batch.id : null
  return (
    <div className="flex h-full min-h-0">
      <section className="flex w-80 shrink-0 flex-col gap-4 overflow-y-auto border-e border-line p-4 2xl:w-96 2xl:p-6">
        <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
        {isPending && <p className="text-muted">{t('batches.loading')}</p>}
        {data && (
          <BatchesList
            batches={data.batches}
            count={data.count}
            offset={offset}
            chosenId={chosenId}
            onChoose={(batch) => setChosen({ batch })}
            onNew={() => setChosen('new')}
            onPage={setOffset}
          />
        )}
      </section>
      <div className="flex min-w-0 flex-1 flex-col">
        {shown === 'new' && <NewBatch onMade={(batch) => setChosen({ batch })} onCancel={() => setChosen(null)} />}
        {shown !== null && shown !== 'new' && (
          <OneBatch key={shown.batch.id} known={shown.batch} onOpenSale={onOpenSale} />
        )}
        {shown === null && data && <NoBatch onNew={() => setChosen('new')} />}
      </div>
    </div>
  )
}

function NoBatch({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation()
  const action = (
    <Button weight="primary" onClick={onNew}>
      {t('batches.make')}
    </Button>
  )
  return (
    <EmptyState icon={Layers2} title={t('batches.noneTitle')} action={action}>
      {t('batches.noneText')}
    </EmptyState>
  )
}
