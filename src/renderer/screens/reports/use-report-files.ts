/** Files of reports: asked for, fetched in parts, handed to the person, and let go. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TellerClient } from '../../../contract/index.ts'
import { bytesOf, hand } from '../../bridge/download.ts'
import { useReportProgress } from '../../bridge/progress-queries.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useToast } from '../../components/toast.tsx'
import { shortShare } from '../../text/amounts.ts'
import { wireErrorOf } from '../../text/say.ts'

type Wanted = Parameters<TellerClient['report']['export']>[0]

export function useReportFiles() {
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation()
  const told = useReportProgress()
  const [fetched, setFetched] = useState<number | null>(null)
  const making = useMutation({
    mutationFn: async (wanted: Wanted) => {
      queries.setQueryData(keys.reportProgress, null)
      setFetched(null)
      try {
        const made = await teller.report.export(wanted)
        const parts = await fetchParts(teller, made, setFetched)
        return { ...made, file: new Blob(parts, { type: made.mediaType }) }
      } finally {
        // Whether or not it arrived, nobody will come for it again.
        await teller.report.exportEnd(undefined).catch(() => {})
      }
    },
    onSuccess: ({ fileName, file, rows }) => {
      hand(fileName, file)
      toast(t('reports.saved', { file: fileName, count: rows, number: rows.toLocaleString('en') }))
    },
    // The file is large and already saved.
    gcTime: 0,
  })
  const stopping = useMutation({ mutationFn: () => teller.report.exportEnd(undefined) })
  const isStopped = making.error !== null && ['stopped', 'no_such_file'].includes(wireErrorOf(making.error).reason)
  return {
    make: making.mutate,
    isWorking: making.isPending,
    stop: () => stopping.mutate(),
    isStopping: making.isPending && stopping.isPending,
    progress: making.isPending ? progressWords() : null,
    error: isStopped ? null : making.error,
  }

  function progressWords(): string {
    if (fetched !== null) return t('reports.fetching', { share: shortShare(fetched) })
    if (!told) return t('reports.working')
    const words = { done: told.done.toLocaleString('en'), total: told.total.toLocaleString('en') }
    return t('reports.workingOn', words)
  }
}

interface Made {
  readonly exportId: string
  readonly bytes: number
}

async function fetchParts(teller: TellerClient, { exportId, bytes }: Made, onShare: (share: number) => void) {
  const parts: Blob[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const part: { base64: string; next: number | null } = await teller.report.exportPart({ exportId, offset })
    // A blob may lie on the disk; the bytes themselves would all be in memory.
    parts.push(new Blob([bytesOf(part.base64)]))
    offset = part.next
    if (offset !== null && bytes > 0) onShare(Math.min(1, offset / bytes))
  }
  return parts
}
