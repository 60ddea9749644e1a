import { afterEach, beforeEach, expect, it } from 'vitest'
import { connectRouter } from '../routeros/connect.ts'
import type { RouterConnection } from '../routeros/connection.ts'
import { afterLogin, type ScriptedRouter, startScriptedRouter } from '../routeros/scripted-router.ts'
import { AgreedTime } from './agreed-time.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const MINUTE = 60_000

let router: ScriptedRouter
let connection: RouterConnection
/** What the router answers; undefined is that we may not know. */
let shown: number | undefined
let now: number
let ticks: number

beforeEach(async () => {
  ;[shown, now, ticks] = [NOON, NOON, 0]
  router = await startScriptedRouter(
    afterLogin(({ reply, tag }) => {
      const [date, time] = new Date(shown ?? 0).toISOString().slice(0, 19).split('T')
      if (shown === undefined) reply('!trap', ...tag, '=message=not enough permissions (9)')
      else reply('!re', ...tag, `=date=${date}`, `=time=${time}`, '=gmt-offset=+00:00', '=time-zone-name=UTC')
      reply('!done', ...tag)
    }),
  )
  connection = await connectRouter({ host: '127.0.0.1', port: router.port, username: 'u', password: 'p' })
})
afterEach(async () => {
  connection.close()
  await router.close()
})

const agreed = () =>
  new AgreedTime(
    connection,
    () => now,
    () => ticks,
  )
const asked = () => router.asked.filter(([path]) => path === '/system/clock/print').length

it('is this counter’s own, and not asked for, until somebody compares', async () => {
  expect(await agreed().read()).toEqual({ seconds: NOON / 1_000, isConfirmed: false })
  expect(asked()).toBe(0)
})

it.each([
  ['both say the same', NOON, { seconds: NOON / 1_000, isConfirmed: true }],
  ['they are nine minutes apart', NOON - 9 * MINUTE, { seconds: NOON / 1_000, isConfirmed: true }],
  ['the router is eleven minutes ahead', NOON + 11 * MINUTE, { seconds: undefined, isConfirmed: false }],
  ['the router is a year behind', Date.UTC(2026, 0, 1), { seconds: undefined, isConfirmed: false }],
  ['the router lost the time', 86_400_000, { seconds: NOON / 1_000, isConfirmed: false }],
  ['the router does not tell', undefined, { seconds: NOON / 1_000, isConfirmed: false }],
])('when %s', async (_, routerMs, moment) => {
  shown = routerMs
  expect(await agreed().ask()).toEqual(moment)
})

it('asks again when the PC’s clock was moved, or after a while, and not before', async () => {
  const time = agreed()
  await time.ask()
  ;[now, ticks] = [NOON + 10 * MINUTE, 10 * MINUTE]
  expect(await time.read()).toEqual({ seconds: now / 1_000, isConfirmed: true })
  expect(asked()).toBe(1)
  now += 365 * 86_400_000
  expect(await time.read()).toEqual({ seconds: undefined, isConfirmed: false })
  expect(asked()).toBe(2)
  ;[shown, now, ticks] = [NOON + 60 * MINUTE, NOON + 60 * MINUTE, 60 * MINUTE]
  expect(await time.read()).toEqual({ seconds: now / 1_000, isConfirmed: true })
  expect(asked()).toBe(3)
})
