/** Saves what the filter shows to a file: a table for a spreadsheet, or pages to print. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter } from '../../../contract/audit.ts'
import { download } from '../../bridge/download.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { useToast } from '../../components/toast.tsx'

const FORMATS = ['csv', 'pdf'] as const
type Format = (typeof FORMATS)[number]

export interface SavingDesk {
  readonly save: (format: Format) => void
  /** What is being written; null when nothing is. */
  readonly working: Format | null
  readonly error: unknown
}

export function useSaving(filter: AuditFilter): SavingDesk {
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const { t } = useTranslation()
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (format: Format) => teller.audit.export({ filter, format }),
    onSuccess: ({ fileName: file, entries, ...rest }) => {
      download({ fileName: file, ...rest })
      toast(t('saving.done', { file, count: entries, number: entries.toLocaleString('en') }))
      // That it was saved stands in the journal itself.
      return queries.invalidateQueries({ queryKey: keys.audit })
    },
    // The file is large and already saved.
    gcTime: 0,
  })
  return { save: (format) => mutate(format), working: isPending ? variables : null, error }
}

export function SaveButtons({ save, working }: SavingDesk) {
  const { t } = useTranslation()
  return (
    <div className="flex items-center gap-2">
      <p role="status" className="text-sm text-muted">
        {working && t('saving.working', { format: working.toUpperCase() })}
      </p>
      {FORMATS.map((format) => (
        <Button
          key={format}
          icon={<FileDown size={18} aria-hidden="true" />}
          disabled={working !== null}
          onClick={() => save(format)}
        >
          {t(`saving.${format}`)}
        </Button>
      ))}
    </div>
  )
}
