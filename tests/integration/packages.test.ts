/** Packages through the door of the backend: what a change, a price with a date and active hours mean for what is sold. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { token } from '../../src/backend/store/schema.ts'
import type { TellerClient } from '../../src/contract/index.ts'
import { planForm } from '../support/plan-form.ts'
import { LOGIN, startTwoRouters, type TwoRouters } from '../support/two-routers.ts'

const HOUR = 3_600_000

let cafe: TwoRouters
beforeEach(async () => {
  cafe = await startTwoRouters()
})
afterEach(() => cafe.close())

const order = (planId: string, totalMinor: number) => ({
  requestId: randomUUID(),
  planId,
  quantity: 1,
  totalMinor,
  tenderedMinor: null,
})
const codesOf = () => cafe.books((db) => db.select().from(token).all())
const tile = async (name: string) => (await cafe.cashier.plan.list(undefined)).find((each) => each.name === name)

/** What the calls of the owner leave in the journal, oldest first. */
async function journalKinds(client: TellerClient): Promise<string[]> {
  const filter = { personId: null, kind: null, subject: 'Evening', from: null, until: null }
  const { entries } = await client.audit.list({ filter, before: null, limit: 50 })
  return entries.map(({ kind }) => kind).toReversed()
}

test('a planned price begins by itself, old sales keep theirs, and a price that changed meanwhile stops the sale', async () => {
  const { owner, cashier, time } = cafe
  const made = await owner.plan.create({ plan: planForm(), priceMinor: 100 })
  const from = time.now + 24 * HOUR
  await owner.plan.setPrice({ planId: made.id, priceMinor: 150, validFrom: from })
  const sold = await cashier.sale.sell(order(made.id, 100))

  time.now = from - 1
  await expect(cashier.sale.sell(order(made.id, 150))).rejects.toMatchObject({ detail: { reason: 'price_changed' } })
  time.now = from
  await expect(cashier.sale.sell(order(made.id, 100))).rejects.toMatchObject({ detail: { reason: 'price_changed' } })
  expect(await tile('Evening')).toMatchObject({ priceMinor: 150 })
  expect(await cashier.sale.get({ id: sold.id })).toMatchObject({ totalMinor: 100 })

  // A clock that goes back a year takes nothing along: the first price is in force, and nothing was lost.
  time.now = from - 366 * 24 * HOUR
  const past = (await owner.plan.all(undefined)).plans.find(({ id }) => id === made.id)
  expect(past).toMatchObject({ priceMinor: 100, prices: [{ state: 'planned' }, { state: 'now' }] })
  time.now = from + HOUR
  expect(await tile('Evening')).toMatchObject({ priceMinor: 150 })
})

test('a planned price can be called off before its time and never after it', async () => {
  const { owner, time } = cafe
  const { id: planId } = await owner.plan.create({ plan: planForm(), priceMinor: 100 })
  const planned = await owner.plan.setPrice({ planId, priceMinor: 150, validFrom: time.now + HOUR })
  await owner.plan.withdrawPrice({ priceId: planned.prices[0]?.id ?? '' })
  time.now += 2 * HOUR
  expect(await tile('Evening')).toMatchObject({ priceMinor: 100 })

  const now = await owner.plan.setPrice({ planId, priceMinor: 200, validFrom: null })
  const refused = { detail: { reason: 'price_in_force' } }
  await expect(owner.plan.withdrawPrice({ priceId: now.prices[0]?.id ?? '' })).rejects.toMatchObject(refused)
  await expect(owner.plan.setPrice({ planId, priceMinor: 90, validFrom: time.now - 1 })).rejects.toMatchObject({
    detail: { fields: { validFrom: 'too_small' } },
  })
  expect(await journalKinds(owner)).toEqual([
    'plan.created',
    'plan.price_set',
    'plan.price_withdrawn',
    'plan.price_set',
  ])
})

test('a change of limits leaves sold codes as they were sold, and exchanges those that lie ready', async () => {
  const { owner, cashier, ids } = cafe
  const made = await owner.plan.create({ plan: planForm({ routerId: ids.main }), priceMinor: 100 })
  const sold = await cashier.sale.sell(order(made.id, 100))
  await owner.stock.setLevel({ planId: made.id, level: 2 })
  await expect.poll(() => codesOf().filter(({ isStock, voidedAt }) => isStock && voidedAt === null)).toHaveLength(2)

  const faster = planForm({
    routerId: ids.main,
    downloadKbps: 4_000,
    burstDownloadKbps: 8_000,
    burstSeconds: 6,
    timeLimitSeconds: 7_200,
  })
  await owner.plan.change({ planId: made.id, plan: faster })
  await expect
    .poll(() => codesOf().filter(({ isStock, voidedAt }) => isStock && voidedAt === null))
    .toMatchObject([
      { timeLimitSeconds: 7_200, burstDownloadKbps: 8_000 },
      { timeLimitSeconds: 7_200, burstDownloadKbps: 8_000 },
    ])
  expect(codesOf().filter(({ voidedAt }) => voidedAt !== null)).toHaveLength(2)
  const kept = codesOf().find(({ id }) => id === sold.tokens[0]?.id)
  expect(kept).toMatchObject({ timeLimitSeconds: 3_600, downloadKbps: 2_000, burstDownloadKbps: null })
})

