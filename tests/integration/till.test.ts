/** Shifts from the opening float to the counted cash: what would let money leave the drawer unseen if it were wrong. */
import { randomUUID } from 'node:crypto'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BackendOptions } from '../../src/backend/create-backend.ts'
import { journalIn } from '../support/at-the-door.ts'
import { NOBODY_LISTENS, startBackend } from '../support/backend.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type Hand, handOf } from '../support/till-hands.ts'

const HOUR_MS = 3_600_000
let folder: ReturnType<typeof temporaryFolder>
let running: Awaited<ReturnType<typeof startBackend>>
let ana: Hand
let musa: Hand
const time = { now: 0 }

const start = (path: string, more: Partial<BackendOptions> = {}) =>
  startBackend({ folder: path, practiceEquipment: NOBODY_LISTENS, clock: () => time.now, ...more })

beforeEach(async () => {
  time.now = Date.parse('2026-11-25T08:00:00Z')
  folder = temporaryFolder()
  running = await start(join(folder.path, 'a'))
  ana = await handOf(running.backend, 'staff')
  musa = await handOf(running.backend, 'manager')
})
afterEach(async () => {
  await running.close()
  folder.remove()
})

const facts = (kind: string) =>
  journalIn(join(folder.path, 'a', 'teller.sqlite')).filter((entry) => entry.kind === kind)

/** Ana's shift, with what the drawer should hold then. */
async function opened(floatMinor = 10_000) {
  await ana.open(floatMinor)
  await ana.client.sale.sell(ana.order())
  return { shiftId: (await ana.now()).id, expectedMinor: floatMinor + ana.priceMinor }
}

/** The same, counted with so much too much or too little. */
async function counted(byMinor = 0, by = ana) {
  const { shiftId, expectedMinor } = await opened()
  await by.client.till.startCount({ shiftId })
  const now = await by.client.till.count({ shiftId, counts: 0, counted: by.counted(expectedMinor + byMinor) })
  return { shiftId, counts: 1, expectedMinor, check: now.check }
}

describe('the drawer', () => {
  test('follows floats, sales and every movement, and never gives more than it should hold', async () => {
    const { expectedMinor, shiftId } = await opened()
    await ana.client.till.move(await ana.movement('pay_in', 500))
    await ana.client.till.move(await ana.movement('drop', 3_000))
    await musa.client.till.move(await musa.movement('pay_out', 200))
    const left = expectedMinor + 500 - 3_000 - 200
    expect((await musa.now()).expected).toEqual([{ currency: ana.currency, expectedMinor: left }])
    expect(await ana.try('till.move', await ana.movement('drop', left + 1))).toBe('not_in_drawer')
    expect(await musa.try('till.move', await musa.movement('pay_out', left + 1))).toBe('not_in_drawer')
    expect(await musa.try('till.move', await musa.movement('pay_out', 1, { currency: 'USD' }))).toBe('not_in_drawer')
    await ana.client.till.move(await ana.movement('drop', left))
    expect((await musa.client.till.get({ id: shiftId })).movements.map(({ kind }) => kind)).toEqual([
      'float',
      'pay_in',
      'drop',
      'pay_out',
      'drop',
    ])
    // A refused attempt is how somebody would feel for what is in the drawer.
    expect(facts('call.refused').filter(({ data }) => data.path === 'till.move')).toHaveLength(3)
  })

  test('refuses amounts that are none, and books one press once', async () => {
    await opened()
    for (const amountMinor of [0, -5, 1.5, 10 ** 15]) {
      expect(await ana.try('till.move', await ana.movement('pay_in', amountMinor))).toBe('check_fields')
    }
    const once = await ana.movement('pay_in', 700)
    expect(await ana.client.till.move(once)).toEqual(await ana.client.till.move(once))
    expect(facts('shift.cash_moved')).toHaveLength(1)
  })

  test('pays out by Staff only with a leader’s word, for exactly that sum and purpose', async () => {
    const { shiftId } = await opened()
    const wanted = await ana.movement('pay_out', 400)
    expect(await ana.try('till.move', wanted)).toBe('approval_needed')
    const { currency } = ana
    const action = { kind: 'till.pay_out', shiftId, currency, amountMinor: 400, reason: wanted.reason } as const
    const give = () => ana.client.approval.give({ action, approverId: musa.me.id, proof: musa.proof })
    expect(await ana.try('till.move', { ...wanted, amountMinor: 900, ...(await give()) })).toBe('approval_not_valid')
    expect(await ana.try('till.move', { ...wanted, reason: 'Taxi', ...(await give()) })).toBe('approval_not_valid')
    const { approvalId } = await give()
    expect(await ana.client.till.move({ ...wanted, approvalId })).toMatchObject({ approvedByName: 'Musa' })
    expect(facts('shift.cash_moved')).toMatchObject([{ by: { name: 'Ana' }, approvedBy: { name: 'Musa' } }])
  })
})

