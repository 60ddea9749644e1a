/** Plays one history from its first sale to rest, and tells what is wrong then. */
import { wrongIn } from './oracle.ts'
import { type Step, take } from './steps.ts'
import { World } from './world.ts'

/** `spoil` is for sabotage: it does at rest what the program must never do. */
export async function play(
  steps: readonly Step[],
  spoil: (world: World) => unknown = () => undefined,
): Promise<string[]> {
  try {
    return await playOnce(steps, spoil)
  } catch (error) {
    // While a router was away, somebody else on this machine took its port.
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return await playOnce(steps, spoil)
  }
}

async function playOnce(steps: readonly Step[], spoil: (world: World) => unknown): Promise<string[]> {
  const world = new World()
  try {
    await world.begin()
    for (const step of steps) await take(world, step)
    await world.settleDown()
    await spoil(world)
    return wrongIn(world)
  } finally {
    await world.end()
  }
}
