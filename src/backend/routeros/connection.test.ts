import { afterEach, describe, expect, it } from 'vitest'
import { connectRouter } from './connect.ts'
import type { RouterConnection, SessionOptions } from './connection.ts'
import { ConnectionClosed, ProtocolError, RouterFatal, RouterTimeout, RouterTrap, UnsafeValue } from './errors.ts'
import { type Asked, afterLogin, type ScriptedRouter, startScriptedRouter } from './scripted-router.ts'
import { encodeSentence } from './sentences.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function session(
  script: (asked: Asked) => void,
  options: SessionOptions = {},
): Promise<{ router: ScriptedRouter; connection: RouterConnection }> {
  const router = await startScriptedRouter(afterLogin(script))
  cleanups.push(() => router.close())
  const address = { host: '127.0.0.1', port: router.port, username: 'u', password: 'p' }
  const connection = await connectRouter({ ...address, ...options })
  cleanups.push(() => connection.close())
  return { router, connection }
}

const isCancel = (asked: Asked) => asked.words[0] === '/cancel'

describe('replies', () => {
  it('reads rows, values with = and bare words, and the id of an add', async () => {
    const { connection } = await session(({ reply, tag }) => {
      reply('!re', '=.id=*1', ...tag, '=comment=a=b', '=note')
      reply('!re', ...tag)
      reply('!done', ...tag, '=ret=*1A')
    })
    const { rows, ret } = await connection.run('/ip/hotspot/user/print')
    expect(rows).toEqual([{ '.id': '*1', comment: 'a=b', note: '' }, {}])
    expect(ret).toBe('*1A')
  })

  it('accepts !empty anywhere, also twice and before a row', async () => {
    const { connection } = await session(({ reply, tag }) => {
      reply('!empty', ...tag)
      reply('!empty', ...tag)
      reply('!re', '=name=a', ...tag)
      reply('!done', ...tag)
    })
    expect((await connection.run('/x/print')).rows).toEqual([{ name: 'a' }])
  })

  it('collects every trap and settles only at !done', async () => {
    const { connection } = await session(({ reply, tag }) => {
      reply('!trap', '=category=1', '=message=invalid value for argument name', ...tag)
      reply('!trap', '=message=no such item', ...tag)
      reply('!done', ...tag)
    })
    const error = await connection.run('/ip/hotspot/user/set').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RouterTrap)
    expect(error).toMatchObject({
      message: 'invalid value for argument name',
      category: 1,
      command: '/ip/hotspot/user/set',
      traps: [{ message: 'invalid value for argument name', category: 1 }, { message: 'no such item' }],
    })
    await expect(connection.run('/ip/hotspot/user/set')).rejects.toThrow(RouterTrap)
  })

  it('gives each command its own answer when they come in another order', async () => {
    const waiting: Asked[] = []
    const { connection } = await session((asked) => {
      waiting.push(asked)
      if (waiting.length < 3) return
      for (const { reply, tag, words } of waiting.reverse()) reply('!done', ...tag, `=ret=${words.at(-1)}`)
    })
    const run = (n: number) => connection.run('/x/get', { attributes: { n: String(n) } })
    expect((await Promise.all([run(1), run(2), run(3)])).map(({ ret }) => ret)).toEqual(['=n=1', '=n=2', '=n=3'])
  })

  it('reads replies cut into single bytes', async () => {
    const { connection } = await session(({ raw, tag }) => {
      for (const byte of encodeSentence(['!re', ...tag, '=name=قهوة'])) raw(Uint8Array.of(byte))
      for (const byte of encodeSentence(['!done', ...tag])) raw(Uint8Array.of(byte))
    })
    expect((await connection.run('/x/print')).rows).toEqual([{ name: 'قهوة' }])
  })
})

describe('the window', () => {
  it('keeps no more than its size in flight, and the rest in order', async () => {
    const held: Asked[] = []
    const { connection, router } = await session((asked) => held.push(asked), { windowSize: 2 })
    const done: number[] = []
    const runs = [1, 2, 3].map((n) => connection.run(`/x/n${n}`).then(() => done.push(n)))
    await router.received('/x/n2')
    expect(router.asked.map(([path]) => path)).toEqual(['/login', '/x/n1', '/x/n2'])
    held[1]?.reply('!done', ...(held[1]?.tag ?? []))
    await router.received('/x/n3')
    for (const { reply, tag } of [held[2], held[0]].filter((asked) => asked !== undefined)) reply('!done', ...tag)
    await Promise.all(runs)
    expect(done).toEqual([2, 3, 1])
  })
})

