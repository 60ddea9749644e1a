/** What the Packages room and the panel about outages ask for. */
import { useQuery } from '@tanstack/react-query'
import type { TellerClient } from '../../contract/index.ts'
import type { OutageForm } from '../../contract/outage.ts'
import { keys } from './queries.ts'
import { useTeller } from './teller.tsx'

export type AllPlans = Awaited<ReturnType<TellerClient['plan']['all']>>

export function useAllPlans() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.allPlans, queryFn: () => teller.plan.all(undefined), staleTime: 0 })
}

/** What was given after outages. */
export function useCompensations() {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.outages, 'list'],
    queryFn: () => teller.outage.list(undefined),
    staleTime: 0,
  })
}

/** Who would get what. It is asked once, because exactly what was shown is given. */
export function useOutagePreview(form: OutageForm) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.outages, 'preview', form],
    queryFn: () => teller.outage.preview(form),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}
