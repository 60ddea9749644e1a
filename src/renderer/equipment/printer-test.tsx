/** The button that prints a test page, and in words how that went. */
import { useMutation } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrinterForm, PrinterTest } from '../../contract/equipment.ts'
import { Button } from '../components/button.tsx'
import { CallProblem, Notice } from '../components/problem.tsx'
import { Success } from '../components/success.tsx'
import { TestResult } from './test-result.tsx'

/** As they are numbered on the page. */
const READINGS = ['dots', 'columns', 'letters', 'code'] as const

interface PrinterTestButtonProps {
  /** The form as the contract takes it; null when its fields need another look, which they then say themselves. */
  readonly check: () => PrinterForm | null
  readonly test: (printer: PrinterForm) => Promise<PrinterTest>
}

export function PrinterTestButton({ check, test }: PrinterTestButtonProps) {
  const { t } = useTranslation()
  const { mutate, reset, isPending, data, error } = useMutation({ mutationFn: test })
  const run = () => {
    // The button stays enabled, because a disabled one would lose the keyboard.
    if (isPending) return
    const printer = check()
    if (printer) mutate(printer)
    else reset()
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <Button icon={<Printer size={18} aria-hidden="true" />} aria-busy={isPending} onClick={run}>
        {t(isPending ? 'printer.testing' : 'printer.test')}
      </Button>
      <TestResult>
        {error && <CallProblem error={error} />}
        {data && <PrinterResult result={data} />}
      </TestResult>
    </div>
  )
}

function PrinterResult({ result: { outcome, state } }: { result: PrinterTest }) {
  const { t } = useTranslation()
  const words = t(`testOutcome.${outcome}`)
  if (outcome === 'confirmed' || outcome === 'sent')
    return (
      <div className="flex flex-col gap-3">
        <Success>{words}</Success>
        <Reading />
      </div>
    )
  const isMute = outcome === 'uncertain' && state === 'unknown'
  return (
    <Notice title={t('printer.fails')}>
      {words} {t(isMute ? 'testPage.neverTells' : `printerAdvice.${state}`)}
    </Notice>
  )
}

/** What the page is for: the printer itself cannot tell these. */
function Reading() {
  const { t } = useTranslation()
  const title = useId()
  return (
    <div className="text-sm">
      <p id={title} className="font-semibold">
        {t('testPage.title')}
      </p>
      <ol aria-labelledby={title} className="list-decimal ps-5">
        {READINGS.map((name) => (
          <li key={name}>{t(`testPage.${name}`)}</li>
        ))}
      </ol>
    </div>
  )
}
