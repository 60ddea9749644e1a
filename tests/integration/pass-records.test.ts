/** Records that vanish, come back, multiply or count anew: what was used is counted once, and nobody hides behind a mark. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as tables from '../../src/backend/store/schema.ts'
import { type CheckedRouter, startCheckedRouter } from '../support/checked-router.ts'

const MINUTE = 60_000
const MAC = '02:00:00:00:00:01'
const twoHours = { timeLimitSeconds: 7_200, dataLimitBytes: 1_000_000 }

let cafe: CheckedRouter
beforeEach(async () => {
  cafe = await startCheckedRouter()
})
afterEach(() => cafe.close())

/** Online for so long and no longer, with so many bytes. */
function use(code: string, ms: number, bytes: number): void {
  cafe.router.login(code, code, MAC)
  cafe.router.transfer(cafe.router.active()[0]?.['.id'] ?? '', bytes, 0)
  cafe.later(ms)
  cafe.router.power.reboot()
}

/** Looks, does what is to be done about it, and looks again. */
async function passAndSettle(): Promise<void> {
  cafe.later(MINUTE)
  await cafe.pass()
  await cafe.settle()
  cafe.later(MINUTE)
  await cafe.pass()
}

const drifts = () =>
  cafe
    .openDrifts()
    .map(({ kind, name }) => `${kind} ${name}`)
    .toSorted()

/** Time used, carried, and left on the record; it has to be what was sold. */
function account(code: string) {
  const { usedSeconds, carriedSeconds, usedBytes, carriedBytes } = cafe.grant()
  const user = cafe.user(code)
  const [hours = '0', minutes = '0'] = /^(?:(\d+)h)?(?:(\d+)m)?$/.exec(user?.['limit-uptime'] ?? '')?.slice(1) ?? []
  const seconds = carriedSeconds + Number(hours) * 3_600 + Number(minutes) * 60
  const bytes = carriedBytes + Number(user?.['limit-bytes-total'])
  return { usedSeconds, carriedSeconds, usedBytes, carriedBytes, seconds, bytes }
}

test('a power cut that sets the counters back takes nothing twice', async () => {
  const code = await cafe.sell(twoHours)
  use(code, 10 * MINUTE, 1_000)
  cafe.router.login(code, code, MAC)
  cafe.later(20 * MINUTE)
  await cafe.pass()
  expect(account(code)).toMatchObject({ usedSeconds: 1_800, carriedSeconds: 0 })
  // The session vanishes uncounted; what was counted before it stands in the record.
  await cafe.router.power.off()
  await cafe.router.power.on()
  cafe.router.power.ntpArrives()
  await passAndSettle()
  const kept = { usedSeconds: 600, carriedSeconds: 1_200, usedBytes: 1_000, carriedBytes: 0 }
  expect(account(code)).toEqual({ ...kept, seconds: 7_200, bytes: 1_000_000 })
  expect(drifts()).toEqual([])
})

test('users written anew from an export keep their use, and get what is left', async () => {
  const code = await cafe.sell(twoHours)
  use(code, 30 * MINUTE, 4_000)
  await cafe.pass()
  const { name = '', password = '', profile = '', comment = '', ...user } = cafe.user(code) ?? {}
  await cafe.byHand('remove', { numbers: code })
  const limits = { 'limit-uptime': user['limit-uptime'] ?? '', 'limit-bytes-total': user['limit-bytes-total'] ?? '' }
  await cafe.byHand('add', { name: 'other' })
  await cafe.byHand('add', { name, password, profile, comment, ...limits })
  await passAndSettle()
  const kept = { usedSeconds: 0, carriedSeconds: 1_800, usedBytes: 0, carriedBytes: 4_000 }
  expect(account(code)).toEqual({ ...kept, seconds: 7_200, bytes: 1_000_000 })
  expect([cafe.grant().routerRef, drifts()]).toEqual([cafe.user(code)?.['.id'], ['added other']])
})

test('a user that was deleted and then extended gets what is left and the extension, no more', async () => {
  const code = await cafe.sell(twoHours)
  use(code, 30 * MINUTE, 4_000)
  await cafe.pass()
  await cafe.byHand('remove', { numbers: code })
  const extension = { seconds: 3_600, bytes: 0, validitySeconds: 0, reason: 'rain' }
  await cafe.client.token.extend({ tokenId: cafe.token().id, ...extension })
  await cafe.settle()
  const kept = { usedSeconds: 0, carriedSeconds: 1_800, usedBytes: 0, carriedBytes: 4_000 }
  expect(account(code)).toEqual({ ...kept, seconds: 7_200 + 3_600, bytes: 1_000_000 })
  await passAndSettle()
  expect(drifts()).toEqual([])
})