test('a burst arrives on the router with the code that was sold with it', async () => {
  const { owner, cashier, ids, main } = cafe
  const bursting = planForm({ routerId: ids.main, burstUploadKbps: 1_024, burstDownloadKbps: 8_000, burstSeconds: 8 })
  const made = await owner.plan.create({ plan: bursting, priceMinor: 100 })
  const sold = await cashier.sale.sell(order(made.id, 100))
  const state = async () => (await cashier.sale.get({ id: sold.id })).tokens[0]?.grant.state
  await expect.poll(state, { timeout: 5_000 }).toBe('on_router')

  const connection = await connectRouter({ host: '127.0.0.1', port: main.port, ...LOGIN })
  const profile = async () => {
    const { rows } = await connection.run('/ip/hotspot/user/profile/print', {})
    return rows.find((row) => row['rate-limit']?.includes('8000k'))
  }
  expect((await profile())?.['rate-limit']).toBe('512k/2000k 1024k/8000k 384k/1500k 22/43')
  connection.close()
})

test('outside its hours a package is refused with when it begins, and its tile says so', async () => {
  const { owner, cashier, time } = cafe
  const night = { days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, until: 6 * 60 }
  const { id } = await owner.plan.create({ plan: planForm({ activeHours: night, colour: 'violet' }), priceMinor: 100 })
  const begins = (await tile('Evening'))?.onSaleFrom ?? 0
  expect(begins).toBeGreaterThan(time.now)
  await expect(cashier.sale.sell(order(id, 100))).rejects.toMatchObject({
    detail: { reason: 'plan_not_now', values: { from: '22:00' } },
  })
  time.now = begins
  expect(await tile('Evening')).toMatchObject({ onSaleFrom: null, colour: 'violet' })
  await expect(cashier.sale.sell(order(id, 100))).resolves.toMatchObject({ totalMinor: 100 })
})

test('what makes no sense is refused field by field, and two packages never differ by capitals only', async () => {
  const { owner } = cafe
  await owner.plan.create({ plan: planForm({ name: 'Evening' }), priceMinor: 100 })
  const refused = async (change: Parameters<typeof planForm>[0], field: string, problem: string) => {
    const creating = owner.plan.create({ plan: planForm({ name: 'Other', ...change }), priceMinor: 100 })
    await expect(creating).rejects.toMatchObject({ detail: { fields: { [`plan.${field}`]: problem } } })
  }
  await refused({ name: 'EVE NING' }, 'name', 'taken')
  await refused({ timeLimitSeconds: null }, 'timeLimitSeconds', 'required')
  await refused({ timeLimitSeconds: 7_200, validitySeconds: 3_600 }, 'validitySeconds', 'too_small')
  await refused({ burstDownloadKbps: 1_000, burstSeconds: 5 }, 'burstDownloadKbps', 'too_small')
  await refused({ burstDownloadKbps: 9_000 }, 'burstSeconds', 'required')
  await refused({ lockDevice: true, devices: 2 }, 'devices', 'too_large')
  await refused({ kind: 'vpn' }, 'kind', 'invalid')
  await refused({ routerId: randomUUID() }, 'routerId', 'invalid')
  await refused({ downloadKbps: 4 }, 'downloadKbps', 'too_small')
})

test('a package is copied to another café without its router, retired and restored at the end, and put in order', async () => {
  const { owner, manager, ids } = cafe
  const elsewhere = await owner.location.add({ name: 'Harbour', currency: 'KWD', timeZone: 'Asia/Kuwait' })
  const made = await owner.plan.create({ plan: planForm({ routerId: ids.roof }), priceMinor: 100 })
  const copy = { planId: made.id, name: 'Evening', priceMinor: 1_250 }
  await owner.plan.duplicate({ ...copy, locationId: elsewhere.id })
  await expect(
    owner.plan.duplicate({ ...copy, locationId: (await owner.location.list(undefined))[0]?.id ?? '' }),
  ).rejects.toMatchObject({ detail: { fields: { 'plan.name': 'taken' } } })

  const onSale = async () => (await manager.plan.all(undefined)).plans.filter(({ active }) => active)
  const before = (await onSale()).map(({ id }) => id)
  await owner.plan.reorder({ planIds: before.toReversed() })
  expect((await onSale()).map(({ id }) => id)).toEqual(before.toReversed())
  await owner.plan.retire({ planId: made.id })
  await expect(owner.plan.reorder({ planIds: before })).rejects.toMatchObject({ detail: { reason: 'plans_changed' } })
  await owner.plan.restore({ planId: made.id })
  expect((await onSale()).at(-1)).toMatchObject({ id: made.id })
  expect(await tile('Evening')).toBeDefined()
})
