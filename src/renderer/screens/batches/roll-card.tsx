/** A roll under way: how far it is, and the slip of which a person must say whether it came out. */
import { Pause, Play, Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BatchView, RollView } from '../../../contract/batch.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useSay } from '../../text/say.ts'
import { ProgressBar } from './progress-bar.tsx'
import { useBatchCommand } from './use-batch-command.ts'

export function RollCard({ batch, roll }: { batch: BatchView; roll: RollView }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const batchId = batch.id
  const command = useBatchCommand({
    send: (what: 'pausePrint' | 'resumePrint' | 'stopPrint') => teller.batch[what]({ batchId }),
  })
  const { next, last, printerName: printer, state, problem, asks } = roll
  const words = t('rollPrint.progress', { next, last, printer })
  return (
    <section className="flex max-w-2xl flex-col gap-4 rounded-card border border-line bg-surface p-5 shadow-card">
      <header className="flex items-center justify-between gap-4">
        <h3 className="font-semibold">{t('rollPrint.title')}</h3>
        <StateChip tone={state === 'running' ? 'wait' : 'ask'}>{t(`rollState.${state}`)}</StateChip>
      </header>
      <p className="money" aria-live="polite">
        {words}
      </p>
      <ProgressBar label={words} done={next - 1} all={last} />
      {problem !== null && <p className="text-sm text-wait">{t(`rollProblem.${problem}`)}</p>}
      {asks && <SlipQuestion batchId={batchId} asks={asks} />}
      <CallProblem error={command.error} />
      <div className="flex flex-wrap gap-3">
        {state === 'running' && (
          <Button icon={<Pause size={16} aria-hidden="true" />} onClick={() => command.run('pausePrint')}>
            {t('rollPrint.pause')}
          </Button>
        )}
        {state === 'paused' && asks === null && (
          <Button
            weight="primary"
            icon={<Play size={16} aria-hidden="true" />}
            onClick={() => command.run('resumePrint')}
          >
            {t('rollPrint.resume')}
          </Button>
        )}
        <Button icon={<Square size={16} aria-hidden="true" />} onClick={() => command.run('stopPrint')}>
          {t('rollPrint.stop')}
        </Button>
      </div>
    </section>
  )
}

interface SlipQuestionProps {
  readonly batchId: string
  readonly asks: NonNullable<RollView['asks']>
}

function SlipQuestion({ batchId, asks }: SlipQuestionProps) {
  const { t } = useTranslation()
  const say = useSay()
  const teller = useTeller()
  const { jobId, place, codeGroups, state, problem } = asks
  const answer = useBatchCommand({
    send: (cameOut: boolean) => teller.batch.answerPrint({ batchId, jobId, cameOut }),
  })
  return (
    <div role="alert" className="flex flex-col gap-3 rounded-control bg-sunken p-4">
      <p className="font-semibold">{t(`rollPrint.asks.${state}`, { place, code: codeGroups.join(' ') })}</p>
      <p className="text-sm text-muted">
        {problem !== null && `${say.ticketProblem(problem)} `}
        {state === 'uncertain' && t('rollPrint.question')}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button aria-busy={answer.isBusy} onClick={() => answer.run(true)}>
          {t(state === 'uncertain' ? 'rollPrint.cameOut' : 'rollPrint.skip')}
        </Button>
        <Button
          weight={state === 'failed' ? 'primary' : 'plain'}
          aria-busy={answer.isBusy}
          onClick={() => answer.run(false)}
        >
          {t('rollPrint.printAgain')}
        </Button>
      </div>
      <CallProblem error={answer.error} />
    </div>
  )
}
