import { afterEach, expect, it } from 'vitest'
import { type BulkResult, runAll } from './bulk.ts'
import { connectRouter } from './connect.ts'
import type { SessionOptions } from './connection.ts'
import { ConnectionClosed, RouterTimeout } from './errors.ts'
import { type Asked, afterLogin, startScriptedRouter } from './scripted-router.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function session(script: (asked: Asked) => void, options: SessionOptions = {}) {
  const router = await startScriptedRouter(afterLogin(script))
  cleanups.push(() => router.close())
  const address = { host: '127.0.0.1', port: router.port, username: 'u', password: 'p' }
  const connection = await connectRouter({ ...address, ...options })
  cleanups.push(() => connection.close())
  return { router, connection }
}

const adds = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ path: '/x/add', attributes: { name: `n${n}` }, timeoutMs: 200 }))

async function all(results: AsyncIterable<BulkResult>): Promise<BulkResult[]> {
  const found: BulkResult[] = []
  for await (const result of results) found.push(result)
  return found.sort((a, b) => a.index - b.index)
}

it('gives each command its own result, traps and unsayable values too', async () => {
  const { connection } = await session(({ words, reply, tag }) => {
    if (words.includes('=name=n7')) reply('!trap', ...tag, '=message=failure: already have user with this name')
    reply('!done', ...tag, `=ret=${words.at(-1)}`)
  })
  const commands = [...adds(100), { path: '/x/add', attributes: { name: 'a\n' } }]
  const results = await all(runAll(connection, commands))
  expect(results.map(({ index }) => index)).toEqual(commands.map((_, index) => index))
  expect(results[7]?.state).toBe('refused')
  expect(results[100]?.state).toBe('refused')
  expect(results[42]).toEqual({ index: 42, state: 'done', reply: { rows: [], ret: '=name=n42' } })
})

it('leaves room for others, and starts nothing before there is room', async () => {
  const held: Asked[] = []
  const { connection, router } = await session((asked) => {
    if (asked.words[0] === '/x/sale') asked.reply('!done', ...asked.tag)
    else held.push(asked)
  })
  let taken = 0
  function* many() {
    for (const command of adds(50)) {
      taken += 1
      yield command
    }
  }
  const running = all(runAll(connection, many()))
  await connection.run('/x/sale')
  expect(router.asked.filter(([path]) => path === '/x/add')).toHaveLength(14)
  expect(taken).toBe(14)
  connection.close()
  await running
})

it('says of those in flight that nobody knows when the link breaks, and nothing of the rest, which can go on', async () => {
  let asked = 0
  const { connection } = await session(({ reply, tag, hangUp }) => {
    asked += 1
    if (asked === 30) hangUp()
    else reply('!done', ...tag)
  })
  const commands = adds(200)
  const results = await all(runAll(connection, commands))
  const done = new Set(results.filter(({ state }) => state === 'done').map(({ index }) => index))
  const unknown = results.filter((result) => result.state === 'unknown')
  expect(unknown.length).toBeGreaterThan(0)
  for (const { error } of unknown) expect(error).toBeInstanceOf(ConnectionClosed)
  expect(results.length).toBeLessThan(200)
  const { connection: next } = await session(({ reply, tag }) => reply('!done', ...tag))
  const rest = commands.filter((_, index) => !done.has(index))
  const resumed = await all(runAll(next, rest))
  expect(resumed.filter(({ state }) => state === 'done')).toHaveLength(200 - done.size)
})

it('goes on past a command that is never answered, more carefully', async () => {
  const answer = ({ words, reply, tag }: Asked) => {
    if (!words.includes('=name=n0')) reply('!done', ...tag)
  }
  const { connection } = await session(answer, { maxWindowSize: 16 })
  const results = await all(runAll(connection, adds(10)))
  expect(results.map(({ state }) => state)).toEqual(['unknown', ...Array.from({ length: 9 }, () => 'done')])
  expect(results[0]).toMatchObject({ error: expect.any(RouterTimeout) })
  expect(connection.windowSize).toBe(8)
})

it('stops on the signal', async () => {
  const stop = new AbortController()
  const { connection } = await session(({ reply, tag }) => reply('!done', ...tag))
  const seen: BulkResult[] = []
  for await (const result of runAll(connection, adds(500), stop.signal)) {
    seen.push(result)
    if (seen.length === 20) stop.abort(new Error('enough'))
  }
  expect(seen.length).toBeLessThan(200)
})

it('starts nothing more when nobody wants the results', async () => {
  const { connection, router } = await session(({ reply, tag }) => reply('!done', ...tag), { maxWindowSize: 16 })
  for await (const result of runAll(connection, adds(500))) if (result.index >= 20) break
  await connection.run('/x/after')
  const sent = router.asked.length
  await connection.run('/x/after')
  expect(router.asked.length).toBe(sent + 1)
  expect(sent).toBeLessThan(200)
})

it('tells the results there are before it fails with commands that cannot be made', async () => {
  const { connection } = await session(({ reply, tag }) => reply('!done', ...tag))
  function* failing() {
    yield* adds(40)
    throw new RangeError('no more')
  }
  let results = 0
  const reading = (async () => {
    for await (const _ of runAll(connection, failing())) results += 1
  })()
  await expect(reading).rejects.toThrow('no more')
  expect(results).toBe(40)
})
