/** One way of showing who somebody is, as pads and fields use it. */
import type { Proof } from '../../contract/session.ts'
import type { WireError } from '../../contract/wire.ts'

export interface ProofAttempt {
  readonly show: (proof: Proof) => void
  readonly isChecking: boolean
  /** Why the last one was refused; null before the first, while one is checked, and once it is forgotten. */
  readonly refusal: WireError | null
  readonly secondsLeft: number
  readonly forget: () => void
}
