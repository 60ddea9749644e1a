/** A shift's report onto the receipt printer, and into a file. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { download } from '../bridge/download.ts'
import { printingKeys } from '../bridge/printing-queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import { useToast } from '../components/toast.tsx'

export function useReportFiles(shiftId: string) {
  const { t } = useTranslation()
  const { shiftReport } = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const print = useMutation({
    mutationFn: () => shiftReport.print({ shiftId }),
    onSuccess: ({ copy }) => toast(copy === 0 ? t('shiftReport.printed') : t('shiftReport.printedCopy', { copy })),
    onSettled: () => queries.invalidateQueries({ queryKey: printingKeys.jobs }),
  })
  const save = useMutation({ mutationFn: () => shiftReport.pdf({ shiftId }), onSuccess: download })
  return { print, save }
}
