/** Selling in a history: any package, any way of paying, with and without a discount, once and pressed twice. */
import type { TellerClient } from '../../../src/contract/index.ts'
import type { SaleView } from '../../../src/contract/sales.ts'
import { billOf, checkout, type DiscountSize, type Part } from '../../../src/core/checkout.ts'
import { attempt } from './attempt.ts'
import type { Posting } from './ledger.ts'
import type { Role, World } from './world.ts'

type Order = Parameters<TellerClient['sale']['sell']>[0]
type Plan = Awaited<ReturnType<TellerClient['plan']['list']>>[number]
type PaidPart = NonNullable<Order['payments']>[number]

/** Some discounts are above what Staff may give alone; those are refused. */
const REFUSALS = ['approval_needed', 'account_limit', 'no_open_shift', 'shift_being_counted', 'price_changed'] as const

export async function sell(world: World): Promise<void> {
  const { dice } = world
  const role = dice.of(['staff', 'staff', 'manager', 'super_admin'] as const) ?? 'staff'
  const plan = dice.of(await world.plans())
  if (!plan) return
  const order = orderOf(world, plan)
  const sale = await attempt(world, REFUSALS, () => world.client(role).sale.sell(order))
  // With the clock the price in force may be another one; the screen asks again.
  if (!sale) return world.forgetPlans()
  world.expect(world.shift?.isCounting === false, 'sold without an open shift')
  book(world, { role, plan, order, sale })
  if (!dice.percent(10)) return
  const again = await attempt(world, [], () => world.client(role).sale.sell(order))
  world.expect(again === undefined || again.id === sale.id, 'a second press sold again')
}

function orderOf(world: World, plan: Plan): Order {
  const { dice, cafe } = world
  const quantity = dice.percent(70) ? 1 : dice.between(2, 7)
  const size = dice.percent(20) ? discountOf(world, plan.priceMinor * quantity) : null
  const bill = billOf({ priceMinor: plan.priceMinor, quantity, discount: size, tax: plan.tax })
  const payments = dice.percent(40) ? null : partsOf(world, bill.dueMinor)
  const tendered = dice.percent(50) ? null : bill.dueMinor + dice.below(5_000) + cafe.variant.cashStepMinor
  const rule = { stepMinor: cafe.variant.cashStepMinor, mode: 'nearest' } as const
  const parts: Part[] = payments?.map((part) => partOf(world, part)) ?? [
    { method: 'cash', tenderedMinor: tendered, foreign: null },
  ]
  const { totalMinor } = checkout(bill, parts, rule, cafe.variant.currency)
  return {
    requestId: world.newId(),
    planId: plan.id,
    quantity,
    totalMinor,
    tenderedMinor: payments ? null : tendered,
    payments,
    discount: size && { size, reason: 'Friend', approvalId: null },
  }
}

function discountOf({ dice }: World, grossMinor: number): DiscountSize {
  if (dice.percent(50)) return { kind: 'percent', basisPoints: dice.between(1, 10_000) }
  return { kind: 'amount', minor: dice.between(1, Math.max(1, grossMinor)) }
}

/** One recorded way, several, an account, or foreign cash with whatever is left in our own. */
function partsOf(world: World, dueMinor: number): PaidPart[] {
  const { dice, cafe } = world
  const own = { method: 'cash', currency: cafe.variant.currency, tenderedMinor: null } as const
  const customerId = dice.of(world.customers)
  const recorded = (amountMinor: number): PaidPart => ({
    method: dice.of(['mobile', 'card', 'bank'] as const) ?? 'card',
    amountMinor,
    reference: `R${dice.below(1_000_000)}`,
  })
  const some = dice.below(dueMinor + 1)
  switch (dice.below(6)) {
    case 0:
      return [recorded(dueMinor)]
    case 1:
      return customerId === undefined
        ? [recorded(dueMinor)]
        : [{ method: 'account', customerId, amountMinor: dueMinor }]
    case 2:
      return some === 0 ? [own] : [recorded(some), own]
    case 3:
      return [{ method: 'cash', currency: cafe.variant.foreign.currency, tenderedMinor: enough(world, dueMinor) }]
    case 4:
      return customerId === undefined || some === 0
        ? [own]
        : [{ method: 'account', customerId, amountMinor: some }, own]
    default:
      return some === 0 || some === dueMinor ? [recorded(dueMinor)] : [recorded(some), recorded(dueMinor - some)]
  }
}

