/** Random histories of a till: ledger, shift, Z, dashboard, reports and export agree to the cent. */
import { afterAll, expect, test } from 'vitest'
import { forgetTemplates, VARIANTS } from '../support/till-histories/cafe.ts'
import { play } from '../support/till-histories/play.ts'
import type { World } from '../support/till-histories/world.ts'

afterAll(forgetTemplates)

/** The same ones each time; `npm run faults -- till-histories` plays a million other steps. */
test.each(VARIANTS.map((variant, index) => [variant.currency, { variant, seed: 71_000 + index, steps: 300 }] as const))(
  'a till in %s agrees with its ledger whatever happened',
  { timeout: 60_000 },
  async (_, history) => {
    expect(await play(history)).toEqual([])
  },
)

const [EUROS] = VARIANTS
const SHORT = { variant: EUROS as (typeof VARIANTS)[number], seed: 71_000, steps: 80 }
const spoilt = (statements: string) => (world: World) => world.cafe.spoil(statements)

test('nothing is wrong with the history that is spoilt below', { timeout: 60_000 }, async () => {
  expect(await play(SHORT)).toEqual([])
})

test.each([
  ['a sale that lost a cent', 'update sale set total_minor = total_minor - 1 where number = 1'],
  [
    'a payment that was booked twice',
    `insert into payment select 'again', sale_id, refund_id, settlement_id, shift_id,
    method, currency, amount_minor, tendered_minor, change_minor, rate_nano, reference, customer_id, at
    from payment where sale_id is not null limit 1`,
  ],
  ['a sum that was changed', "update takings set total_minor = total_minor + 1 where dimension = 'plan'"],
  ['a sale that moved to another day', "update sale set day = '2020-01-01' where number = 1"],
  [
    'a Z that was written anew',
    'drop trigger z_report_stays; update z_report set body = replace(body, \'"soldMinor":\', \'"soldMinor":1\') where number = 1',
  ],
])('sabotage: %s is noticed', { timeout: 60_000 }, async (_, statements) => {
  expect(await play(SHORT, spoilt(statements))).not.toEqual([])
})
