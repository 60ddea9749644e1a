/** Somebody gave time for a part of the same outage already. */
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Compensation } from '../../../contract/outage.ts'
import { useMoment } from '../../frame/use-moment.ts'

export function OverlapNotice({ before }: { before: Compensation }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const { byName: name, minutes, count, from, until } = before
  return (
    <p role="alert" className="flex gap-3 rounded-control bg-wait-soft p-3">
      <TriangleAlert size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-wait" />
      {t('outage.overlap', { name, minutes, count, from: moment(from), until: moment(until) })}
    </p>
  )
}
