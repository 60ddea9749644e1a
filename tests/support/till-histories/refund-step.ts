/** Giving money back in a history: voids, whole sales, some codes, what is left of them, pressed twice, and once too often. */
import type { TellerClient } from '../../../src/contract/index.ts'
import { attempt } from './attempt.ts'
import type { Posting } from './ledger.ts'
import type { Role, Sold, World } from './world.ts'

type What = Parameters<TellerClient['sale']['refundQuote']>[0]
type Quote = Awaited<ReturnType<TellerClient['sale']['refundQuote']>>

const QUOTE_REFUSALS = ['already_refunded', 'void_too_late', 'void_used', 'remaining_not_allowed'] as const
const REFUSALS = [...QUOTE_REFUSALS, 'drawer_too_empty', 'no_open_shift', 'shift_being_counted'] as const

export async function refund(world: World): Promise<void> {
  const { dice } = world
  const sold = dice.percent(60) ? world.sold.at(-1 - dice.below(10)) : dice.of(world.sold)
  if (!sold) return
  const role = dice.of(['manager', 'super_admin'] as const) ?? 'manager'
  const what = whatOf(world, sold)
  const quote = await attempt(world, QUOTE_REFUSALS, () => world.client(role).sale.refundQuote(what))
  if (!quote) return
  const input = {
    ...what,
    requestId: world.newId(),
    amountMinor: quote.amountMinor,
    reason: 'No internet',
    approvalId: null,
  }
  const after = await attempt(world, REFUSALS, () => world.client(role).sale.refund(input))
  if (!after) return
  world.expect(world.shift?.isCounting === false, 'gave money back without an open shift')
  book(world, { sold, role, what, quote })
  world.expect(
    after.refundedMinor === sold.refundedMinor,
    `given back ${after.refundedMinor}, not ${sold.refundedMinor}`,
  )
  world.expect(sold.refundedMinor <= sold.sale.totalMinor, 'gave back more than was paid')
  if (!dice.percent(15)) return
  const again = await attempt(world, [], () => world.client(role).sale.refund(input))
  world.expect(
    again === undefined || again.refundedMinor === after.refundedMinor,
    'a second press gave money back again',
  )
}

function whatOf({ dice }: World, { sale }: Sold): What {
  const base = { saleId: sale.id, way: dice.percent(50) ? ('cash' as const) : ('as_paid' as const) }
  if (dice.percent(25)) return { ...base, isVoid: true }
  const some = sale.tokens.filter(() => dice.percent(50)).map(({ id }) => id)
  const tokenIds = some.length === 0 || dice.percent(50) ? null : some
  return { ...base, tokenIds, basis: dice.percent(30) ? 'remaining' : 'full' }
}

interface Given {
  readonly sold: Sold
  readonly role: Role
  readonly what: What
  readonly quote: Quote
}

function book(world: World, { sold, role, what, quote }: Given): void {
  const { ledger, cafe } = world
  const { planId, kind, tax } = sold.posting
  const nothing = { tokens: 0, grossMinor: 0, discountMinor: 0, roundingMinor: 0 }
  const posting: Posting = {
    what: what.isVoid ? 'void' : 'refund',
    ...world.stamp(),
    personId: cafe.people[role],
    planId,
    kind,
    tax,
    ...nothing,
    taxMinor: quote.taxMinor,
    totalMinor: quote.amountMinor,
    methods: quote.payments,
  }
  const back = quote.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  world.expect(back === quote.amountMinor, `a refund of ${quote.amountMinor} in parts of ${back}`)
  ledger.book(posting)
  sold.refundedMinor += quote.amountMinor
  for (const { method, amountMinor } of quote.payments) {
    if (method === 'cash') ledger.move(posting.shiftId, cafe.variant.currency, -amountMinor)
    if (method === 'account') ledger.owe(customerOf(sold), -amountMinor)
  }
}

function customerOf({ customerId }: Sold): string {
  return customerId ?? ''
}
