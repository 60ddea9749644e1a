import { expect, it } from 'vitest'
import { RouterTimeout, RouterTrap } from '../routeros/errors.ts'
import { Retries } from './retries.ts'

/** A clock that stands still until it is told to go on. */
function standingClock() {
  const alarms: { readonly at: number; readonly call: () => void }[] = []
  let now = 1_000_000
  return {
    timers: {
      now: () => now,
      after: (ms: number, call: () => void) => {
        const alarm = { at: now + ms, call }
        alarms.push(alarm)
        return () => void alarms.splice(alarms.indexOf(alarm), 1)
      },
    },
    alarms,
    goTo: (ms: number) => {
      now = ms
      for (const alarm of alarms.filter(({ at }) => at <= now)) {
        alarms.splice(alarms.indexOf(alarm), 1)
        alarm.call()
      }
    },
  }
}

function retries() {
  const clock = standingClock()
  let due = 0
  const options = { timers: clock.timers, random: () => 1, backoff: { baseMs: 500, capMs: 30_000 } }
  return { ...clock, due: () => due, retries: new Retries({ ...options, onDue: () => (due += 1) }) }
}

const late = () => new RouterTimeout('/x', 1)
const busy = () => new RouterTrap('/x', [{ message: 'action timed out - try again (13)' }])

it('tries at once after a first late answer, and waits longer each time after that', () => {
  const { retries: it, timers } = retries()
  const waits = [1, 2, 3, 4].map(() => it.failed('a', late()) - timers.now())
  expect(waits).toEqual([0, 1_000, 2_000, 4_000])
  it.forget('a')
  expect(it.failed('a', late()) - timers.now()).toBe(0)
})

it('does not hurry a router that said it is busy', () => {
  const { retries: it, timers } = retries()
  expect(it.failed('a', busy()) - timers.now()).toBe(500)
})

it('wakes up once for a thousand that failed together, and never before they are due', () => {
  const { retries: it, alarms, goTo, due } = retries()
  const dueAt = Math.max(...Array.from({ length: 1_000 }, (_, n) => it.failed(`g${n}`, busy())))
  expect(alarms).toHaveLength(1)
  expect(alarms[0]?.at).toBeGreaterThan(dueAt)
  goTo(alarms[0]?.at ?? 0)
  expect([due(), alarms]).toEqual([1, []])
})

it('leaves no alarm behind', () => {
  const { retries: it, alarms } = retries()
  it.failed('a', busy())
  it.stop()
  expect(alarms).toEqual([])
})
