/** The drawer in a history: shifts opened, counted, closed and handed over; cash in, out and to the safe. */
import type { TellerClient } from '../../../src/contract/index.ts'
import { denominationsOf } from '../../../src/core/denominations.ts'
import { dayOf } from '../../../src/core/time.ts'
import { attempt } from './attempt.ts'
import type { Role, World } from './world.ts'

const ROLES = ['staff', 'manager', 'super_admin'] as const
const PINS = { super_admin: '1111', manager: '2222', staff: '3333' } as const

type Counted = Parameters<TellerClient['till']['count']>[0]['counted']

export async function open(world: World): Promise<void> {
  const { dice, cafe } = world
  const role = dice.of(ROLES) ?? 'staff'
  const floatMinor = dice.percent(30) ? 0 : dice.below(50_000)
  const foreign = dice.percent(30) ? [{ currency: cafe.variant.foreign.currency, amountMinor: dice.below(9_000) }] : []
  const input = { requestId: world.newId(), floatMinor, foreign }
  const now = await attempt(world, ['shift_open'], () => world.client(role).till.open(input))
  world.expect((now !== undefined) === (world.shift === undefined), 'opened a second shift, or none')
  if (!now || world.shift) return
  begin(world, role, { id: now.id, number: now.number })
  world.ledger.move(now.id, cafe.variant.currency, floatMinor)
  for (const { currency, amountMinor } of foreign) world.ledger.move(now.id, currency, amountMinor)
  if (!dice.percent(20)) return
  const again = await attempt(world, [], () => world.client(role).till.open(input))
  world.expect(again?.id === now.id, 'a second press opened another shift')
}

function begin(world: World, role: Role, { id, number }: { readonly id: string; readonly number: number }): void {
  const { now, zone } = world.cafe
  world.shifts += 1
  world.expect(number === world.shifts, `shift ${number} came after ${world.shifts - 1}`)
  world.shift = { id, role, day: dayOf(now, zone), isCounting: false, counts: 0 }
}

export async function move(world: World): Promise<void> {
  const { dice, cafe, shift } = world
  if (!shift) return
  const kind = dice.of(['pay_in', 'pay_out', 'drop'] as const) ?? 'pay_in'
  const currency = dice.percent(80) ? cafe.variant.currency : cafe.variant.foreign.currency
  const role = dice.of(ROLES) ?? 'staff'
  const amountMinor = dice.between(1, 20_000)
  const input = { requestId: world.newId(), shiftId: shift.id, kind, currency, amountMinor, reason: 'Paper' }
  const refusals = ['approval_needed', 'not_in_drawer', 'shift_being_counted'] as const
  const moved = await attempt(world, refusals, () => world.client(role).till.move(input))
  if (!moved) return
  world.ledger.move(shift.id, currency, kind === 'pay_in' ? amountMinor : -amountMinor)
  world.expect((world.ledger.drawer(shift.id).get(currency) ?? 0) >= 0, `more was taken out than there was (${kind})`)
  if (!dice.percent(15)) return
  await attempt(world, [], () => world.client(role).till.move(input))
}

/** Counts, and then goes back to selling, counts again, closes, or hands over. */
export async function count(world: World): Promise<void> {
  const { shift, dice } = world
  if (!shift) return
  const role = dice.percent(70) ? shift.role : 'manager'
  const client = world.client(role)
  const now = await attempt(world, ['not_own_shift'], () => client.till.startCount({ shiftId: shift.id }))
  if (!now) return
  shift.isCounting = true
  const counted = drawn(world)
  const after = await attempt(world, [], () => client.till.count({ shiftId: shift.id, counts: shift.counts, counted }))
  if (!after) return
  shift.counts += 1
  checkCount(world, after.check ?? [], counted)
  if (dice.percent(30)) return
  if (dice.percent(20)) return backToSelling(world, role)
  if (dice.percent(25)) return handOver(world, role, counted)
  const closed = await attempt(world, [], () =>
    client.till.close({ shiftId: shift.id, counts: shift.counts, note: null }),
  )
  if (closed) world.shift = undefined
}

/** Sometimes what is there, mostly nearly so, sometimes anything. */
function drawn(world: World): Counted {
  const { shift, dice, cafe, ledger } = world
  const drawer = ledger.drawer(shift?.id ?? '')
  return [cafe.variant.currency, cafe.variant.foreign.currency].map((currency) => {
    const is = drawer.get(currency) ?? 0
    const found = dice.percent(60) ? is : dice.percent(50) ? is - 100 + dice.below(200) : dice.below(90_000)
    return { currency, pieces: piecesOf(Math.max(0, found), currency) }
  })
}

function piecesOf(minor: number, currency: string): { valueMinor: number; pieces: number }[] {
  let left = minor
  const all = [...new Set([...denominationsOf(currency), 1])]
  return all.flatMap((valueMinor) => {
    const pieces = Math.min(Math.floor(left / valueMinor), 9_999)
    left -= pieces * valueMinor
    return pieces === 0 ? [] : [{ valueMinor, pieces }]
  })
}

function worth(counted: Counted, currency: string): number {
  const found = counted.find((each) => each.currency === currency)
  return found?.pieces.reduce((sum, { valueMinor, pieces }) => sum + valueMinor * pieces, 0) ?? 0
}

type Check = NonNullable<NonNullable<Awaited<ReturnType<TellerClient['till']['now']>>>['check']>

function checkCount(world: World, check: Check, counted: Counted): void {
  const drawer = world.ledger.drawer(world.shift?.id ?? '')
  for (const { currency, expectedMinor, countedMinor, differenceMinor } of check) {
    const is = drawer.get(currency) ?? 0
    world.expect(expectedMinor === is, `${currency} ${expectedMinor} expected in the drawer, there are ${is}`)
    world.expect(countedMinor === worth(counted, currency), `counted ${countedMinor} ${currency}`)
    world.expect(differenceMinor === countedMinor - expectedMinor, `a difference of ${differenceMinor} ${currency}`)
  }
}

async function backToSelling(world: World, role: Role): Promise<void> {
  const { shift } = world
  if (!shift) return
  const now = await attempt(world, [], () => world.client(role).till.backToSelling({ shiftId: shift.id }))
  if (now) shift.isCounting = false
}

async function handOver(world: World, role: Role, counted: Counted): Promise<void> {
  const { shift, cafe, dice, ledger } = world
  if (!shift) return
  const next = dice.of(ROLES.filter((each) => each !== shift.role)) ?? 'manager'
  const [own] = counted
  const dropped = own && dice.percent(50) ? dice.below(worth(counted, own.currency) + 1) : 0
  const drops = own && dropped > 0 ? [{ currency: own.currency, amountMinor: dropped }] : []
  const who = { toPersonId: cafe.people[next], proof: { kind: 'pin', pin: PINS[next] } as const }
  const input = { requestId: world.newId(), shiftId: shift.id, counts: shift.counts, ...who, note: null, drops }
  const now = await attempt(world, ['check_fields'], () => world.client(role).till.handOver(input))
  if (!now) return
  begin(world, next, now)
  // The next cashier takes over what was counted, and puts some of it into the safe.
  for (const { currency } of counted) {
    const out = currency === own?.currency ? dropped : 0
    ledger.move(now.id, currency, worth(counted, currency) - out)
  }
}
