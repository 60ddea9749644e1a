/** Looks for printers on the computer's own networks, when somebody asks for it; shows how far it is and can be stopped. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Radar } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundPrinter, ScanProgress } from '../../contract/discovery.ts'
import { keys } from '../bridge/queries.ts'
import { Button } from '../components/button.tsx'
import { CallProblem } from '../components/problem.tsx'
import { FoundPrinters } from './found-printers.tsx'
import type { PrinterFinder } from './printer-finder.ts'

interface NetworkScanProps {
  readonly finder: PrinterFinder
  readonly chosen: string
  readonly onChoose: (found: FoundPrinter) => void
}

export function NetworkScan({ finder, chosen, onChoose }: NetworkScanProps) {
  const { t } = useTranslation()
  const { scan, progress } = useScan(finder)
  const shown = scan.isPending ? progress : scan.data
  const toggle = () => {
    if (scan.isPending) void finder.stopScan(undefined)
    else scan.mutate()
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button icon={<Radar size={18} aria-hidden="true" />} onClick={toggle}>
          {t(scan.isPending ? 'printerForm.stopScan' : 'printerForm.scan')}
        </Button>
        <p role="status" className="money text-sm text-muted">
          {scan.isPending && t('printerForm.scanning', { done: progress?.done ?? 0, total: progress?.total ?? 0 })}
          {scan.data && !scan.isPending && t('printerForm.scanned', { count: scan.data.found.length })}
        </p>
      </div>
      <CallProblem error={scan.error} />
      <FoundPrinters
        label={t('printerForm.onNetwork')}
        found={shown?.found ?? []}
        chosen={chosen}
        onChoose={onChoose}
      />
    </div>
  )
}

/** One scan at a time; it ends with the form that asked for it. */
function useScan(finder: PrinterFinder) {
  const queries = useQueryClient()
  const { data: progress } = useQuery<ScanProgress | null>({
    queryKey: keys.printerScan,
    queryFn: () => null,
    staleTime: Infinity,
  })
  const scan = useMutation({
    mutationFn: () => finder.scan(undefined),
    onMutate: () => queries.setQueryData(keys.printerScan, null),
  })
  const { isPending } = scan
  useEffect(() => {
    if (!isPending) return
    // By then nobody may be at this window any more, whose scan has ended with them.
    return () => void finder.stopScan(undefined).catch(() => {})
  }, [isPending, finder])
  return { scan, progress }
}
