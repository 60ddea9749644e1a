import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Row } from './command.ts'
import { connectRouter } from './connect.ts'
import type { RouterConnection } from './connection.ts'
import { ConnectionClosed, RouterTimeout, RouterTrap } from './errors.ts'
import { encodeSentence, SentenceDecoder } from './sentences.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

type Answer = (socket: net.Socket, tag: string, words: readonly string[]) => void

/** A router that answers every tagged command this way; `socket` is its side of the line. */
async function session(
  answer: Answer,
): Promise<{ connection: RouterConnection; socket: () => net.Socket; asked: string[][] }> {
  const asked: string[][] = []
  let accepted: net.Socket | undefined
  const server = net.createServer((socket) => {
    const decoder = new SentenceDecoder()
    accepted = socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      for (const words of decoder.push(chunk)) {
        asked.push(words)
        const tag = words.find((word) => word.startsWith('.tag='))
        if (tag === undefined) socket.write(encodeSentence(['!done']))
        else answer(socket, tag, words)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  const connection = await connectRouter({ host: '127.0.0.1', port, username: 'u', password: 'p' })
  cleanups.push(() => {
    connection.close()
    accepted?.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return { connection, asked, socket: () => accepted as net.Socket }
}

const padding = 'x'.repeat(1_000)
const row = (tag: string, n: number) => encodeSentence(['!re', tag, `=.id=*${n}`, `=comment=${padding}`])
const rows = (tag: string, count: number) => Buffer.concat(Array.from({ length: count }, (_, n) => row(tag, n)))
const done = (tag: string) => encodeSentence(['!done', tag])

/** A long print, unless it is the cancel of one. */
const longPrint =
  (count: number): Answer =>
  (socket, tag, words) =>
    socket.write(words[0] === '/cancel' ? done(tag) : Buffer.concat([rows(tag, count), done(tag)]))

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await delay(1)
}

async function gather(stream: AsyncIterable<readonly Row[]>, into: Row[] = []): Promise<Row[]> {
  for await (const batch of stream) into.push(...batch)
  return into
}

describe('a long answer', () => {
  it('comes in batches with every row once and in order', async () => {
    const { connection } = await session(longPrint(5_000))
    const sizes: number[] = []
    const ids: unknown[] = []
    for await (const batch of connection.stream('/x/print', { heavy: true })) {
      sizes.push(batch.length)
      ids.push(...batch.map((one) => one['.id']))
    }
    expect(ids).toEqual(Array.from({ length: 5_000 }, (_, n) => `*${n}`))
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.max(...sizes)).toBeLessThan(1_500)
  })

  it('without rows is a loop without a turn, also where the router says !empty', async () => {
    const { connection } = await session(
      (socket, tag) => socket.write(encodeSentence(['!empty', tag])) && socket.write(done(tag)),
    )
    expect(await gather(connection.stream('/x/print'))).toEqual([])
  })

  it('waits at the router while nobody reads, so that memory does not fill', async () => {
    const { connection, socket } = await session(longPrint(30_000))
    const stream = connection.stream('/x/print')
    const first = await stream.next()
    await delay(200)
    const held = socket().bytesWritten - socket().writableLength
    await delay(100)
    expect(socket().writableLength).toBeGreaterThan(10_000_000)
    expect(socket().bytesWritten - socket().writableLength).toBe(held)
    const all = await gather(stream, [...(first.value ?? [])])
    expect(all.length).toBe(30_000)
  })

  it('is not given up because its reader takes long, nor is what is asked afterwards', async () => {
    const { connection } = await session(longPrint(4_000))
    let count = 0
    for await (const batch of connection.stream('/x/print', { timeoutMs: 250 })) {
      count += batch.length
      if (count < 1_000) await delay(350)
    }
    expect(count).toBe(4_000)
    expect((await connection.run('/x/print')).rows.length).toBe(4_000)
  })
})

describe('an answer that ends badly', () => {
  it('tells the rows that came, and then the trap', async () => {
    const { connection } = await session((socket, tag) => {
      socket.write(Buffer.concat([rows(tag, 3), encodeSentence(['!trap', tag, '=message=interrupted']), done(tag)]))
    })
    const got: Row[] = []
    await expect(gather(connection.stream('/x/print'), got)).rejects.toThrow(RouterTrap)
    expect(got.length).toBe(3)
  })

  it('is given up when the router falls silent, and the router is told', async () => {
    const { connection, asked } = await session((socket, tag, words) => {
      socket.write(words[0] === '/cancel' ? done(tag) : rows(tag, 3))
    })
    const got: Row[] = []
    await expect(gather(connection.stream('/x/print', { timeoutMs: 50 }), got)).rejects.toThrow(RouterTimeout)
    expect(got.length).toBe(3)
    await connection.run('/x/print', { timeoutMs: 20 }).catch(() => undefined)
    expect(asked.map(([path]) => path)).toContain('/cancel')
  })

  it('fails when the link breaks in the middle of it', async () => {
    const { connection } = await session((socket, tag) => socket.write(rows(tag, 3), () => socket.destroy()))
    await expect(gather(connection.stream('/x/print'))).rejects.toThrow(ConnectionClosed)
  })
})

describe('a reader that leaves', () => {
  it('stops the router, and the session goes on', async () => {
    const { connection, asked } = await session((socket, tag, words) => {
      if (words[0] === '/x/endless') socket.write(rows(tag, 20_000))
      else socket.write(done(tag))
    })
    for await (const batch of connection.stream('/x/endless')) if (batch.length > 0) break
    await connection.run('/x/print')
    expect(asked.map(([path]) => path)).toEqual(['/login', '/x/endless', '/cancel', '/x/print'])
  })

  it('by its signal gets the reason, and no row more', async () => {
    const { connection } = await session((socket, tag, words) => {
      socket.write(words[0] === '/cancel' ? done(tag) : rows(tag, 3))
    })
    const leaving = new AbortController()
    const got: Row[] = []
    const reading = gather(connection.stream('/x/print', { signal: leaving.signal }), got)
    await Promise.race([reading, until(() => got.length === 3)])
    const reason = new Error('closing time')
    leaving.abort(reason)
    await expect(reading).rejects.toBe(reason)
    expect(got.length).toBe(3)
  })
})
