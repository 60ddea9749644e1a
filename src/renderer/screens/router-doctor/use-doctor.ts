/** One router's examination: made when it is first looked at, again when asked for, and after every fix. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DoctorProgress, Examination, Finding } from '../../../contract/doctor.ts'
import { keys } from '../../bridge/queries.ts'
import { useDoctorProgress } from '../../bridge/router-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useToast } from '../../components/toast.tsx'

export interface DoctorDesk {
  readonly examination: Examination | undefined
  readonly isExamining: boolean
  /** What it is doing; null while nothing has been told. */
  readonly doing: DoctorProgress | null
  readonly error: unknown
  readonly examine: () => void
}

export function useDoctor(routerId: string): DoctorDesk {
  const teller = useTeller()
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: keys.examination(routerId),
    queryFn: () => teller.doctor.examine({ routerId }),
    // A router is not asked again because somebody looks away and back; a person asks.
    staleTime: Infinity,
    retry: false,
  })
  return {
    examination: data,
    isExamining: isFetching,
    doing: useDoctorProgress(routerId),
    error,
    examine: () => void refetch(),
  }
}

/** Has a finding fixed; the list then shows how things stand afterwards. */
export function useFix(routerId: string, onApplied: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: ({ check, fix }: Finding) => teller.doctor.fix({ routerId, check, planHash: fix?.planHash ?? '' }),
    onSuccess: ({ refusal, examination }) => {
      queries.setQueryData(keys.examination(routerId), examination)
      void queries.invalidateQueries({ queryKey: keys.audit })
      if (refusal !== null) return
      toast(t('doctor.applied'))
      onApplied()
    },
  })
  return { apply: mutate, isApplying: isPending, refusal: data?.refusal ?? null, error, reset }
}
