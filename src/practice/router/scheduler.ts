/** Runs what is due: scheduler entries at their wall-clock moments, and the hotspot's own time limits in between. */
import { readWall, wallClock, writeWall, zoneOf } from './clock.ts'
import { forbids } from './device-limits.ts'
import { readDuration } from './durations.ts'
import { settle } from './hotspot.ts'
import { callerOf } from './login.ts'
import type { Caller } from './menu.ts'
import { granted } from './policies.ts'
import { runScript } from './script/run-script.ts'
import { RouterDown } from './script/syntax.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'
import { fromWall, offsetAt, toWall } from './time-zone.ts'
import { atLeast } from './version.ts'

const path = '/system/scheduler'

/** Entries with `start-time=startup` run this long after the start. */
const startupMs = 3000

/** Who owns what the router's own scripts, such as `on-login`, make. */
export const systemOwner = '*sys'

/** Brings a router up to the present: every entry due since the last look runs, at its moment and in order. */
export class Scheduler {
  readonly #state: RouterState
  /** Up to when everything due has run, in ticks and on the wall clock. */
  #doneTicks: number
  #busy = false

  constructor(state: RouterState) {
    this.#state = state
    this.#doneTicks = state.ticksMs()
  }

  /** Forgets what was missed: after a start, or when the wall clock was moved. */
  restart(): void {
    this.#doneTicks = this.#state.ticksMs()
  }

  /** Runs what is due. */
  catchUp(): void {
    const state = this.#state
    if (this.#busy || !state.powered || forbids(state, path)) return
    this.#busy = true
    try {
      const present = state.ticksMs()
      for (let due = this.#next(present); due && state.powered; due = this.#next(present)) {
        const { entry, ticks } = due
        this.#doneTicks = ticks
        state.at(ticks, () => {
          settle(state)
          runEntry(state, entry)
        })
      }
      this.#doneTicks = present
    } finally {
      this.#busy = false
    }
  }

  /** The earliest entry due after what is done and not after `present`; of several at once, each once, in order. */
  #next(present: number): { entry: Item; ticks: number } | undefined {
    let best: { entry: Item; ticks: number } | undefined
    for (const entry of this.#state.table(path).items()) {
      const last = Number(entry.get('.last-run') ?? Number.NEGATIVE_INFINITY)
      const ticks = nextTicks(this.#state, entry, Math.max(this.#doneTicks - 1, last))
      if (ticks !== undefined && ticks <= present && (!best || ticks < best.ticks)) best = { entry, ticks }
    }
    return best
  }
}

/** When an entry runs next after `after`, in ticks; undefined when it does not. */
function nextTicks(state: RouterState, entry: Item, after: number): number | undefined {
  if (entry.get('disabled') === 'true' || entry.get('.by-default') === 'true') return undefined
  const interval = readDuration(entry.get('interval') ?? '0s') ?? 0
  if (entry.get('start-time') === 'startup') return afterStartup(state.bootedAt + startupMs, interval, after)
  const start = readWall(entry.get('start-date') ?? '', entry.get('start-time') ?? '')
  return Number.isNaN(start) ? undefined : nextOnWall(state, start, interval, after)
}

/** At startup itself only an entry without an interval runs. */
function afterStartup(start: number, interval: number, after: number): number | undefined {
  if (interval === 0) return start > after ? start : undefined
  return start + Math.max(1, Math.floor((after - start) / interval) + 1) * interval
}

/** The next of the wall-clock times start + n × interval; an hour that comes twice in autumn counts twice. */
function nextOnWall(state: RouterState, start: number, interval: number, after: number): number | undefined {
  const zone = zoneOf(state)
  const moment = after + state.clockOffsetMs
  if (interval === 0) return later(fromWall(zone, start) - state.clockOffsetMs, after)
  /** The first of them after the moment, were the wall clock this far ahead all along. */
  const next = (offset: number) =>
    start + Math.max(0, Math.floor((moment + offset - start) / interval) + 1) * interval - offset
  const plain = next(offsetAt(zone, moment))
  const offset = offsetAt(zone, plain)
  // Where the clocks change before it, the new offset tells; a time the change skips is left out.
  let due = next(offset)
  while (offsetAt(zone, due) !== offset) due += interval
  return due - state.clockOffsetMs
}

const later = (ticks: number, after: number): number | undefined => (ticks > after ? ticks : undefined)

function runEntry(state: RouterState, entry: Item): void {
  const id = entry.get('.id') ?? ''
  const runs = String(Number(entry.get('run-count') ?? 0) + 1)
  state.table(path).set(
    id,
    new Map([
      ['run-count', runs],
      ['.last-run', String(state.ticksMs())],
    ]),
  )
  const source = entry.get('on-event') ?? ''
  const policies = policiesFor(state, entry)
  // The name of a script may stand for its source.
  const script = state.table('/system/script').named(source.trim())[0]
  runLogged(state, { name: entry.get('owner') ?? '', policies }, script?.get('source') ?? source, {})
}

/** What an entry may do: its own policies, as far as its owner still has them; the router's own scripts have all. */
function policiesFor(state: RouterState, entry: Item): Set<string> {
  const wanted = granted(entry.get('policy') ?? '')
  const name = entry.get('owner') ?? ''
  if (name === systemOwner) return wanted
  const owner = state.table('/user').named(name)[0]
  const held = owner && callerOf(state, owner.get('.id') ?? '')?.policies
  return new Set([...wanted].filter((policy) => held?.has(policy)))
}

/** Runs a script nobody waits for: what goes wrong is in the log. */
export function runLogged(
  state: RouterState,
  caller: Caller,
  source: string,
  variables: Readonly<Record<string, string>>,
): void {
  try {
    runScript(state, caller, source, variables)
  } catch (error) {
    if (error instanceof RouterDown) return
    state.log('script,error', `script error: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** `next-run` in the shapes of the versions: only as much of the date as today, or this year, leaves open. */
export function nextRun(entry: Item, state: RouterState): Record<string, string> {
  const last = Number(entry.get('.last-run') ?? Number.NEGATIVE_INFINITY)
  const ticks = nextTicks(state, entry, Math.max(state.ticksMs(), last))
  if (ticks === undefined) return {}
  const { date, time: clock } = writeWall(state, toWall(zoneOf(state), ticks + state.clockOffsetMs))
  const today = wallClock(state).date
  // Seen on 7.23.7, and so in the manual of 7.24.
  if (atLeast(state.version, '7.23')) return { 'next-run': `${date} ${clock}` }
  if (date === today) return { 'next-run': clock }
  const modern = atLeast(state.version, '7.10')
  const sameYear = modern ? date.slice(0, 4) === today.slice(0, 4) : date.slice(-4) === today.slice(-4)
  const short = modern ? date.slice(5) : date.slice(0, 6)
  return { 'next-run': `${sameYear ? short : date} ${clock}` }
}
