import { expect, test } from 'vitest'
import type { ActiveSession } from './active-session.ts'
import { SpanKeeper } from './span-keeper.ts'

const NOON = Date.parse('2026-11-25T12:00:00Z')
const MINUTE = 60_000

/** Somebody who has been online for so many minutes. */
const online = (username: string, minutes: number) => ({ username, seconds: minutes * 60 }) as ActiveSession

test('somebody is online from when the router says their session began, until they are missing from a print', () => {
  const keeper = new SpanKeeper()
  keeper.take([online('ana', 5)], NOON)
  keeper.take([online('ana', 6)], NOON + MINUTE)
  keeper.take([], NOON + 2 * MINUTE)
  expect(keeper.takeSpans()).toEqual([{ username: 'ana', startedAt: NOON - 5 * MINUTE, lastSeenAt: NOON + MINUTE }])
  expect(keeper.takeSpans()).toEqual([])
})

test('a router that was away ends no span of those who stayed online', () => {
  const keeper = new SpanKeeper()
  keeper.take([online('ana', 5), online('ben', 5)], NOON)
  // Half an hour without a print; Ben was thrown off and logged in again.
  keeper.take([online('ana', 35), online('ben', 2)], NOON + 30 * MINUTE)
  const at = NOON + 30 * MINUTE
  expect(keeper.takeSpans()).toEqual([
    { username: 'ben', startedAt: NOON - 5 * MINUTE, lastSeenAt: NOON },
    { username: 'ana', startedAt: NOON - 5 * MINUTE, lastSeenAt: at },
    { username: 'ben', startedAt: at - 2 * MINUTE, lastSeenAt: at },
  ])
})

test('a restart goes on with what was written down', () => {
  const before = new SpanKeeper()
  before.take([online('ana', 5)], NOON)
  const after = new SpanKeeper(before.takeSpans())
  after.take([online('ana', 65)], NOON + 60 * MINUTE)
  expect(after.takeSpans()).toEqual([{ username: 'ana', startedAt: NOON - 5 * MINUTE, lastSeenAt: NOON + 60 * MINUTE }])
})

test('with two devices, the one that stays keeps the span going', () => {
  const keeper = new SpanKeeper()
  keeper.take([online('ana', 20), online('ana', 3)], NOON)
  keeper.take([online('ana', 4)], NOON + MINUTE)
  expect(keeper.takeSpans()).toEqual([{ username: 'ana', startedAt: NOON - 20 * MINUTE, lastSeenAt: NOON + MINUTE }])
})

test('a clock that is put back begins anew, so that no span has its two ends on two clocks', () => {
  const keeper = new SpanKeeper()
  keeper.take([online('ana', 5)], NOON)
  const lastYear = NOON - 365 * 86_400_000
  keeper.take([online('ana', 6)], lastYear)
  expect(keeper.takeSpans()).toEqual([
    { username: 'ana', startedAt: NOON - 5 * MINUTE, lastSeenAt: NOON },
    { username: 'ana', startedAt: lastYear - 6 * MINUTE, lastSeenAt: lastYear },
  ])
})
