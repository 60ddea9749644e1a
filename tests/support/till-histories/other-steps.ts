/** What else happens in a history: customers pay what they owe, prices and rates change, the clock goes its own ways. */
import { attempt } from './attempt.ts'
import type { World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export async function addCustomer(world: World): Promise<void> {
  const { dice, customers } = world
  if (customers.length >= 8) return
  const name = `Customer ${customers.length}`
  const customer = { name, phone: null, note: null, limitMinor: dice.below(200_000), active: true }
  const saved = await attempt(world, [], () => world.client('manager').customer.save({ id: null, customer }))
  if (saved) customers.push(saved.id)
}

export async function settle(world: World): Promise<void> {
  const { dice, cafe, ledger } = world
  const customerId = dice.of(world.customers)
  const owed = customerId === undefined ? 0 : (ledger.owed.get(customerId) ?? 0)
  if (customerId === undefined || owed <= 0) return
  const amountMinor = dice.percent(40) ? owed : dice.between(1, owed)
  const { currency, cashStepMinor } = cafe.variant
  const inCash = dice.percent(50)
  const payments = inCash
    ? [{ method: 'cash' as const, currency, tenderedMinor: amountMinor + dice.below(3) * cashStepMinor }]
    : [{ method: 'mobile' as const, amountMinor, reference: 'S1' }]
  const input = { requestId: world.newId(), customerId, amountMinor, payments, note: null }
  const refusals = ['no_open_shift', 'shift_being_counted'] as const
  const done = await attempt(world, refusals, () => world.client('manager').customer.settle(input))
  if (!done) return
  const { day, hour, shiftId } = world.stamp()
  const nothing = { tokens: 0, grossMinor: 0, discountMinor: 0, taxMinor: 0, roundingMinor: 0 }
  const of = { personId: cafe.people.manager, planId: '', kind: '', tax: '' }
  const methods = [{ method: inCash ? 'cash' : 'mobile', amountMinor }]
  ledger.book({ what: 'settlement', day, hour, shiftId, ...of, ...nothing, totalMinor: amountMinor, methods })
  ledger.owe(customerId, -amountMinor)
  world.expect(done.owedMinor === owed - amountMinor, `owes ${done.owedMinor}, not ${owed - amountMinor}`)
  if (inCash) ledger.move(shiftId, currency, amountMinor)
  if (dice.percent(20)) await attempt(world, [], () => world.client('manager').customer.settle(input))
}

export async function setRate(world: World): Promise<void> {
  const { foreign } = world.cafe.variant
  await attempt(world, [], () => world.client('manager').money.setRate(foreign))
}

export async function setPrice(world: World): Promise<void> {
  const { dice } = world
  const plan = dice.of(await world.plans())
  if (!plan) return
  const priceMinor = Math.max(1, plan.priceMinor + dice.between(-50, 60))
  // Past everything of ours: whoever edits packages is tested elsewhere.
  world.cafe.spoil(`insert into plan_price (id, plan_id, price_minor, valid_from, created_at)
    values ('${world.newId()}', '${plan.id}', ${priceMinor}, ${world.cafe.now}, ${world.cafe.now})`)
  world.forgetPlans()
}

/** Mostly onwards; sometimes over midnight, a day, or back. */
export async function moveClock(world: World): Promise<void> {
  const { cafe, dice } = world
  cafe.now += {
    seconds: dice.below(90_000),
    minutes: dice.between(1, 240) * MINUTE,
    night: 9 * HOUR,
    days: dice.between(1, 4) * DAY,
    anHourBack: -HOUR,
    aYearBack: -365 * DAY,
    aYearOn: 365 * DAY,
  }[dice.weighted({ seconds: 60, minutes: 25, night: 8, days: 3, anHourBack: 2, aYearBack: 0.5, aYearOn: 0.5 })]
}

/** Amounts that nobody means. */
export async function nonsense(world: World): Promise<void> {
  const { dice, shift } = world
  const absurd = dice.of([-1, 0.5, Number.MAX_SAFE_INTEGER, 1e13, Number.NaN]) ?? -1
  const [plan] = await world.plans()
  const sale = {
    requestId: world.newId(),
    planId: plan?.id ?? '',
    quantity: 1,
    totalMinor: absurd,
    tenderedMinor: absurd,
  }
  const sold = await attempt(world, ['check_fields'], () => world.client('staff').sale.sell(sale))
  world.expect(sold === undefined, `sold for ${absurd}`)
  if (!shift) return
  const input = { requestId: world.newId(), shiftId: shift.id, currency: 'EUR', amountMinor: absurd, reason: 'x' }
  const moved = await attempt(world, ['check_fields'], () =>
    world.client('manager').till.move({ ...input, kind: 'pay_in' }),
  )
  world.expect(moved === undefined, `moved ${absurd}`)
}
