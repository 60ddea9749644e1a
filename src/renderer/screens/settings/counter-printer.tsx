/** Which of the location's printers this counter prints on; nothing to choose where there is but one. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CounterSettings } from '../../../contract/people.ts'
import { printingKeys } from '../../bridge/printing-queries.ts'
import { keys, useEquipment } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Choice } from '../../components/choice.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'

export function CounterPrinter({ saved, mayEdit }: { saved: CounterSettings; mayEdit: boolean }) {
  const { t } = useTranslation()
  const printers = useEquipment().data?.printers ?? []
  const save = useSavePrinter(saved)
  const [first, second] = printers
  if (!first || !second) return null
  const chosen = printers.find(({ id }) => id === saved.printerId) ?? first
  if (!mayEdit) return <p className="text-muted">{t('thisCounter.printerIs', { printer: chosen.name })}</p>
  return (
    <div className="flex flex-col gap-2">
      <Choice
        label={t('thisCounter.printer')}
        options={printers.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen.id}
        onChoose={(id) => save.mutate({ id, name: printers.find((each) => each.id === id)?.name ?? '' })}
      />
      <p className="text-sm text-muted">{t('thisCounter.printerHint')}</p>
      <CallProblem error={save.error} />
    </div>
  )
}

function useSavePrinter(saved: CounterSettings) {
  const { t } = useTranslation()
  const { counter } = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => counter.saveSettings({ ...saved, printerId: id }),
    onSuccess: (_, { name }) => {
      toast(t('thisCounter.printerSaved', { printer: name }))
      void queries.invalidateQueries({ queryKey: keys.counterSettings })
      void queries.invalidateQueries({ queryKey: keys.preview })
      void queries.invalidateQueries({ queryKey: printingKeys.jobs })
    },
  })
}
