/** The plan for the choices as they stand, worked out by the backend each time they change. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type HotspotRefusal, type Looked, OnboardingChoices, type Plan } from '../../../contract/onboarding.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { check } from '../../forms/check.ts'
import { useSay } from '../../text/say.ts'

/** Refusals that are about the addresses; the others are about the interface. */
const ABOUT_NETWORK: readonly HotspotRefusal[] = ['network_invalid', 'network_overlaps']

export function usePlan(looked: Looked, choices: OnboardingChoices, seen: number) {
  const teller = useTeller()
  const checked = check(OnboardingChoices, choices)
  const isFirst = seen === 0 && JSON.stringify(choices) === JSON.stringify(looked.choices)
  const { data, error, isFetching } = useQuery({
    queryKey: [...keys.onboardingPlan, looked.id, seen, choices],
    queryFn: checked.ok ? () => teller.onboarding.plan({ lookId: looked.id, choices: checked.value }) : skipToken,
    ...(isFirst && { initialData: looked.plan }),
    placeholderData: (before: Plan | undefined) => before,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const problemOf = useHotspotProblem(checked.ok ? {} : checked.problems, data?.hotspotRefusal ?? null)
  return { plan: data, error, isCurrent: checked.ok && !isFetching, problemOf }
}

function useHotspotProblem(
  problems: Extract<ReturnType<typeof check>, { ok: false }>['problems'],
  refusal: HotspotRefusal | null,
): (field: string) => string | undefined {
  const { t } = useTranslation()
  const say = useSay()
  return (field) => {
    const problem = problems[`hotspot.${field}`]
    if (problem === 'invalid' && field === 'network') return t('hotspotRefusal.network_invalid')
    if (problem) return say.field(problem)
    if (!refusal) return undefined
    return (ABOUT_NETWORK.includes(refusal) ? 'network' : 'interface') === field
      ? t(`hotspotRefusal.${refusal}`)
      : undefined
  }
}
