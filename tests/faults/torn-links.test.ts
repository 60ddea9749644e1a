/** The link torn at every byte of every exchange: `npm run faults -- torn-links`. */
import { expect, test } from 'vitest'
import { disable, type Exchange, extend, freeDevice, putMany, putNew, remove } from '../support/exchanges.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { everyByte, someOf, tearExchange } from '../support/tear-exchange.ts'
import type { Tear } from '../support/torn-link.ts'

const { random, seed } = seededRandom()
console.log(`seed ${seed}`)

const everyTear = async (exchange: Exchange, how: Tear['how'], count = 1) =>
  everyByte((await tearExchange({ exchange, count, tears: [undefined] })).carried, how)

const singles = [putNew, remove, extend, disable, freeDevice]
const ways = ['cut', 'silence', 'split'] as const

test.each(ways.flatMap((how) => singles.map((exchange) => ({ how, exchange }))))(
  '$how at every byte of $exchange.name',
  async ({ how, exchange }) => {
    const { problems } = await tearExchange({ exchange, tears: await everyTear(exchange, how) })
    expect(problems).toEqual([])
  },
)

const quarters = [0, 1, 2, 3]
test.each(quarters)('cut at every byte of a bulk of forty, quarter %i', async (quarter) => {
  const all = await everyTear(putMany, 'cut', 40)
  const tears = all.filter((_, index) => index % quarters.length === quarter)
  expect((await tearExchange({ exchange: putMany, count: 40, tears })).problems).toEqual([])
})

test('cut anywhere in a bulk of five hundred', async () => {
  const tears = someOf(await everyTear(putMany, 'cut', 500), 200, random)
  const { problems } = await tearExchange({ exchange: putMany, count: 500, tears, patienceMs: 60_000 })
  expect(problems, `seed ${seed}`).toEqual([])
})
