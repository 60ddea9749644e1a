/** The client beside a router that lives: bulk work, counts, conditions, changes as they happen, links that break. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BulkResult, runAll } from '../../src/backend/routeros/bulk.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { countItems } from '../../src/backend/routeros/count.ts'
import { ConnectionClosed } from '../../src/backend/routeros/errors.ts'
import type { Change } from '../../src/backend/routeros/follow.ts'
import { both, either, has, is, isOneOf, not } from '../../src/backend/routeros/query.ts'
import { afterLogin, startScriptedRouter } from '../../src/backend/routeros/scripted-router.ts'
import { encodeSentence } from '../../src/backend/routeros/sentences.ts'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'

const login = { username: 'api', password: 'secret' }
const menu = '/ip/hotspot/user'
let router: PracticeRouter
let connection: RouterConnection

beforeEach(async () => {
  router = await startPracticeRouter({ ...login, latencyMs: 5 })
  connection = await connectRouter({ ...login, host: '127.0.0.1', port: router.port })
})

afterEach(async () => {
  connection.close()
  await router.close()
})

const adds = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    path: `${menu}/add`,
    attributes: { name: `n${n}`, comment: `c${n % 3}` },
  }))

async function all(results: AsyncIterable<BulkResult>): Promise<BulkResult[]> {
  const found: BulkResult[] = []
  for await (const result of results) found.push(result)
  return found
}

test('a thousand users are added, each with its own result, under a window that grew', async () => {
  const results = await all(runAll(connection, [...adds(1_000), ...adds(1)]))
  expect(results.filter(({ state }) => state === 'done')).toHaveLength(1_000)
  expect(results.find(({ state }) => state === 'refused')).toMatchObject({ index: 1_000 })
  expect(connection.windowSize).toBeGreaterThan(16)
  expect(router.users()).toHaveLength(1_000)
})

test('bulk work that lost its router goes on where it was, and doubles nothing', async () => {
  const commands = adds(400)
  const done = new Set<number>()
  for await (const { index, state } of runAll(connection, commands)) {
    if (state === 'done') done.add(index)
    if (done.size === 100) router.faults.restart()
  }
  expect(done.size).toBeLessThan(400)
  const again = await connectRouter({ ...login, host: '127.0.0.1', port: router.port })
  const rest = commands.filter((_, index) => !done.has(index))
  const results = await all(runAll(again, rest))
  expect(results).toHaveLength(rest.length)
  // Those whose answer was lost are there already: the router refuses to have them twice.
  expect(results.filter(({ state }) => state === 'unknown')).toEqual([])
  expect(router.users()).toHaveLength(400)
  again.close()
})

test('counts and conditions are the router’s own', async () => {
  await all(runAll(connection, adds(9)))
  expect(await countItems(connection, menu, is('comment', 'c1'))).toBe(3)
  expect(await countItems(connection, menu, not(is('comment', 'c1')))).toBe((await countItems(connection, menu)) - 3)
  const query = both(has('comment'), either(is('name', 'n1'), isOneOf('name', ['n4', 'n8', '?#!'])))
  const { rows } = await connection.run(`${menu}/print`, { proplist: ['name'], query })
  expect(rows).toEqual([{ name: 'n1' }, { name: 'n4' }, { name: 'n8' }])
})

test('changes arrive as they happen, until nobody wants them', async () => {
  const following = connection.follow(`${menu}/listen`, { proplist: ['.id', 'name'] })
  const { ret: id = '' } = await connection.run(`${menu}/add`, { attributes: { name: 'ana' } })
  await connection.run(`${menu}/remove`, { attributes: { '.id': id } })
  const changes: Change[] = []
  for await (const change of following) {
    changes.push(change)
    if (change.kind === 'gone') break
  }
  expect(changes).toEqual([
    { kind: 'present', row: { '.id': id, name: 'ana' } },
    { kind: 'gone', id },
  ])
  await connection.run('/system/identity/print')
  expect(connection.isOpen).toBe(true)
})

test('a router that goes away ends the following with an error', async () => {
  const following = connection.follow(`${menu}/listen`)
  await connection.run('/system/identity/print')
  router.faults.restart()
  await expect(following.next()).rejects.toThrow(ConnectionClosed)
})

describe('a link that breaks after any byte of an answer', () => {
  const answer = (tag: readonly string[]) =>
    Buffer.concat(
      [
        ['!re', ...tag, '=name=ana'],
        ['!re', ...tag, '=name=musa'],
        ['!done', ...tag],
      ].map(encodeSentence),
    )

  test('never passes half an answer off as a whole one', async () => {
    let cut = 0
    const scripted = await startScriptedRouter(
      afterLogin(({ raw, hangUp, tag }) => {
        raw(answer(tag).subarray(0, cut))
        setImmediate(hangUp)
      }),
    )
    const whole = answer(['.tag=1']).length
    for (cut = 0; cut < whole; cut += 1) {
      const link = await connectRouter({ ...login, host: '127.0.0.1', port: scripted.port })
      await expect(link.run('/x/print'), `cut after byte ${cut}`).rejects.toThrow(ConnectionClosed)
    }
    const link = await connectRouter({ ...login, host: '127.0.0.1', port: scripted.port })
    expect((await link.run('/x/print')).rows, 'sabotage: uncut it is an answer').toHaveLength(2)
    await scripted.close()
  })
})
