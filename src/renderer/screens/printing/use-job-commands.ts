/** What a person can do about print jobs, one or many at once; each tells how many it was done to. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { printingKeys } from '../../bridge/printing-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useToast } from '../../components/toast.tsx'
import type { PrinterChoice } from './printer-line.tsx'

type Ids = readonly string[]

interface Command {
  readonly send: (jobIds: string[]) => Promise<{ readonly count: number }>
  readonly told: (count: number) => string
}

export interface JobCommands {
  readonly print: (jobIds: Ids) => void
  readonly cancel: (jobIds: Ids) => void
  readonly move: (jobIds: Ids, to: PrinterChoice) => void
  readonly answer: (jobIds: Ids, cameOut: boolean) => void
  readonly isBusy: boolean
  readonly error: unknown
}

export function useJobCommands(): JobCommands {
  const { t } = useTranslation()
  const { printing } = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ jobIds, command }: { jobIds: Ids; command: Command }) =>
      command.told((await command.send([...jobIds])).count),
    onSuccess: toast,
    // Also after a refusal: then something has moved on, and the list shows what.
    onSettled: () => queries.invalidateQueries({ queryKey: printingKeys.jobs }),
  })
  const run = (jobIds: Ids, send: Command['send'], told: Command['told']) => {
    if (!isPending) mutate({ jobIds, command: { send, told } })
  }
  const didPrint = (count: number) => t('printing.didPrint', { count })
  return {
    print: (ids) => run(ids, (jobIds) => printing.print({ jobIds }), didPrint),
    cancel: (ids) =>
      run(
        ids,
        (jobIds) => printing.cancel({ jobIds }),
        (count) => t('printing.didCancel', { count }),
      ),
    move: (ids, { id: printerId, name }) =>
      run(
        ids,
        (jobIds) => printing.move({ jobIds, printerId }),
        (count) => t('printing.didMove', { count, printer: name }),
      ),
    answer: (ids, cameOut) =>
      run(
        ids,
        (jobIds) => printing.answer({ jobIds, cameOut }),
        cameOut ? (count) => t('printing.didAnswer', { count }) : didPrint,
      ),
    isBusy: isPending,
    error,
  }
}
