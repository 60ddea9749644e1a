/** Whether everybody sells into the open shift, or only its cashier and those who lead. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CounterSettings } from '../../../contract/people.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { CheckField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'

export function OwnShiftOnly({ saved, mayEdit }: { saved: CounterSettings; mayEdit: boolean }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, error, isPending } = useMutation({
    mutationFn: (ownShiftOnly: boolean) => teller.counter.saveSettings({ ...saved, ownShiftOnly }),
    onSuccess: (_, isOn) => {
      toast(t(isOn ? 'till.ownShiftSaved' : 'till.anyShiftSaved'))
      void queries.invalidateQueries({ queryKey: keys.counterSettings })
      void queries.invalidateQueries({ queryKey: keys.till })
    },
  })
  return (
    <>
      <CheckField
        label={t('till.ownShiftOnly')}
        checked={saved.ownShiftOnly}
        disabled={!mayEdit || isPending}
        onChange={(event) => mutate(event.target.checked)}
      />
      <CallProblem error={error} />
    </>
  )
}
