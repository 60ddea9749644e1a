/** The work on the router: begun, told of step by step, stopped, begun again, taken back. */
import { useMutation } from '@tanstack/react-query'
import type { OnboardingChoices, Outcome, Plan, StepState } from '../../../contract/onboarding.ts'
import { useOnboardingProgress } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'

export interface Agreed {
  readonly lookId: string
  readonly choices: OnboardingChoices
  readonly plan: Plan
}

export interface Work {
  readonly states: ReadonlyMap<string, StepState>
  readonly outcome: Outcome | undefined
  readonly error: unknown
  readonly isBusy: boolean
  readonly isUndoing: boolean
  readonly isStopping: boolean
  /** Nothing of it is on the router any more. */
  readonly isUndone: boolean
  readonly apply: () => void
  readonly stop: () => void
  readonly undo: () => void
}

interface WorkOptions {
  readonly agreed: Agreed | null
  readonly onDone: (outcome: Outcome) => void
  /** The router is not as it was shown. */
  readonly onChanged: (error: unknown) => void
}

export function useWork({
  agreed,
  onDone,
  onChanged,
}: WorkOptions): Work & { readonly begin: (agreed: Agreed) => void } {
  const teller = useTeller()
  const { lookId = '' } = agreed ?? {}
  const progress = useOnboardingProgress(lookId)
  const undoing = useMutation({ mutationFn: (id: string) => teller.onboarding.undo({ lookId: id }) })
  const stopping = useMutation({ mutationFn: (id: string) => teller.onboarding.stop({ lookId: id }) })
  const applying = useMutation({
    mutationFn: ({ plan: { hash }, ...what }: Agreed) =>
      teller.onboarding.apply({ lookId: what.lookId, choices: what.choices, hash }),
    onMutate: () => {
      undoing.reset()
      stopping.reset()
    },
    onSuccess: (outcome) => outcome.done && onDone(outcome),
    onError: onChanged,
  })
  const outcome = undoing.data ?? applying.data
  return {
    states: new Map((progress?.steps ?? outcome?.steps ?? []).map(({ id, state }) => [id, state])),
    outcome,
    error: undoing.error ?? applying.error ?? stopping.error,
    isBusy: applying.isPending || undoing.isPending,
    isUndoing: undoing.isPending,
    isStopping: stopping.isPending || (stopping.isSuccess && applying.isPending),
    isUndone: undoing.data?.problem === null,
    begin: (what) => applying.mutate(what),
    apply: () => agreed && !applying.isPending && applying.mutate(agreed),
    stop: () => !stopping.isPending && stopping.mutate(lookId),
    undo: () => !undoing.isPending && undoing.mutate(lookId),
  }
}
