/** One shift beside the list: when, who, what was counted, and what went through its drawer. */
import { useTranslation } from 'react-i18next'
import { useShift } from '../../bridge/till-queries.ts'
import { CallProblem } from '../../components/problem.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { ShiftReport } from '../../shift-report/shift-report.tsx'
import { Movements } from './movements.tsx'

export function ShiftDetail({ id }: { id: string }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { data: shift, error } = useShift(id)
  if (!shift) return <CallProblem error={error} />
  const { number, personName: name, openedAt, closedAt, closedByName, counts, note } = shift
  const facts = [
    [t('shifts.when'), moment(openedAt)],
    [t('shifts.until'), closedAt === null ? t('shifts.open') : moment(closedAt)],
    ...(closedByName === null || closedByName === name ? [] : [[t('shifts.closedBy'), closedByName]]),
    [t('shifts.counts'), String(counts)],
    ...(note === null ? [] : [[t('shifts.note'), note]]),
  ]
  return (
    <section aria-label={t('shifts.facts', { number, name })} className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('shifts.facts', { number, name })}</h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {shift.state === 'closed' ? <ShiftReport shiftId={id} /> : <Movements shiftId={id} />}
    </section>
  )
}
