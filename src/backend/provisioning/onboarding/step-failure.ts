/** Why a step of the plan did not come about: in a closed set of words, beside the router's own. */
import type { StepProblem } from '../../../contract/onboarding.ts'
import { RouterTrap } from '../../routeros/errors.ts'
import { trapKind } from '../../routeros/traps.ts'
import { linkProblem, NotKept, textOf } from '../failures.ts'

/** A step that cannot be done, for a reason of our own. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure'
  readonly kind: StepProblem

  constructor(kind: StepProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** What the failure is to a person; its text never holds a secret, because neither routers nor we put one there. */
export function stepProblem(error: unknown): { readonly kind: StepProblem; readonly text: string } {
  return { kind: kindOf(error), text: textOf(error) }
}

function kindOf(error: unknown): StepProblem {
  if (error instanceof StepFailure) return error.kind
  if (error instanceof NotKept) return 'not_kept'
  if (!(error instanceof RouterTrap)) return linkProblem(error)
  switch (trapKind(error)) {
    case 'permission':
      return 'permission'
    case 'device-mode':
      return 'device_mode'
    case 'no-such-command':
    case 'unknown-parameter':
    case 'missing-parameter':
      return 'not_supported'
    default:
      return 'said_no'
  }
}