describe('a count', () => {
  test('is blind: Staff hears what should be there only after it is stored, and not once selling goes on', async () => {
    const { shiftId, expectedMinor } = await opened()
    expect(await ana.now()).toMatchObject({ expected: null, check: null })
    await ana.client.till.startCount({ shiftId })
    expect(await ana.now()).toMatchObject({ state: 'counting', expected: null, check: null })
    expect(await ana.try('sale.sell', ana.order())).toBe('shift_being_counted')
    expect(await ana.try('till.move', await ana.movement('pay_in', 1))).toBe('shift_being_counted')
    const { check } = await ana.client.till.count({ shiftId, counts: 0, counted: ana.counted(expectedMinor - 30) })
    expect(check).toMatchObject([{ expectedMinor, differenceMinor: -30 }])
    await ana.client.till.backToSelling({ shiftId })
    expect(await ana.now()).toMatchObject({ state: 'open', expected: null, check: null, counts: 1 })
    expect(await ana.try('sale.sell', ana.order())).toBe('ok')
    expect(await ana.try('till.close', { shiftId, counts: 1 })).toBe('shift_not_counted')
  })

  test('is a fact each time, pressed twice or made at two windows', async () => {
    const { shiftId, expectedMinor } = await counted(-500)
    const again = { shiftId, counts: 1, counted: ana.counted(expectedMinor) }
    await ana.client.till.count(again)
    await ana.client.till.count(again)
    expect(await musa.try('till.count', { ...again, counted: ana.counted(1) })).toBe('counted_meanwhile')
    expect(await musa.try('till.close', { shiftId, counts: 1 })).toBe('counted_meanwhile')
    expect(facts('shift.counted').map(({ data }) => [data.counts, data.differenceMinor])).toEqual([
      [1, -500],
      [2, 0],
    ])
  })

  test('is only of pieces that there are, each worth once', async () => {
    const { shiftId } = await opened()
    await ana.client.till.startCount({ shiftId })
    const of = (...pieces: [number, number][]) => [
      { currency: ana.currency, pieces: pieces.map(([valueMinor, many]) => ({ valueMinor, pieces: many })) },
    ]
    const fine = of([100, 1])
    const bad = [of([100, -1]), of([100, 0.5]), of([333, 1]), of([100, 1], [100, 2]), of([100, 2 ** 40]), []]
    for (const wrong of [...bad, [...fine, ...fine]]) {
      expect(await ana.try('till.count', { shiftId, counts: 0, counted: wrong })).toBe('check_fields')
    }
  })

  test('survives a power cut, and goes on where it was', async () => {
    const { shiftId, expectedMinor } = await counted(25)
    // What is on the disk at this moment, without the program having closed anything.
    cpSync(join(folder.path, 'a'), join(folder.path, 'cut'), { recursive: true })
    const after = await start(join(folder.path, 'cut'))
    const again = await handOf(after.backend, 'staff')
    expect(await again.now()).toMatchObject({ state: 'counting', check: [{ expectedMinor, differenceMinor: 25 }] })
    expect(await again.client.till.close({ shiftId, counts: 1 })).toMatchObject({ state: 'closed', zNumber: 1 })
    await after.close()
  })
})

describe('closing', () => {
  test('makes one Z with the count, whoever presses how often; the second manager hears that it is closed', async () => {
    const { shiftId } = await counted(-500)
    const close = { shiftId, counts: 1, note: 'Wrong change given' }
    const view = await ana.client.till.close(close)
    expect(await ana.client.till.close(close)).toEqual(view)
    expect(await musa.try('till.close', close)).toBe('shift_closed')
    expect(view).toMatchObject({ zNumber: 1, note: 'Wrong change given', check: [{ differenceMinor: -500 }] })
    expect(facts('shift.closed')).toMatchObject([{ data: { zNumber: 1, differenceMinor: -500, counts: 1 } }])
    expect(facts('shift.closed')[0]?.data.zHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await ana.client.till.now(undefined)).toBeNull()
    expect(await ana.try('sale.sell', ana.order())).toBe('no_open_shift')
  })

  test('of somebody else’s is a leader’s, and a shift left open for a week says so, whatever the clock', async () => {
    await musa.open(0)
    const { id: shiftId } = await musa.now()
    expect(await ana.try('till.startCount', { shiftId })).toBe('not_own_shift')
    time.now += 7 * 24 * HOUR_MS
    expect(await ana.now()).toMatchObject({ isForgotten: true, mayClose: false })
    time.now -= 365 * 24 * HOUR_MS
    expect(await ana.now()).toMatchObject({ isForgotten: false })
    await ana.client.sale.sell(ana.order())
    const olu = await handOf(running.backend, 'super_admin')
    await olu.client.till.startCount({ shiftId })
    await olu.client.till.count({ shiftId, counts: 0, counted: olu.counted(ana.priceMinor) })
    const closed = await olu.client.till.close({ shiftId, counts: 1 })
    expect(closed).toMatchObject({ personName: 'Musa', closedByName: 'Olu', check: [{ differenceMinor: 0 }] })
  })

  test('lists one’s own to Staff and everybody’s to leaders, page by page', async () => {
    for (const by of [ana, musa, ana]) {
      await by.open(0)
      const { id: shiftId } = await by.now()
      await by.client.till.startCount({ shiftId })
      await by.client.till.count({ shiftId, counts: 0, counted: by.counted(0) })
      await by.client.till.close({ shiftId, counts: 1 })
    }
    const listed = async (hand: Hand, before: number | null) => {
      const { shifts, more } = await hand.client.till.list({ before, limit: 2 })
      return [...shifts.map(({ number }) => number), more]
    }
    expect(await listed(ana, null)).toEqual([3, 1, false])
    expect(await listed(musa, null)).toEqual([3, 2, true])
    expect(await listed(musa, 2)).toEqual([1, false])
    const [, second] = (await musa.client.till.list({ before: null, limit: 2 })).shifts
    expect(await ana.try('till.get', { id: second?.id })).toBe('no_such_shift')
  })
})

