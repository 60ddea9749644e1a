/** The chosen code of the queue: the whole reason, the router's own words on demand, and what can be done. */
import { useMutation } from '@tanstack/react-query'
import { ReceiptText, RefreshCw } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueueRow as Row } from '../../../contract/router.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { OwnWords } from './own-words.tsx'
import { useReason } from './queue-row.tsx'

interface QueueDetailProps {
  readonly panel: RefObject<HTMLElement | null>
  readonly row: Row | undefined
  readonly isBusy: boolean
  readonly onAgain: (row: Row) => void
  readonly onOpenSale: (sale: SaleView) => void
}

export function QueueDetail({ panel, row, isBusy, onAgain, onOpenSale }: QueueDetailProps) {
  const { t } = useTranslation()
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t('queue.detail')}
      className="flex min-h-28 shrink-0 flex-col justify-center rounded-card border border-line bg-surface px-4 py-3"
    >
      {row ? (
        <Detail row={row} isBusy={isBusy} onAgain={() => onAgain(row)} onOpenSale={onOpenSale} />
      ) : (
        <p className="text-center text-muted">{t('queue.chooseRow')}</p>
      )}
    </section>
  )
}

interface DetailProps {
  readonly row: Row
  readonly isBusy: boolean
  readonly onAgain: () => void
  readonly onOpenSale: (sale: SaleView) => void
}

function Detail({ row, isBusy, onAgain, onOpenSale }: DetailProps) {
  const { t } = useTranslation()
  const reason = useReason()
  const open = useOpenSale(onOpenSale)
  const tries = useTries()
  return (
    <div className="flex items-start justify-between gap-6">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="code text-lg font-bold">{row.codeGroups.join(' ')}</span>
          <span className="text-sm text-muted">{[row.planName, row.routerName, ...tries(row)].join(' · ')}</span>
        </p>
        <p>{reason(row)}</p>
        <OwnWords text={row.detail} />
        <CallProblem error={open.error} />
      </div>
      <div className="flex shrink-0 gap-3">
        <Button icon={<RefreshCw size={16} aria-hidden="true" />} aria-busy={isBusy} onClick={onAgain}>
          {t(isBusy ? 'queue.trying' : 'queue.again')}
        </Button>
        {row.sale && (
          <Button
            weight="quiet"
            icon={<ReceiptText size={16} aria-hidden="true" />}
            onClick={() => row.sale && open.mutate(row.sale.id)}
          >
            {t('queue.openSale', { number: row.sale.number })}
          </Button>
        )}
      </div>
    </div>
  )
}

function useOpenSale(onOpenSale: (sale: SaleView) => void) {
  const teller = useTeller()
  return useMutation({ mutationFn: (id: string) => teller.sale.get({ id }), onSuccess: onOpenSale })
}

/** How often it was tried, and when it is tried next. */
function useTries(): (row: Row) => string[] {
  const { t } = useTranslation()
  const moment = useMoment()
  return ({ state, attempts, retryAt }) => [
    ...(attempts > 0 ? [t('queue.attempts', { count: attempts })] : []),
    ...(state === 'waiting' && retryAt !== null && retryAt > Date.now()
      ? [t('queue.next', { when: moment(retryAt) })]
      : []),
  ]
}
