/** A clock that is wrong, the counter's or the router's: nobody loses what was paid for, and nobody who is over comes back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoredGrants } from '../../src/backend/provisioning/stored-grants.ts'
import * as tables from '../../src/backend/store/schema.ts'
import { type CheckedRouter, startCheckedRouter } from '../support/checked-router.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEAR = 365 * DAY
const MAC = '02:00:00:00:00:01'

let cafe: CheckedRouter
beforeEach(async () => {
  cafe = await startCheckedRouter()
})
afterEach(() => cafe.close())

const dayPass = { timeLimitSeconds: null, validitySeconds: 86_400, validityFrom: 'sale' } as const
const isOnline = (code: string) => cafe.router.active().some(({ user }) => user === code)
const states = () => cafe.grants().map(({ state, wanted }) => [state, wanted])

/** Passes at once and again, and does what they ask for. */
async function passTwice(): Promise<void> {
  for (let pass = 0; pass < 2; pass += 1) {
    cafe.later(1_000)
    await cafe.pass()
    await cafe.settle()
  }
}

test('a PC that jumps a year ahead ends nobody, and its return changes nothing', async () => {
  const code = await cafe.sell(dayPass)
  cafe.router.login(code, code, MAC)
  cafe.later(HOUR)
  const before = cafe.user(code)?.comment
  for (const jump of [YEAR, -YEAR]) {
    cafe.time.counter += jump
    await passTwice()
    expect([isOnline(code), cafe.user(code)?.disabled, cafe.user(code)?.comment]).toEqual([true, 'false', before])
    expect([states(), cafe.openDrifts()]).toEqual([[['on_router', 'present']], []])
  }
})

test('sabotage: a counter that believes its own clock would end everybody, and that would be noticed', async () => {
  const code = await cafe.sell(dayPass)
  cafe.later(HOUR)
  cafe.time.counter += YEAR
  const believing = async () =>
    await cafe.pass((counterMs) => ({ seconds: Math.floor(counterMs / 1_000), isConfirmed: true }))
  await believing()
  // It would be switched off, and once it is, removed for good.
  expect(states()).toEqual([['waiting', 'present']])
  await cafe.settle()
  await cafe.byHand('set', { numbers: code, disabled: 'yes', comment: `${cafe.user(code)?.comment} end` })
  cafe.later(1_000)
  await believing()
  expect(states()).toEqual([['waiting', 'absent']])
})

test('a PC that falls back a year lets nobody in who is over', async () => {
  const code = await cafe.sell(dayPass)
  cafe.later(2 * DAY)
  await passTwice()
  expect(cafe.user(code)).toMatchObject({ disabled: 'true', comment: expect.stringMatching(/ end$/) })
  cafe.time.counter -= YEAR
  await passTwice()
  expect(cafe.user(code)).toMatchObject({ disabled: 'true', comment: expect.stringMatching(/ end$/) })
  cafe.time.counter += YEAR
  await passTwice()
  expect(cafe.user(code)?.disabled).toBe('true')
})

test('what is put on the router while the PC is wrong is not ended with it', async () => {
  const code = await cafe.sell({ ...dayPass, timeLimitSeconds: 3_600 })
  cafe.router.login(code, code, MAC)
  cafe.time.counter += YEAR
  const extension = { tokenId: cafe.token().id, seconds: 3_600, bytes: 0, validitySeconds: 0, reason: 'rain' }
  await cafe.client.token.extend(extension)
  await cafe.settle()
  expect(cafe.user(code)).toMatchObject({ disabled: 'false', 'limit-uptime': '2h' })
  expect(isOnline(code)).toBe(true)
})

test('a router that lost the time is told who is over by the PC, and nothing is removed for good', async () => {
  const code = await cafe.sell(dayPass)
  await cafe.router.power.off()
  await cafe.router.power.on()
  cafe.later(30 * DAY)
  await passTwice()
  expect(cafe.user(code)?.disabled).toBe('true')
  expect(states()).toEqual([['on_router', 'present']])
  cafe.router.power.ntpArrives()
  await passTwice()
  expect([cafe.user(code), states()]).toEqual([undefined, [['off_router', 'absent']]])
})

test('a grant that was told to wait by a clock in another year is due when the clock is right again', async () => {
  await cafe.sell()
  const { store, routerId } = cafe
  const queue = new StoredGrants({ store, release: () => undefined, onSettled: () => undefined })
  const due = () => queue.due(routerId, 10, 'newest').length
  const waitUntil = (retryAt: number) => store.db.update(tables.grant).set({ state: 'waiting', retryAt }).run()
  waitUntil(Date.now() + YEAR)
  expect(due()).toBe(1)
  waitUntil(Date.now() + 30_000)
  expect(due()).toBe(0)
})

test('what was settled by a clock in another year is looked at all the same', async () => {
  cafe.time.counter += YEAR
  const code = await cafe.sell()
  cafe.time.counter -= YEAR
  cafe.later(HOUR)
  await cafe.byHand('remove', { numbers: code })
  await cafe.pass()
  expect(cafe.openDrifts()).toMatchObject([{ kind: 'missing', name: code }])
})
