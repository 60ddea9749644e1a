/** Prints a report on the receipt printer. */
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReportAsked } from '../../../contract/report.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useToast } from '../../components/toast.tsx'

export function usePrintReport() {
  const teller = useTeller()
  const toast = useToast()
  const { t } = useTranslation()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (asked: ReportAsked) => teller.report.print(asked),
    onSuccess: () => toast(t('reports.printing')),
  })
  return { print: mutate, isPrinting: isPending, error }
}
