/** One print job: what it is, whose, since when, and why it stands there. */
import { FileText } from 'lucide-react'
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
      <Ending of={job.codeEnding} />
      <div className="min-w-0 flex-1 basis-64">
        <p className="truncate">
          <span className="font-semibold">{name(job)}</span>
          {job.planName !== '' && ` · ${job.planName}`}
        </p>
        <p className="truncate text-sm text-muted">{[job.personName, time, job.printerName].join(' · ')}</p>
        {why(job) !== '' && <p className="text-sm">{why(job)}</p>}
      </div>
      {children}
    </li>
  )
}

/** Which code is on the paper; a report has none. */
function Ending({ of }: { of: string }) {
  const { t } = useTranslation()
  if (of === '') return <FileText size={22} aria-hidden="true" className="w-16 shrink-0 text-muted" />
  return (
    <span title={t('printing.ending', { ending: of })} className="code w-16 shrink-0 text-lg font-bold">
      <span aria-hidden="true">…</span>
      <span className="sr-only">{t('printing.ending', { ending: '' })}</span>
      {of}
    </span>
  )
}

/** `Sale 12`, `Sale 12, copy 1`, `Batch 3, slip 40`, `Z report 12` */
function useJobName(): (job: PrintJobView) => string {
  const { t } = useTranslation()
  const nameOf = (thing: PrintJobView['thing']) => {
    if (thing.kind === 'ticket') return t('printing.ticket', { number: thing.saleNumber })
    if (thing.kind === 'paper') return thing.title
    return t('printing.slip', { number: thing.batchNumber, position: thing.position })
  }
  return ({ thing, copy }) => {
    const name = nameOf(thing)
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
