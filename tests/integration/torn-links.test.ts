/** The link to the router torn at any byte of any exchange: never two users, never a lost one, nothing foreign touched. */
import { expect, test } from 'vitest'
import type { Settled } from '../../src/backend/provisioning/grant.ts'
import { disable, extend, freeDevice, putMany, putNew, remove } from '../support/exchanges.ts'
import { MemoryQueue } from '../support/memory-queue.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { everyByte, someOf, tearExchange } from '../support/tear-exchange.ts'
import { withRun } from '../support/worker-at.ts'

const { random, seed } = seededRandom()

/** What an exchange looks like when nothing goes wrong. */
const whole = (exchange: typeof putNew, count = 1) => tearExchange({ exchange, count, tears: [undefined] })

test('cut at every byte, a new user is there once', { timeout: 60_000 }, async () => {
  const { carried, problems } = await whole(putNew)
  expect(problems).toEqual([])
  const tears = everyByte(carried)
  const report = await tearExchange({ exchange: putNew, tears })
  expect(report.problems).toEqual([])
  // Every tear but those behind the last byte cost a connection, or this tested nothing.
  expect(report.connections).toBeGreaterThan(tears.length * 1.9)
})

test.each([remove, extend, disable, freeDevice])('cut anywhere, $name is done in full', async (exchange) => {
  const { carried } = await whole(exchange)
  const report = await tearExchange({ exchange, tears: someOf(everyByte(carried), 120, random) })
  expect(report.problems, `seed ${seed}`).toEqual([])
})

test('cut anywhere in a bulk of forty, each user is there once', async () => {
  const { carried } = await whole(putMany, 40)
  const report = await tearExchange({ exchange: putMany, count: 40, tears: someOf(everyByte(carried), 48, random) })
  expect(report.problems, `seed ${seed}`).toEqual([])
})

test.each([putNew, remove])('silent from any byte on, $name is done in full', async (exchange) => {
  const { carried } = await whole(exchange)
  const tears = someOf(everyByte(carried, 'silence'), 48, random)
  expect((await tearExchange({ exchange, tears })).problems, `seed ${seed}`).toEqual([])
})

test.each([putNew, disable])('with packets torn in two anywhere, $name needs no second try', async (exchange) => {
  const { carried } = await whole(exchange)
  const tears = someOf(everyByte(carried, 'split'), 96, random)
  const report = await tearExchange({ exchange, tears })
  expect([report.problems, report.connections], `seed ${seed}`).toEqual([[], tears.length])
})

/** A few cuts in the router's answers: what was asked has been done there, and nobody heard of it. */
const unheard = async (exchange: typeof putNew) =>
  everyByte((await whole(exchange)).carried).filter(({ from, after }) => from === 'router' && after % 12 === 0)

test('sabotage: users without our mark would be noticed, as lost to their own grants', async () => {
  const report = await tearExchange({
    exchange: putNew,
    tears: await unheard(putNew),
    session: (connection) =>
      withRun(connection, (path, options = {}) => {
        const { comment: _, ...attributes } = options.attributes ?? {}
        return connection.run(path, {
          ...options,
          attributes: path.endsWith('user/add') ? attributes : (options.attributes ?? {}),
        })
      }),
    patienceMs: 200,
  })
  expect(report.problems.join('\n')).toContain('never over')
})

test('sabotage: a queue that takes a failure for an end would be noticed', async () => {
  class Forgetful extends MemoryQueue {
    override settle(results: readonly Settled[]): void {
      super.settle(
        results.map(({ grant }) => ({ grant, result: { state: 'on_router', routerRef: '*1', verified: true } })),
      )
    }
  }
  const report = await tearExchange({
    exchange: putNew,
    tears: [{ how: 'cut', from: 'client', after: 300 }],
    newQueue: () => new Forgetful(),
    patienceMs: 200,
  })
  expect(report.problems.join('\n')).toContain('"users":0')
})

test.each([remove, disable, freeDevice])('sabotage: $name by halves would be noticed', async (exchange) => {
  const report = await tearExchange({
    exchange,
    tears: await unheard(exchange),
    session: (connection, number) =>
      number === 1
        ? connection
        : withRun(connection, async (path, options) =>
            /(active|cookie).print$/.test(path) ? { rows: [] } : await connection.run(path, options),
          ),
  })
  expect(report.problems.join('\n')).toContain('"cookies":1')
})

test('sabotage: a second user of the same name would be noticed', async () => {
  const { carried } = await whole(putNew)
  const report = await tearExchange({
    exchange: putNew,
    tears: someOf(everyByte(carried), 2, random),
    session: (connection) =>
      withRun(connection, async (path, options = {}) => {
        const { attributes } = options
        if (path.endsWith('user/add')) {
          await connection
            .run(path, { attributes: { ...attributes, server: 'hotspot1', profile: 'default' } })
            .catch(() => undefined)
        }
        return await connection.run(path, options)
      }),
  })
  expect(report.problems.join('\n')).toContain('"users":2')
})
