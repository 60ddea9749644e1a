/** The batches as cards, newest first, page by page. */
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import { BATCHES_LISTED, useBatchCounts } from '../../bridge/batch-queries.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useMoment } from '../../frame/use-moment.ts'

interface BatchesListProps {
  readonly batches: readonly BatchView[]
  readonly count: number
  readonly offset: number
  readonly chosenId: string | null
  readonly onChoose: (batch: BatchView) => void
  readonly onNew: () => void
  readonly onPage: (offset: number) => void
}

export function BatchesList({ batches, count, offset, chosenId, onChoose, onNew, onPage }: BatchesListProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className="flex min-h-11 items-center justify-between gap-4">
        <PageHeading>{t('batches.title')}</PageHeading>
        <Button icon={<Plus size={18} aria-hidden="true" />} onClick={onNew}>
          {t('batches.make')}
        </Button>
      </div>
      <ul aria-label={t('batches.list')} className="flex flex-col gap-2 empty:hidden">
        {batches.map((batch) => (
          <BatchCard key={batch.id} batch={batch} isChosen={batch.id === chosenId} onChoose={() => onChoose(batch)} />
        ))}
      </ul>
      {count > BATCHES_LISTED && (
        <div className="flex gap-2">
          <Button disabled={offset === 0} onClick={() => onPage(offset - BATCHES_LISTED)}>
            {t('batches.newer')}
          </Button>
          <Button disabled={offset + BATCHES_LISTED >= count} onClick={() => onPage(offset + BATCHES_LISTED)}>
            {t('batches.older')}
          </Button>
        </div>
      )}
    </>
  )
}

interface BatchCardProps {
  readonly batch: BatchView
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function BatchCard({ batch, isChosen, onChoose }: BatchCardProps) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { number, quantity, planName, sellerName, note, state, createdAt } = batch
  return (
    <li>
      <button
        type="button"
        aria-current={isChosen}
        onClick={onChoose}
        className={classes(
          'flex w-full flex-col gap-1 rounded-card border p-3 text-start shadow-card transition-colors',
          isChosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-edge',
        )}
      >
        <span className="flex items-baseline justify-between gap-2">
          <span className="font-semibold">{t('batches.name', { number })}</span>
          <span className="money text-sm text-muted">{moment(createdAt)}</span>
        </span>
        <span className="truncate">{t('batches.of', { number: quantity.toLocaleString('en'), plan: planName })}</span>
        {(sellerName ?? note) !== '' && (
          <span className="truncate text-sm text-muted">
            {sellerName === null ? note : t('batches.withSeller', { name: sellerName })}
          </span>
        )}
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {state === 'made' ? (
            <CardCounts batch={batch} />
          ) : (
            <StateChip tone={state === 'making' ? 'wait' : 'ask'}>{t(`batchState.${state}`)}</StateChip>
          )}
        </span>
      </button>
    </li>
  )
}

/** Counted when the card is seen, for each may be of ten thousand. */
function CardCounts({ batch }: { batch: BatchView }) {
  const { t } = useTranslation()
  const { data } = useBatchCounts(batch.id)
  const shown = (['printed', 'sold', 'used', 'void'] as const).filter((name) => (data?.[name] ?? 0) > 0)
  return (
    <span className="money text-sm text-muted empty:hidden">
      {shown.map((name) => `${t(`batchCounts.${name}`)} ${(data?.[name] ?? 0).toLocaleString('en')}`).join(' · ')}
    </span>
  )
}
