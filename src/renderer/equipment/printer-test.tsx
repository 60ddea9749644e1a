/** The button that prints a test ticket, and in words how that went. */
import { useMutation } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PrinterForm, PrinterTest } from '../../contract/equipment.ts'
import { Button } from '../components/button.tsx'
import { CallProblem, Notice } from '../components/problem.tsx'
import { Success } from '../components/success.tsx'
import { TestResult } from './test-result.tsx'

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
  if (outcome === 'confirmed' || outcome === 'sent') return <Success>{words}</Success>
  return (
    <Notice title={t('printer.fails')}>
      {words} {t(`printerAdvice.${state}`)}
    </Notice>
  )
}