describe('a hand-over', () => {
  test('closes one shift and opens the next with the counted cash, in each currency, less what goes to the safe', async () => {
    const { shiftId, expectedMinor } = await opened()
    await ana.client.till.move(await ana.movement('pay_in', 2_000, { currency: 'USD' }))
    await ana.client.till.startCount({ shiftId })
    const dollars = { currency: 'USD', pieces: [{ valueMinor: 1_000, pieces: 2 }] }
    await ana.client.till.count({ shiftId, counts: 0, counted: ana.counted(expectedMinor - 50, dollars) })
    const drops = [{ currency: ana.currency, amountMinor: 3_000 }]
    const over = { requestId: randomUUID(), shiftId, counts: 1, toPersonId: musa.me.id, drops }
    expect(await ana.try('till.handOver', { ...over, proof: { kind: 'pin', pin: '0000' } })).toBe('wrong_pin')
    expect(await ana.try('till.handOver', { ...over, toPersonId: ana.me.id, proof: ana.proof })).toBe('check_fields')
    const tooMuch = { ...over, drops: [{ currency: 'USD', amountMinor: 2_001 }] }
    expect(await ana.try('till.handOver', { ...tooMuch, proof: musa.proof })).toBe('not_in_drawer')
    expect((await ana.now()).id).toBe(shiftId)
    await ana.client.till.handOver({ ...over, proof: musa.proof })
    await ana.client.till.handOver({ ...over, proof: musa.proof })
    const now = await musa.now()
    expect(now).toMatchObject({ personName: 'Musa', number: 2 })
    expect(now.expected).toEqual([
      { currency: ana.currency, expectedMinor: expectedMinor - 50 - 3_000 },
      { currency: 'USD', expectedMinor: 2_000 },
    ])
    expect(await musa.client.till.get({ id: now.id })).toMatchObject({ takenFrom: { number: 1, personName: 'Ana' } })
    expect(facts('shift.closed')).toMatchObject([{ by: { name: 'Ana' }, data: { zNumber: 1, differenceMinor: -50 } }])
    expect(facts('shift.opened').at(-1)).toMatchObject({ by: { name: 'Musa' } })
  })

  test('or an opening proposes what was left, and another float stands in the journal beside it', async () => {
    const { shiftId, expectedMinor } = await counted()
    await ana.client.till.close({ shiftId, counts: 1 })
    const sums = [{ currency: ana.currency, amountMinor: expectedMinor }]
    expect(await musa.client.till.left(undefined)).toEqual({
      before: { number: 1, personName: 'Ana' },
      sums,
      currencies: [ana.currency],
    })
    const requestId = randomUUID()
    expect(await musa.open(4_000, requestId)).toEqual(await musa.open(4_000, requestId))
    expect(facts('shift.opened').at(-1)).toMatchObject({ data: { floatMinor: 4_000, leftMinor: expectedMinor } })
  })
})

test('where only the cashier of a shift sells into it, nobody else of the Staff does', async () => {
  const olu = await handOf(running.backend, 'super_admin')
  await musa.open(0)
  expect(await ana.try('sale.sell', ana.order())).toBe('ok')
  const settings = await olu.client.counter.settings(undefined)
  await olu.client.counter.saveSettings({ ...settings, ownShiftOnly: true })
  expect(await ana.try('sale.sell', ana.order())).toBe('shift_of_other')
  expect(await ana.now()).toMatchObject({ isMine: false })
  expect(await olu.try('sale.sell', olu.order())).toBe('ok')
})