describe('an urgent command', () => {
  it('leaves at once although the window is full and others wait', async () => {
    const { connection, router } = await session(
      ({ words, reply, tag }) => {
        if (words[0] === '/x/ping') reply('!done', ...tag)
      },
      { windowSize: 1, maxWindowSize: 1 },
    )
    const others = [1, 2, 3].map((n) => connection.run(`/x/n${n}`))
    await connection.run('/x/ping', { urgent: true })
    expect(router.asked.map(([path]) => path)).toEqual(['/login', '/x/n1', '/x/ping'])
    connection.close()
    await Promise.allSettled(others)
  })
})

describe('a code page', () => {
  it('is spoken and read where the router has it, and UTF-8 stays UTF-8', async () => {
    const { connection, router } = await session(
      ({ raw, reply, tag }) => {
        const name = [0x3d, 0x6e, 0x3d, 0xef, 0xf0]
        raw(Uint8Array.of(3, 0x21, 0x72, 0x65, 6, ...Buffer.from(tag[0] ?? ''), name.length, ...name, 0))
        reply('!re', ...tag, '=n=قهوة')
        reply('!done', ...tag)
      },
      { charset: 'windows-1251' },
    )
    const { rows } = await connection.run('/x/print', { query: ['?name=\u0436'] })
    expect(rows).toEqual([{ n: 'пр' }, { n: 'قهوة' }])
    expect(router.asked[1]?.at(-1)).toBe('?name=\ufffd')
  })
})

describe('heavy commands', () => {
  it('go two at a time, and light ones pass them', async () => {
    const { connection, router } = await session(({ reply, tag, words }) => {
      if (words[0] === '/x/light') reply('!done', ...tag)
    })
    const heavy = [1, 2, 3].map((n) => connection.run(`/x/heavy${n}`, { heavy: true }))
    await connection.run('/x/light')
    expect(router.asked.map(([path]) => path)).toEqual(['/login', '/x/heavy1', '/x/heavy2', '/x/light'])
    connection.close()
    await Promise.allSettled(heavy)
  })
})

describe('giving up', () => {
  it('times out, tells the router, ignores the late reply and goes on with the next', async () => {
    let late: Asked | undefined
    const { connection, router } = await session(
      (asked) => {
        if (asked.words[0] === '/x/slow') late = asked
        else if (isCancel(asked)) asked.reply('!done', ...asked.tag)
        else {
          late?.reply('!re', '=name=late', ...late.tag)
          late?.reply('!done', ...late.tag)
          asked.reply('!re', '=name=mine', ...asked.tag)
          asked.reply('!done', ...asked.tag)
        }
      },
      { windowSize: 1 },
    )
    await expect(connection.run('/x/slow', { timeoutMs: 30 })).rejects.toThrow(RouterTimeout)
    const slowTag = router.asked[1]?.find((word) => word.startsWith('.tag='))?.slice('.tag='.length)
    expect(await router.received('/cancel')).toContain(`=tag=${slowTag}`)
    expect((await connection.run('/x/print')).rows).toEqual([{ name: 'mine' }])
    expect(connection.isOpen).toBe(true)
  })

  it('never cancels what was answered in time', async () => {
    const { connection, router } = await session((asked) => {
      if (asked.words[0] === '/x/quick') asked.reply('!done', ...asked.tag)
    })
    const abort = new AbortController()
    await connection.run('/x/quick', { timeoutMs: 20, signal: abort.signal })
    abort.abort()
    await expect(connection.run('/x/slow', { timeoutMs: 60 })).rejects.toThrow(RouterTimeout)
    expect(await router.received('/cancel')).toContain('=tag=2')
    expect(router.asked.map(([path]) => path)).toEqual(['/login', '/x/quick', '/x/slow', '/cancel'])
  })

  it('cancels on abort with the reason, and never sends what was aborted in the queue', async () => {
    const { connection, router } = await session(
      (asked) => {
        if (asked.words[0] !== '/x/hold') asked.reply('!done', ...asked.tag)
      },
      { windowSize: 1 },
    )
    const held = new AbortController()
    const queued = new AbortController()
    const first = connection.run('/x/hold', { signal: held.signal })
    const second = connection.run('/x/never', { signal: queued.signal })
    await router.received('/x/hold')
    queued.abort(new Error('not any more'))
    await expect(second).rejects.toThrow('not any more')
    held.abort(new Error('enough'))
    await expect(first).rejects.toThrow('enough')
    await connection.run('/x/after')
    expect(router.asked.map(([path]) => path)).toEqual(['/login', '/x/hold', '/cancel', '/x/after'])
    await expect(connection.run('/x/never', { signal: queued.signal })).rejects.toThrow('not any more')
  })
})

