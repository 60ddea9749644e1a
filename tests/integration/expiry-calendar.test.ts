/** Years go by on the router alone: month ends, a leap day, year ends, and summer time coming and going in six zones. */
import { describe, expect, test } from 'vitest'
import { day, ExpiryWorld, expectEnded, hour, minute, versions } from './expiry-world.ts'

const [from, until] = [Date.UTC(2026, 0, 31, 12), Date.UTC(2029, 2, 1)]

/** East and west, north and south, with and without summer time, whole hours, halves and quarters. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
] as const

type Begin = { readonly at: number; readonly validityMs: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far a zone is ahead of UTC, milliseconds; by the words of Intl, which the router's own reckoning does not use. */
function offsetAt(zone: string, at: number): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(zone, format)
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at
}

/** The moments at which a zone's clocks change. */
function changesOf(zone: string): number[] {
  const days = Array.from({ length: Math.ceil((until - from) / day) }, (_, index) => from + index * day)
  return days.filter((at) => offsetAt(zone, at) !== offsetAt(zone, at + day)).map((at) => changeAfter(zone, at))
}

function changeAfter(zone: string, start: number): number {
  let at = start
  while (offsetAt(zone, at) === offsetAt(zone, start)) at += 15 * minute
  return at
}

/** Last seconds and first seconds of months by the wall, the days around 29 February 2028, and both sides of changes. */
function beginnings(zone: string): Begin[] {
  const months = Array.from({ length: 36 }, (_, index) => Date.UTC(2026, 1 + index, 1))
  const walls = [...months, Date.UTC(2028, 1, 28), Date.UTC(2028, 1, 29)].map((wall) => wall - offsetAt(zone, wall))
  const around = (edge: number, validityMs: number) =>
    [-1000, 0, 30_000].map((away) => ({ at: edge + away, validityMs: validityMs }))
  return [
    ...walls.flatMap((edge, index) => around(edge, [hour, day, 30 * day][index % 3] ?? day)),
    // A time that begins before a change and ends after it, in the hour that comes twice, or in none.
    ...changesOf(zone).flatMap((edge) => [...around(edge - 30 * minute, hour), ...around(edge, day)]),
  ].sort((a, b) => a.at - b.at)
}

async function liveThrough(version: string, zone: string): Promise<void> {
  const world = await ExpiryWorld.open(from, { version, zone })
  const events = beginnings(zone).flatMap(({ at, validityMs }, index) => {
    const name = `t${index}`
    const begin = async () => {
      world.login(await world.sell({ name, validitySeconds: validityMs / 1000 }))
    }
    const end = async () => {
      expectEnded(world, name, at + validityMs)
      expect(world.user(name).comment).toMatch(/^teller1:\w{16} v=\d+ exp=\d{10} end$/)
      await world.connection.run('/ip/hotspot/user/remove', { attributes: { '.id': name } })
    }
    return [
      { at, happen: begin },
      { at: at + validityMs + 3 * minute, happen: end },
    ]
  })
  for (const event of events.sort((a, b) => a.at - b.at)) {
    world.passTo(event.at)
    await event.happen()
  }
  expect(world.complaints()).toEqual([])
  await world.close()
}

test('the years are what they are meant to be: six changes of the clocks where there are any', () => {
  expect(zones.map((zone) => changesOf(zone).length)).toEqual([0, 6, 6, 6, 6, 0])
})

test.each(zones)('in %s nobody loses or gains a minute', async (zone) => liveThrough('7.22', zone))

describe.each(versions.filter((version) => version !== '7.22'))('%s counts the same', (version) => {
  test.each(['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'])('in %s', async (zone) =>
    liveThrough(version, zone),
  )
})
