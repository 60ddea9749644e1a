/** What it costs to ask who is calling and whether they may, beside a bare function call and a JSON round trip. */
import { z } from 'zod'
import { CallRouter } from '../src/backend/call-router.ts'
import { Callers } from '../src/backend/callers.ts'
import { Rates } from '../src/backend/rates.ts'
import { query } from '../src/contract/define.ts'
import { barrierTo } from '../src/core/permissions.ts'
import { type Figure, figure, median } from './figures.ts'

const GOAL_MICROSECONDS = 20
const BATCH = 1_000
const BATCHES = 300
const CALLER = 'window'
const INPUT = { text: 'k7mq', limit: 10 }

/** A call like the ones screens make all day: small in, small out. */
const contract = {
  sale: {
    count: query({
      needs: 'sale.read_all',
      input: z.object({ text: z.string(), limit: z.int() }),
      output: z.object({ count: z.int() }),
    }),
  },
}

export async function benchContract(): Promise<Figure[]> {
  const answer = ({ limit }: { limit: number }) => ({ count: limit })
  const callers = openCallers()
  const calls = new CallRouter({
    contract,
    callers,
    rates: new Rates(() => performance.now()),
    handlers: { sale: { count: answer } },
    isSetUp: () => true,
    onRefused: () => {},
    reportBug: (_, error) => {
      throw error
    },
  })
  const bare = await timesOf(() => answer(INPUT))
  const trip = await timesOf(() => JSON.parse(JSON.stringify({ id: 1, path: 'sale.count', input: INPUT })))
  const ask = await timesOf(() => barrierTo('sale.read_all', callers.who(CALLER), true))
  const whole = await timesOf(() => calls.call(CALLER, 'sale.count', INPUT))
  const floor = median(bare)
  const met = median(ask) < GOAL_MICROSECONDS / 1000
  return [
    figure('a bare function call', bare),
    figure('a JSON round trip of the call', trip, { floor }),
    figure('who is calling, and may they', ask, {
      floor,
      goal: { text: `under ${GOAL_MICROSECONDS} µs`, met },
    }),
    figure('the whole call: find, ask, check, run, check', whole, { floor: median(trip) }),
  ]
}

/** A counter with a hundred windows open, one of them ours. */
function openCallers(): Callers {
  const callers = new Callers({
    monotonic: () => performance.now(),
    idleMs: () => 300_000,
    onChange: () => {},
    onIdle: () => {},
  })
  const person = {
    name: 'Musa',
    role: 'manager',
    refundLimitMinor: null,
    discountLimitPercent: null,
    locationId: 'here',
  } as const
  const standing = { locked: false, mustChangePassword: false }
  for (let n = 0; n < 99; n++) callers.signIn(`window ${n}`, { ...person, ...standing, id: `person ${n}` })
  callers.signIn(CALLER, { ...person, ...standing, id: 'musa' })
  return callers
}

/** Milliseconds of one run, by batches, after the engine has warmed up. */
async function timesOf(run: () => unknown): Promise<number[]> {
  const times: number[] = []
  for (let batch = 0; batch < BATCHES + 50; batch++) {
    const started = performance.now()
    for (let n = 0; n < BATCH; n++) {
      const result = run()
      if (result instanceof Promise) await result
    }
    if (batch >= 50) times.push((performance.now() - started) / BATCH)
  }
  return times
}
