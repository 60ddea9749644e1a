/** A press of a button: what it answers, or a refusal that was to be expected. */
import { CallError } from '../../../src/contract/client.ts'
import type { Reason } from '../../../src/core/errors.ts'
import type { World } from './world.ts'

/** Undefined: refused for one of these reasons. Every other refusal is told as wrong. */
export async function attempt<T>(
  world: World,
  expected: readonly Reason[],
  press: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await press()
  } catch (error) {
    const reason = error instanceof CallError ? error.detail.reason : String(error)
    world.expect((expected as readonly string[]).includes(reason), `refused: ${reason}`)
    return undefined
  }
}
