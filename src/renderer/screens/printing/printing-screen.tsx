/** The Printing room: what has not come out yet, what to do about it, and what came out last. */
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TellerClient } from '../../../contract/index.ts'
import type { Me } from '../../../contract/session.ts'
import { usePrinting } from '../../bridge/printing-queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { DoneJobs } from './done-jobs.tsx'
import { DrawerPanel } from './drawer-panel.tsx'
import { JobGroup } from './job-group.tsx'
import { groupsOf } from './job-groups.ts'
import { PrinterLine } from './printer-line.tsx'

type Printing = Awaited<ReturnType<TellerClient['printing']['list']>>

export function PrintingScreen({ me }: { me: Me }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = usePrinting()
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-6">
      <div className="flex max-w-5xl flex-wrap items-start justify-between gap-4">
        <PageHeading>{t('printing.title')}</PageHeading>
        {me.permissions.includes('drawer.open') && <DrawerPanel />}
      </div>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {isPending && <p className="text-muted">{t('printing.loading')}</p>}
      {data && <Jobs printing={data} />}
    </div>
  )
}

function Jobs({ printing: { open, openCount, done, printers } }: { printing: Printing }) {
  const { t } = useTranslation()
  return (
    <div className="flex max-w-5xl flex-1 flex-col gap-5">
      <PrinterLine printers={printers} />
      {open.length === 0 && (
        <EmptyState icon={Printer} title={t('printing.emptyTitle')}>
          {t('printing.emptyText')}
        </EmptyState>
      )}
      {groupsOf(open).map(({ name, jobs }) => (
        <JobGroup key={name} name={name} jobs={jobs} printers={printers} />
      ))}
      {openCount > open.length && (
        <p className="text-muted">{t('printing.more', { shown: open.length, all: openCount.toLocaleString('en') })}</p>
      )}
      {done.length > 0 && <DoneJobs jobs={done} />}
    </div>
  )
}
