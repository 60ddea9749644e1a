/** The files of a batch: asked for, waited for, ended, handed to the person, and kept until they have them. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SheetOrder } from '../../contract/sheet.ts'
import { download, type SavedFile } from '../bridge/download.ts'
import { useSheetProgress } from '../bridge/progress-queries.ts'
import { keys } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import { wireErrorOf } from '../text/say.ts'

export type Wanted =
  | { readonly format: 'pdf'; readonly order: SheetOrder }
  | { readonly format: 'csv' | 'excel'; readonly batchId: string }

/** A file that was made, and what is to be said about it. */
export interface Made extends SavedFile {
  /** Null: it is a table. */
  readonly slips: number | null
  readonly withoutQr: number
}

export function useSheetFiles() {
  const teller = useTeller()
  const queries = useQueryClient()
  const progress = useSheetProgress()
  const making = useMutation({
    mutationFn: async (wanted: Wanted): Promise<Made> => {
      queries.setQueryData(keys.sheetProgress, null)
      if (wanted.format === 'pdf') return teller.sheet.pdf(wanted.order)
      const { batchId } = wanted
      return { ...(await teller.sheet[wanted.format]({ batchId })), slips: null, withoutQr: 0 }
    },
    onSuccess: download,
    // The file is large.
    gcTime: 0,
  })
  const stopping = useMutation({ mutationFn: () => teller.sheet.stop(undefined) })
  const wasStopped = making.error !== null && wireErrorOf(making.error).reason === 'stopped'
  return {
    make: making.mutate,
    stop: () => stopping.mutate(),
    isWorking: making.isPending,
    isStopping: making.isPending && stopping.isPending,
    progress: making.isPending ? progress : null,
    made: making.data,
    saveAgain: () => making.data && download(making.data),
    error: wasStopped ? null : making.error,
  }
}
