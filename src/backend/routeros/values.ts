/** How RouterOS writes values in API sentences: durations, booleans, counters and dates, read in every form. */
import { ProtocolError } from './errors.ts'

const unitSeconds = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 } as const

/**
 * A duration as the API of every version writes it: `1w2d3h4m5s`, without zero parts; zero is `0s`.
 *
 * Source: captures of v6 and v7; scripts on the router see clock notation instead.
 */
export function formatDuration(durationSeconds: number): string {
  if (!Number.isInteger(durationSeconds) || durationSeconds < 0) {
    throw new RangeError(`not whole seconds: ${durationSeconds}`)
  }
  let rest = durationSeconds
  let text = ''
  for (const [unit, seconds] of Object.entries(unitSeconds)) {
    const count = Math.floor(rest / seconds)
    rest -= count * seconds
    if (count > 0) text += `${count}${unit}`
  }
  return text || '0s'
}

const letters = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const clock = /^(?:(\d+)w)?\s*(?:(\d+)d)?\s*(\d+):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/

/**
 * Seconds of a duration in any form a router has ever written; `undefined` when it says there is none.
 *
 * Reads `1w2d3h4m5s`, `170ms`, `1w2d03:04:05`, `1d 02:00:00`, `01:30:00` and bare seconds.
 */
export function parseDurationSeconds(text: string): number | undefined {
  if (text === 'none' || text === 'unlimited' || text === 'never' || text === '') return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const [, w, d, h, m, s, ms] = letters.exec(text) ?? clock.exec(text) ?? []
  if ([w, d, h, m, s, ms].every((part) => part === undefined)) throw new ProtocolError('a duration is unreadable')
  const part = (digits: string | undefined, seconds: number) => Number(digits ?? 0) * seconds
  return part(w, 604_800) + part(d, 86_400) + part(h, 3_600) + part(m, 60) + part(s, 1) + part(ms, 0.001)
}

/** Replies say `true` and `false`; old manuals and people say `yes` and `no`. */
export function parseBoolean(text: string): boolean {
  if (text === 'true' || text === 'yes') return true
  if (text === 'false' || text === 'no') return false
  throw new ProtocolError('a yes-or-no value is neither')
}

/** Requests of every version take `yes` and `no`. */
export function formatBoolean(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no'
}

/** A counter of up to 64 bits; past 2^53 (nine petabytes) it stays at the largest exact number. */
export function parseCounter(text: string): number {
  if (!/^\d+$/.test(text)) throw new ProtocolError('a counter is not a number')
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER)
}

/** Two counters in one value: `rx/tx` of queues, `rx,tx` of WireGuard. */
export function parseCounterPair(text: string): readonly [number, number] {
  const [first, second, ...more] = text.split(/[/,]/)
  if (first === undefined || second === undefined || more.length > 0) throw new ProtocolError('not a pair of counters')
  return [parseCounter(first), parseCounter(second)]
}

/** What a router shows in place of a secret to whoever may not see it. */
export const hiddenSecret = '*****'

/** A password as it was read; `undefined` when the router keeps it to itself, by stars or by silence. */
export function readSecret(text: string | undefined): string | undefined {
  return text === hiddenSecret ? undefined : text
}

/** Does the property hold a secret? Stars are never written to one: they would become the password. */
export function isSecretName(name: string): boolean {
  return /(?:^|-)(?:password|passphrase|secret|private-key|preshared-key)$/.test(name)
}

/** What a router's own clock shows, without a zone. `month` counts from 1. */
export type WallClock = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** `named`: `nov/23/2026 19:00:00`, to 7.9. `iso`: `2026-11-23 19:00:00`, from 7.10. */
export type DateStyle = 'named' | 'iso'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const namedDate = /^([a-z]{3})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2}):(\d{2}))?$/i
const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/

/** A full date of either style, with or without the time of day. */
export function parseDate(text: string): WallClock {
  const named = namedDate.exec(text)
  const [, year, month, day, ...time] = named
    ? [text, named[3], String(months.indexOf((named[1] ?? '').toLowerCase()) + 1), named[2], ...named.slice(4)]
    : (isoDate.exec(text) ?? [])
  const [hour, minute, second] = time.map((digits) => Number(digits ?? 0))
  const read = { year: Number(year), month: Number(month), day: Number(day), hour: hour ?? 0, minute: minute ?? 0 }
  const date = { ...read, second: second ?? 0 }
  if (!isOnCalendar(date)) throw new ProtocolError('a date is unreadable')
  return date
}

/** Does every part survive the calendar? It catches 31 February, month 13 and parts that were not numbers. */
function isOnCalendar(at: WallClock): boolean {
  const date = new Date(Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second))
  return (
    date.getUTCFullYear() === at.year &&
    date.getUTCMonth() === at.month - 1 &&
    date.getUTCDate() === at.day &&
    date.getUTCHours() === at.hour &&
    date.getUTCMinutes() === at.minute &&
    date.getUTCSeconds() === at.second
  )
}

/** The date and time as a router of that style writes it. */
export function formatDate(at: WallClock, style: DateStyle): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const time = `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`
  const year = String(at.year).padStart(4, '0')
  if (style === 'iso') return `${year}-${two(at.month)}-${two(at.day)} ${time}`
  return `${months[at.month - 1] ?? ''}/${two(at.day)}/${year} ${time}`
}