test('a user lost in a power cut comes back with what is left', async () => {
  const code = await cafe.sell(twoHours)
  use(code, 5 * MINUTE, 4_000)
  await cafe.pass()
  await cafe.byHand('remove', { numbers: code })
  await passAndSettle()
  const kept = { usedSeconds: 0, carriedSeconds: 300, usedBytes: 0, carriedBytes: 4_000 }
  expect(account(code)).toEqual({ ...kept, seconds: 7_200, bytes: 1_000_000 })
  expect(drifts()).toEqual([])
})

test('a user copied by hand, our mark with it, is told of and hides nobody', async () => {
  const code = await cafe.sell()
  await cafe.pass()
  cafe.later(60 * MINUTE)
  await cafe.byHand('add', { 'copy-from': code, name: 'friend' })
  expect(cafe.user('friend')?.comment).toBe(cafe.user(code)?.comment)
  await passAndSettle()
  expect(drifts()).toEqual(['added friend'])
})

test('a user renamed by hand is missing under its name, and told of under the other', async () => {
  const code = await cafe.sell()
  await cafe.pass()
  cafe.later(60 * MINUTE)
  await cafe.byHand('set', { numbers: code, name: 'friend' })
  await passAndSettle()
  expect(drifts()).toEqual(['added friend', `missing ${code}`])
})

test('a user without its mark is no stranger while something is being done about it', async () => {
  const code = await cafe.sell()
  await cafe.pass()
  cafe.later(60 * MINUTE)
  await cafe.byHand('set', { numbers: code, comment: '' })
  cafe.store.db
    .update(tables.grant)
    .set({ state: 'waiting', retryAt: Date.now() + MINUTE })
    .run()
  await cafe.pass()
  expect(drifts()).toEqual([])
})

test('a user that was taken off and is there again is taken off again, by its name among years of others', async () => {
  const code = await cafe.sell()
  const { name = '', password = '', profile = '', comment = '' } = cafe.user(code) ?? {}
  cafe.store.db.update(tables.grant).set({ state: 'waiting', version: 9, wanted: 'absent' }).run()
  await cafe.settle()
  expect(cafe.user(code)).toBeUndefined()
  // As a put would that was on its way when the link broke, and which the router carries out in the end.
  await cafe.byHand('add', { name, password, profile, comment })
  cafe.router.login(code, code, MAC)
  await passAndSettle()
  expect([cafe.user(code), cafe.router.active(), drifts()]).toEqual([undefined, [], []])
})

test('a user that somebody switched off by hand, and that was left so, stays off until it is unblocked', async () => {
  const code = await cafe.sell()
  await cafe.pass()
  cafe.later(60 * MINUTE)
  await cafe.byHand('set', { numbers: code, disabled: 'yes' })
  await passAndSettle()
  const answer = { routerId: cafe.routerId, kind: 'changed', how: 'accept', ids: null } as const
  await cafe.client.router.settle(answer)
  await passAndSettle()
  expect([cafe.user(code)?.disabled, drifts()]).toEqual(['true', []])
  const tokenId = cafe.token().id
  await cafe.client.token.block({ tokenId })
  await cafe.settle()
  await cafe.client.token.unblock({ tokenId })
  await cafe.settle()
  expect([cafe.user(code)?.disabled, cafe.grant().accepted]).toEqual(['false', null])
})

test('what a person is asked about stays as it was found, and the rest is done all the same', async () => {
  const code = await cafe.sell(twoHours)
  await cafe.pass()
  cafe.later(60 * MINUTE)
  await cafe.byHand('set', { numbers: code, 'limit-uptime': '9h', profile: 'default' })
  await passAndSettle()
  await cafe.client.token.extend({
    tokenId: cafe.token().id,
    seconds: 0,
    bytes: 500_000,
    validitySeconds: 0,
    reason: 'rain',
  })
  await passAndSettle()
  expect(cafe.user(code)).toMatchObject({ 'limit-uptime': '9h', profile: 'default', 'limit-bytes-total': '1500000' })
  expect(drifts()).toEqual([`changed ${code}`])
  await cafe.client.router.settle({ routerId: cafe.routerId, kind: 'changed', how: 'put_back', ids: null })
  await passAndSettle()
  expect(cafe.user(code)).toMatchObject({ 'limit-uptime': '2h', profile: expect.stringMatching(/^teller-/) })
  expect(drifts()).toEqual([])
})

test('what a person is asked about keeps nobody on who is over', async () => {
  const code = await cafe.sell({ timeLimitSeconds: null, validitySeconds: 86_400, validityFrom: 'sale' })
  await cafe.pass()
  cafe.router.console('/system scheduler disable [find]')
  cafe.later(60 * MINUTE)
  await cafe.byHand('set', { numbers: code, password: 'known' })
  await passAndSettle()
  expect(drifts()).toEqual([`changed ${code}`])
  cafe.router.passUnscheduled(() => cafe.later(48 * 60 * MINUTE))
  await passAndSettle()
  expect(cafe.user(code)).toMatchObject({ password: 'known', disabled: 'true' })
  expect(drifts()).toEqual([`changed ${code}`])
})
