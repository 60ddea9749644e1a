/** The report of a shift on the screen: X while it is open, Z when it is closed, with the ways onto paper. */
import { Printer, Save } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FoundReport } from '../../contract/shift-report.ts'
import { sheetOf } from '../../core/report-sheet.ts'
import { useShiftReport } from '../bridge/report-queries.ts'
import { Button } from '../components/button.tsx'
import { CallProblem, Notice } from '../components/problem.tsx'
import { ReportFigures } from './report-figures.tsx'
import { ReportSections } from './report-sections.tsx'
import { useReportFiles } from './use-report-files.ts'

/** Asks for it and shows it. */
export function ShiftReport({ shiftId }: { shiftId: string }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useShiftReport(shiftId)
  return (
    <>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {isPending && <p className="text-muted">{t('shiftReport.loading')}</p>}
      {data && <ShiftReportView found={data} />}
    </>
  )
}

function ShiftReportView({ found }: { found: FoundReport }) {
  const { t } = useTranslation()
  const { report, hash, isAltered } = found
  const sheet = sheetOf(report)
  return (
    <article aria-label={sheet.title} className="flex flex-col gap-5">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h2 className="text-lg font-semibold">{sheet.title}</h2>
          {hash !== null && (
            <p className="code text-sm text-muted">{t('shiftReport.check', { hash: hash.slice(0, 16) })}</p>
          )}
        </div>
        <Ways shiftId={report.shift.id} />
      </header>
      {isAltered && <Notice title={t('shiftReport.alteredTitle')}>{t('shiftReport.alteredText')}</Notice>}
      <ReportFigures report={report} />
      <ReportSections sections={[{ title: sheet.cafeName, lines: sheet.head }, ...sheet.sections]} />
    </article>
  )
}

function Ways({ shiftId }: { shiftId: string }) {
  const { t } = useTranslation()
  const { print, save } = useReportFiles(shiftId)
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex gap-2">
        <Button
          icon={<Printer size={18} aria-hidden="true" />}
          disabled={print.isPending}
          onClick={() => print.mutate()}
        >
          {t(print.isPending ? 'shiftReport.printing' : 'shiftReport.print')}
        </Button>
        <Button icon={<Save size={18} aria-hidden="true" />} disabled={save.isPending} onClick={() => save.mutate()}>
          {t(save.isPending ? 'shiftReport.saving' : 'shiftReport.pdf')}
        </Button>
      </div>
      <CallProblem error={print.error ?? save.error} />
    </div>
  )
}