describe('the end of a session', () => {
  it('rejects everything at once when the router hangs up, in flight and queued', async () => {
    const { connection } = await session((asked) => asked.hangUp(), { windowSize: 1 })
    const results = await Promise.allSettled([connection.run('/x/a'), connection.run('/x/b')])
    expect(results.map((result) => result.status === 'rejected' && result.reason instanceof ConnectionClosed)).toEqual([
      true,
      true,
    ])
    expect(await connection.closed).toBeInstanceOf(ConnectionClosed)
    await expect(connection.run('/x/c')).rejects.toThrow(ConnectionClosed)
  })

  it('takes !fatal for the end of all, in the router’s words', async () => {
    const { connection } = await session(({ reply }) => reply('!fatal', 'session terminated on request'))
    const results = await Promise.allSettled([connection.run('/x/a'), connection.run('/x/b')])
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: expect.any(RouterFatal) })
    expect(await connection.closed).toMatchObject({ message: 'session terminated on request' })
  })

  it.each([
    ['reserved control bytes', ({ raw }: Asked) => raw(Uint8Array.of(0xff, 0xff))],
    ['an unknown kind of reply', ({ reply, tag }: Asked) => reply('!what', ...tag)],
    ['a reply to a tag never used', ({ reply }: Asked) => reply('!done', '.tag=999')],
    ['a reply without a tag', ({ reply }: Asked) => reply('!done')],
    ['an oversized word', ({ raw }: Asked) => raw(Uint8Array.of(0xe0, 0x20, 0, 0))],
  ])('does not go on after %s', async (_name, script) => {
    const { connection } = await session(script)
    await expect(connection.run('/x/print')).rejects.toThrow(ProtocolError)
    expect(connection.isOpen).toBe(false)
  })

  it('rejects what is in flight when we close it ourselves', async () => {
    const { connection } = await session(() => undefined)
    const run = connection.run('/x/print')
    connection.close()
    await expect(run).rejects.toThrow(ConnectionClosed)
  })
})

describe('what is sent', () => {
  it('is one write a sentence, and in the very call', async () => {
    const { connection, router } = await session(({ reply, tag }) => reply('!done', ...tag))
    const before = router.chunks()
    await connection.run('/ip/hotspot/user/add', { attributes: { name: 'a', comment: 'x'.repeat(500) } })
    expect(router.chunks() - before).toBe(1)
  })

  it('carries attributes, proplist and queries in their own forms', async () => {
    const { connection, router } = await session(({ reply, tag }) => reply('!done', ...tag))
    await connection.run('/x/print', { attributes: { a: '' }, proplist: ['.id', 'name'], query: ['?name=قهوة', '?#!'] })
    expect(router.asked[1]).toEqual(['/x/print', '.tag=1', '=a=', '=.proplist=.id,name', '?name=قهوة', '?#!'])
  })

  it.each([
    ['a line feed', { attributes: { name: 'a\n/user/add' } }],
    ['a NUL', { attributes: { name: 'a\0b' } }],
    ['half a character', { attributes: { name: 'a\ud83d' } }],
    ['a name that would shift the value', { attributes: { 'name=x': 'y' } }],
    ['a query that is no query', { query: ['=name=x'] }],
    ['a control character in a query', { query: ['?name=a\r'] }],
    ['a question without a name', { query: ['?=x'] }],
    ['an operation that is none', { query: ['?#x'] }],
    ['the stars a router shows in place of a password', { attributes: { password: '*****' } }],
  ])('never holds %s', async (_name, options) => {
    const { connection, router } = await session(({ reply, tag }) => reply('!done', ...tag))
    await expect(connection.run('/x/add', options)).rejects.toThrow(UnsafeValue)
    expect(router.asked).toHaveLength(1)
  })

  it('does not repeat a refused value in the error, for it may be a password', async () => {
    const { connection } = await session(() => undefined)
    const error = await connection.run('/x/add', { attributes: { password: 'geheim\n' } }).catch(String)
    expect(error).toContain('password')
    expect(error).not.toContain('geheim')
  })
})
