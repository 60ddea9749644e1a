/** Applies exactly the commands that were shown, or none when the router is not as it was then. */
import type { CheckId } from '../../../core/router-checks.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { textOf } from '../failures.ts'
import { type Command, planHash } from './commands.ts'
import { type ExamineOptions, examineOver } from './examine.ts'

export type Order = {
  readonly check: CheckId
  /** Of the plan that a person saw and agreed to. */
  readonly planHash: string
  /** The last moment before anything is changed; throws when it may not be any more. */
  readonly beforeChange: () => void
}

/** What became of a treatment. */
export type Treated =
  /** What would have to be done now is not what was shown: nothing was changed. */
  | { readonly outcome: 'differs' }
  /** The check could not be made this time: nothing was changed. */
  | { readonly outcome: 'unseen' }
  /** `done` commands were confirmed; the one after them failed with `text`, if there is one. */
  | {
      readonly outcome: 'applied' | 'failed'
      readonly commands: readonly Command[]
      readonly done: number
      readonly text?: string
    }

/** Looks again, compares, applies in order, and stops at the first command that is not confirmed. */
export async function treat(connection: RouterConnection, order: Order, options: ExamineOptions): Promise<Treated> {
  const { diagnoses } = await examineOver(connection, options)
  const diagnosis = diagnoses.find(({ check }) => check === order.check)
  if (!diagnosis || diagnosis.verdict === 'unknown') return { outcome: 'unseen' }
  const { commands } = diagnosis
  if (commands.length === 0 || planHash(options.patient.routerId, commands) !== order.planHash) {
    return { outcome: 'differs' }
  }
  order.beforeChange()
  let done = 0
  try {
    for (const { path, attributes } of commands) {
      await connection.run(path, { attributes, signal: options.signal })
      done += 1
    }
  } catch (error) {
    return { outcome: 'failed', commands, done, text: textOf(error) }
  }
  return { outcome: 'applied', commands, done }
}
