/** What waits for a router, or was refused by it: why, in the cashier's words, and trying it again. */
import { CircleCheck, RefreshCw } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueRow as Row } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useQueue } from '../../bridge/router-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import type { RowRange } from '../../components/virtual-rows.ts'
import { QueueDetail } from './queue-detail.tsx'
import { QueueHeadings, QueueRow } from './queue-row.tsx'
import { useRouterCommand } from './use-router-command.ts'

const ROW_HEIGHT = 60

interface WaitingTabProps {
  /** Null: at every router in use. */
  readonly routerId: string | null
  readonly onOpenSale: (sale: SaleView) => void
}

export function WaitingTab({ routerId, onOpenSale }: WaitingTabProps) {
  const { t } = useTranslation()
  const [range, setRange] = useState<RowRange>({ start: 0, end: 0 })
  const see = useCallback((next: RowRange) => setRange(next), [])
  const queue = useQueue(routerId, range)
  const [chosen, setChosen] = useState<{ readonly grantId: string | undefined; readonly at: number } | null>(null)
  const detail = useRef<HTMLElement>(null)
  const { again, busy } = useRetry(routerId)
  const count = queue.waiting + queue.refused
  const row = chosen ? rowOf(chosen, queue.rowAt, count) : undefined
  if (queue.isPending) return <p className="p-6 text-muted">{t('queue.loading')}</p>
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 p-6">
      <CallProblem error={queue.error} retry={{ label: t('app.tryAgain'), run: queue.refetch }} />
      {count === 0 && !queue.error && (
        <EmptyState icon={CircleCheck} title={t('queue.emptyTitle')}>
          {t('queue.emptyText')}
        </EmptyState>
      )}
      {count > 0 && (
        <>
          <div className="flex items-center justify-between gap-4">
            <p>{t('queue.lead', { count, number: count.toLocaleString('en') })}</p>
            <Button icon={<RefreshCw size={16} aria-hidden="true" />} aria-busy={busy} onClick={() => again.run(null)}>
              {t(busy ? 'queue.trying' : 'queue.allAgain')}
            </Button>
          </div>
          <CallProblem error={again.error} />
          <div className="flex min-h-0 flex-1 flex-col">
            <QueueHeadings />
            <VirtualList
              label={t('queue.list')}
              count={count}
              rowHeight={ROW_HEIGHT}
              chosen={row?.at ?? -1}
              onChoose={(at) => setChosen({ grantId: queue.rowAt(at)?.grantId, at })}
              onOpen={() => detail.current?.focus()}
              onRange={see}
            >
              {(at) => <QueueRow row={queue.rowAt(at)} withRouter={routerId === null} />}
            </VirtualList>
          </div>
          <QueueDetail
            panel={detail}
            row={row?.found}
            isBusy={busy}
            onAgain={(found) => again.run(found)}
            onOpenSale={onOpenSale}
          />
        </>
      )}
    </div>
  )
}

/** The chosen row where it stands now; when it has moved on, the one that took its place. */
function rowOf(
  chosen: { readonly grantId: string | undefined; readonly at: number },
  rowAt: (at: number) => Row | undefined,
  count: number,
) {
  const near = [chosen.at, chosen.at - 1, chosen.at + 1].find((at) => rowAt(at)?.grantId === chosen.grantId)
  const at = Math.min(near ?? chosen.at, count - 1)
  return { at, found: rowAt(at) }
}

function useRetry(routerId: string | null) {
  const { t } = useTranslation()
  const teller = useTeller()
  const again = useRouterCommand({
    send: (row: Row | null) =>
      teller.router.retry({ routerId: row?.routerId ?? routerId, grantId: row?.grantId ?? null }),
    told: ({ count }) =>
      count === 0 ? t('queue.movedOn') : t('queue.tried', { count, number: count.toLocaleString('en') }),
  })
  return { again, busy: again.isBusy }
}