/** So much of the foreign currency that it is worth the bill, and some more. */
function enough({ cafe, dice }: World, dueMinor: number): number {
  const { foreign, currency } = cafe.variant
  const digits = (code: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2
  const worth = (foreign.rateNano / 1e9) * 10 ** (digits(currency) - digits(foreign.currency))
  return Math.ceil((dueMinor + cafe.variant.cashStepMinor) / worth) + dice.below(50) + 1
}

function partOf({ cafe }: World, part: PaidPart): Part {
  if (part.method !== 'cash') return { method: part.method, amountMinor: part.amountMinor }
  const isOwn = part.currency === cafe.variant.currency
  return { method: 'cash', tenderedMinor: part.tenderedMinor, foreign: isOwn ? null : cafe.variant.foreign }
}

interface Made {
  readonly role: Role
  readonly plan: Plan
  readonly order: Order
  readonly sale: SaleView
}

function book(world: World, { role, plan, order, sale }: Made): void {
  const { cafe, ledger } = world
  const posting: Posting = {
    what: 'sale',
    ...world.stamp(),
    personId: cafe.people[role],
    planId: plan.id,
    kind: plan.kind,
    tax: plan.tax === null ? '' : String(plan.tax.basisPoints),
    tokens: order.quantity,
    // Where cash is rounded, a price that changed a little may come to the same total, and is sold.
    grossMinor: sale.priceMinor * order.quantity,
    discountMinor: sale.discount?.minor ?? 0,
    taxMinor: sale.tax?.minor ?? 0,
    roundingMinor: sale.roundingMinor,
    totalMinor: sale.totalMinor,
    methods: sale.payments,
  }
  checkArithmetic(world, posting, plan)
  ledger.book(posting)
  takeMoney(world, posting.shiftId, sale.payments, order)
  const account = order.payments?.find((part) => part.method === 'account')
  world.sold.push({ sale, posting, role, refundedMinor: 0, customerId: account?.customerId })
}

type Payments = SaleView['payments']

/** Each part as its cashier put it into the drawer, or onto an account. */
function takeMoney({ cafe, ledger }: World, shiftId: string, payments: Payments, order: Order): void {
  for (const { method, currency, tenderedMinor, changeMinor } of payments) {
    if (method !== 'cash') continue
    ledger.move(shiftId, currency, tenderedMinor)
    ledger.move(shiftId, cafe.variant.currency, -changeMinor)
  }
  for (const part of order.payments ?? []) if (part.method === 'account') ledger.owe(part.customerId, part.amountMinor)
}

/** Once more, in the plainest way: tax by its rate, and what is to be paid. */
function checkArithmetic(world: World, posting: Posting, { tax }: Plan): void {
  const { grossMinor, discountMinor, taxMinor, roundingMinor, totalMinor, methods } = posting
  const net = BigInt(grossMinor - discountMinor)
  const rate = BigInt(tax?.basisPoints ?? 0)
  const whole = tax?.isIncluded ? 10_000n + rate : 10_000n
  const due = (2n * net * rate + whole) / (2n * whole)
  world.expect(BigInt(taxMinor) === due, `tax ${taxMinor} is not ${due}`)
  const onTop = tax && !tax.isIncluded ? taxMinor : 0
  world.expect(grossMinor - discountMinor + onTop + roundingMinor === totalMinor, 'a total is not its parts')
  const paid = methods.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  world.expect(paid === totalMinor, `paid ${paid} for ${totalMinor}`)
  world.expect(Math.abs(roundingMinor) * 2 <= world.cafe.variant.cashStepMinor, `rounded by ${roundingMinor}`)
}
