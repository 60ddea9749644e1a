/** What people do online, and what that does to the line: a chat is a trickle, a film comes in gulps. */

/** Numbers in [0, 1); the same seed, the same numbers. By the mulberry32 generator. */
export type Chance = () => number

export function chanceOf(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function between(chance: Chance, least: number, most: number): number {
  return least + chance() * (most - least)
}

/** Bits a second to the device and from it. */
export type Flow = { readonly down: number; readonly up: number }

type Doing = {
  /** How likely somebody does it next. */
  readonly weight: number
  readonly seconds: readonly [number, number]
  readonly flow: (chance: Chance) => Flow
}

const kilo = 1_000
const mega = 1_000_000

const doings: readonly Doing[] = [
  { weight: 3, seconds: [20, 120], flow: (chance) => both(chance, 2 * kilo, 30 * kilo, 0.6) },
  {
    weight: 5,
    seconds: [30, 180],
    flow: (chance) => (chance() < 0.25 ? both(chance, 0.4 * mega, 4 * mega, 0.05) : both(chance, 0, 40 * kilo, 0.3)),
  },
  {
    weight: 3,
    seconds: [120, 900],
    flow: (chance) => (chance() < 0.6 ? both(chance, 1.2 * mega, 5 * mega, 0.02) : { down: 0, up: 0 }),
  },
  { weight: 1, seconds: [60, 400], flow: (chance) => both(chance, 250 * kilo, 700 * kilo, 0.9) },
  { weight: 1, seconds: [10, 60], flow: (chance) => both(chance, 3 * mega, 9 * mega, 0.03) },
  { weight: 2, seconds: [15, 90], flow: () => ({ down: 0, up: 0 }) },
]

function both(chance: Chance, least: number, most: number, share: number): Flow {
  const down = between(chance, least, most)
  return { down, up: down * share }
}

/** Each as often as it weighs, to draw from. */
const deck = doings.flatMap((doing) => Array.from({ length: doing.weight }, () => doing))

/** What somebody is doing, until when. */
export type Mood = { readonly until: number; readonly flow: (chance: Chance) => Flow }

/** Something to do from now on; `now` in milliseconds. */
export function newMood(chance: Chance, now: number): Mood {
  const doing = deck[Math.floor(chance() * deck.length)]
  if (!doing) throw new RangeError('there is nothing to do')
  return { until: now + between(chance, ...doing.seconds) * 1_000, flow: doing.flow }
}
