/** What became of a batch in numbers, how far it is, and what can be done to all of its unsold slips. */
import { useTranslation } from 'react-i18next'
import type { BatchCounts, BatchView } from '../../../contract/batch.ts'
import { useBatchCounts } from '../../bridge/batch-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { useSay } from '../../text/say.ts'
import { ProgressBar } from './progress-bar.tsx'
import { UnsoldActions } from './unsold-actions.tsx'
import { useBatchCommand } from './use-batch-command.ts'

const COUNTS = ['made', 'onRouter', 'waiting', 'refused', 'printed', 'sold', 'used', 'expired', 'void'] as const

export function OverviewTab({ batch }: { batch: BatchView }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { data: counts, error, refetch } = useBatchCounts(batch.id)
  const facts = [
    t('batches.madeBy', { name: batch.madeByName, when: moment(batch.createdAt) }),
    t(`batchDeploy.${batch.deploy}`),
    ...(batch.sellerName === null ? [] : [t('batches.withSeller', { name: batch.sellerName })]),
    ...(batch.note === '' ? [] : [batch.note]),
  ]
  return (
    <div className="flex flex-col gap-6 overflow-y-auto p-6">
      {batch.state !== 'made' && <Making batch={batch} />}
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      <dl className="grid grid-cols-5 gap-3">
        {COUNTS.map((name) => (
          // How many there are is told while they are counted.
          <Count key={name} name={name} counts={counts && { ...counts, made: batch.made }} />
        ))}
      </dl>
      <p className="text-sm text-muted">{facts.join(' · ')}</p>
      {counts && <UnsoldActions batch={batch} unsold={counts.made - counts.sold - counts.void} />}
    </div>
  )
}

function Count({ name, counts }: { name: keyof BatchCounts; counts: BatchCounts | undefined }) {
  const { t } = useTranslation()
  const isBad = name === 'refused' && (counts?.refused ?? 0) > 0
  return (
    <div className="flex flex-col-reverse rounded-card border border-line bg-surface p-3 shadow-card">
      <dt className="text-sm text-muted">{t(`batchCounts.${name}`)}</dt>
      <dd className={`money text-2xl font-semibold ${isBad ? 'text-bad' : ''}`} data-count={name}>
        {counts ? counts[name].toLocaleString('en') : '…'}
      </dd>
    </div>
  )
}

/** How far it is; a person may stop it and go on. */
function Making({ batch }: { batch: BatchView }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const say = useSay()
  const isOn = batch.state === 'making'
  const command = useBatchCommand({
    send: () => (isOn ? teller.batch.stop : teller.batch.resume)({ batchId: batch.id }),
  })
  const words = t('making.progress', {
    made: batch.made.toLocaleString('en'),
    quantity: batch.quantity.toLocaleString('en'),
  })
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card">
      <div className="flex items-center justify-between gap-4">
        <p className="money font-medium">{words}</p>
        <Button weight={isOn ? 'plain' : 'primary'} aria-busy={command.isBusy} onClick={() => command.run(undefined)}>
          {t(isOn ? 'making.stop' : 'making.resume')}
        </Button>
      </div>
      <ProgressBar label={words} done={batch.made} all={batch.quantity} />
      {!isOn && <p className="text-sm text-muted">{t('making.stopped')}</p>}
      {batch.problem !== null && (
        <p role="alert" className="text-sm text-bad">
          {t('making.held', { reason: say.reason({ code: 'unavailable', reason: batch.problem }) })}
        </p>
      )}
      <CallProblem error={command.error} />
    </section>
  )
}
