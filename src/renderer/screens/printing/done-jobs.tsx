/** What came out last, so that a paper in somebody's hand can be told from one that is still to come. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintJobView } from '../../../contract/printing.ts'
import { JobRow } from './job-row.tsx'

export function DoneJobs({ jobs }: { jobs: readonly PrintJobView[] }) {
  const { t } = useTranslation()
  const title = useId()
  return (
    <section aria-labelledby={title} className="flex flex-col gap-2 px-4">
      <h2 id={title} className="font-semibold text-muted">
        {t('printing.doneTitle')}
      </h2>
      <ul className="flex flex-col divide-y divide-line">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}
