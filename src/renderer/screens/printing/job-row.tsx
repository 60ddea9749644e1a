/** One print job: what it is, whose, since when, and why it stands there. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintJobView } from '../../../contract/printing.ts'
import { useMoment } from '../../frame/use-moment.ts'
import { useSay } from '../../text/say.ts'

export function JobRow({ job, children }: { job: PrintJobView; children?: ReactNode }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const name = useJobName()
  const why = useWhy()
  const isDone = job.state === 'confirmed' || job.state === 'sent'
  const time = isDone
    ? t('printing.at', { time: moment(job.updatedAt) })
    : t('printing.since', { time: moment(job.createdAt) })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <span title={t('printing.ending', { ending: job.codeEnding })} className="code w-16 shrink-0 text-lg font-bold">
        <span aria-hidden="true">…</span>
        <span className="sr-only">{t('printing.ending', { ending: '' })}</span>
        {job.codeEnding}
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <p className="truncate">
          <span className="font-semibold">{name(job)}</span> · {job.planName}
        </p>
        <p className="truncate text-sm text-muted">{[job.personName, time, job.printerName].join(' · ')}</p>
        {why(job) !== '' && <p className="text-sm">{why(job)}</p>}
      </div>
      {children}
    </li>
  )
}

/** `Sale 12`, `Sale 12, copy 1`, `Batch 3, slip 40` */
function useJobName(): (job: PrintJobView) => string {
  const { t } = useTranslation()
  return ({ thing, copy }) => {
    const number = thing.kind === 'ticket' ? thing.saleNumber : thing.batchNumber
    const name =
      thing.kind === 'ticket'
        ? t('printing.ticket', { number })
        : t('printing.slip', { number, position: thing.position })
    return copy > 0 ? `${name} · ${t('printing.copy', { copy })}` : name
  }
}

/** What the printer said; or how far it is, where that is not what its group says anyway. */
function useWhy(): (job: PrintJobView) => string {
  const { t } = useTranslation()
  const say = useSay()
  return ({ state, problem }) => {
    if (problem !== null) return say.ticketProblem(problem)
    return state === 'sending' || state === 'sent' ? t(`printing.${state}`) : ''
  }
}
