/** Plays one random history of a till, and tells what disagrees then. */
import { disagreements } from './agree.ts'
import type { Variant } from './cafe.ts'
import { Dice } from './dice.ts'
import { addCustomer, moveClock, nonsense, setPrice, setRate, settle } from './other-steps.ts'
import { refund } from './refund-step.ts'
import { sell } from './sell-step.ts'
import { count, move, open } from './till-step.ts'
import { World } from './world.ts'

const STEPS = { sell, refund, open, move, count, addCustomer, settle, setRate, setPrice, moveClock, nonsense } as const
type Name = keyof typeof STEPS

const USUAL: Readonly<Record<Name, number>> = {
  sell: 42,
  refund: 9,
  open: 1,
  move: 10,
  count: 3,
  addCustomer: 1,
  settle: 4,
  setRate: 0.5,
  setPrice: 1,
  moveClock: 25,
  nonsense: 1.5,
}
/** Between two shifts somebody mostly opens the next; while one is counted somebody mostly counts on. */
const CLOSED = { ...USUAL, open: 120 }
const COUNTING = { ...USUAL, count: 60 }

export interface History {
  readonly seed: number
  readonly steps: number
  readonly variant: Variant
}

/** `spoil` is for sabotage: it does at the end what the program must never do. */
export async function play(
  { seed, steps, variant }: History,
  spoil: (world: World) => unknown = () => undefined,
): Promise<string[]> {
  const world = new World(variant, new Dice(seed))
  try {
    await world.cafe.begin()
    await setRate(world)
    for (let step = 1; step <= steps; step++) await take(world)
    await spoil(world)
    return await disagreements(world)
  } finally {
    await world.cafe.end()
  }
}

async function take(world: World): Promise<void> {
  const weights = world.shift === undefined ? CLOSED : world.shift.isCounting ? COUNTING : USUAL
  const name = world.dice.weighted(weights)
  world.told.push(name)
  await STEPS[name](world)
}
