/** Saves the table, or everything behind it, as a file. */
import { FileDown, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BOOKS_FORMATS, type ReportAsked, TABLE_FORMATS } from '../../../contract/report.ts'
import { useMe } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { usePrintReport } from './use-print-report.ts'
import { useReportFiles } from './use-report-files.ts'

export function SaveReport({ asked }: { asked: ReportAsked }) {
  const { t } = useTranslation()
  const { data: me } = useMe()
  const files = useReportFiles()
  const paper = usePrintReport()
  if (!me?.permissions.includes('report.export')) return null
  if (files.progress !== null) {
    return (
      <div className="flex min-h-16 items-center justify-between gap-3">
        <p role="status" className="money text-sm text-muted">
          {files.progress}
        </p>
        <Button disabled={files.isStopping} onClick={files.stop}>
          {t(files.isStopping ? 'reports.stopping' : 'reports.stop')}
        </Button>
      </div>
    )
  }
  const { from, until } = asked
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <CallProblem error={files.error ?? paper.error} />
      <Formats
        label={t('reports.saveTable')}
        formats={TABLE_FORMATS}
        onSave={(format) => files.make({ what: 'table', asked, format })}
      >
        <Button
          icon={<Printer size={18} aria-hidden="true" />}
          disabled={paper.isPrinting}
          onClick={() => paper.print(asked)}
        >
          {t('reports.print')}
        </Button>
      </Formats>
      <Formats
        label={t('reports.saveBooks')}
        formats={BOOKS_FORMATS}
        onSave={(format) => files.make({ what: 'books', period: { from, until }, format })}
      />
    </div>
  )
}

interface FormatsProps<F extends 'csv' | 'xlsx' | 'pdf'> {
  readonly label: string
  readonly formats: readonly F[]
  readonly onSave: (format: F) => void
  /** What else can be done with it. */
  readonly children?: ReactNode
}

function Formats<F extends 'csv' | 'xlsx' | 'pdf'>({ label, formats, onSave, children }: FormatsProps<F>) {
  const { t } = useTranslation()
  const names = { csv: t('reports.csv'), xlsx: t('reports.xlsx'), pdf: t('reports.pdf') }
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="mb-1 text-sm text-muted">{label}</legend>
      {formats.map((format) => (
        <Button key={format} icon={<FileDown size={18} aria-hidden="true" />} onClick={() => onSave(format)}>
          {names[format]}
        </Button>
      ))}
      {children}
    </fieldset>
  )
}
