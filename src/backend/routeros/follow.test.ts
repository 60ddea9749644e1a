import { afterEach, describe, expect, it } from 'vitest'
import { connectRouter } from './connect.ts'
import { ConnectionClosed, FollowerTooSlow, RouterFatal, RouterTrap } from './errors.ts'
import type { Change } from './follow.ts'
import { type Asked, afterLogin, startScriptedRouter } from './scripted-router.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function session(script: (asked: Asked) => void) {
  const router = await startScriptedRouter(afterLogin(script))
  cleanups.push(() => router.close())
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, username: 'u', password: 'p' })
  cleanups.push(() => connection.close())
  return { router, connection }
}

/** Two changes and a removal. */
function change({ reply, tag }: Asked): void {
  reply('!re', ...tag, '=.id=*1', '=user=ana')
  reply('!re', ...tag, '=.id=*2', '=user=musa')
  reply('!re', ...tag, '=.id=*1', '=.dead=true')
}

const changes: Change[] = [
  { kind: 'present', row: { '.id': '*1', user: 'ana' } },
  { kind: 'present', row: { '.id': '*2', user: 'musa' } },
  { kind: 'gone', id: '*1' },
]

describe('following', () => {
  it('yields changes and removals, and leaving the loop cancels', async () => {
    const { connection, router } = await session((asked) => {
      if (asked.words[0] === '/x/listen') change(asked)
      else asked.reply('!done', ...asked.tag)
    })
    const seen: Change[] = []
    for await (const found of connection.follow('/x/listen')) {
      seen.push(found)
      if (seen.length === 3) break
    }
    expect(seen).toEqual(changes)
    expect(await router.received('/cancel')).toContain('=tag=1')
    await connection.run('/x/print')
    expect(connection.isOpen).toBe(true)
  })

  it('ends without an error when the signal is aborted, and ignores what the router still says', async () => {
    let listening: Asked | undefined
    const { connection, router } = await session((asked) => {
      if (asked.words[0] === '/x/listen') {
        listening = asked
        change(asked)
      } else if (asked.words[0] === '/cancel') {
        asked.reply('!done', ...asked.tag)
        listening?.reply('!trap', ...listening.tag, '=category=2', '=message=interrupted')
        listening?.reply('!done', ...listening.tag)
      } else asked.reply('!done', ...asked.tag)
    })
    const stop = new AbortController()
    const seen: Change[] = []
    for await (const found of connection.follow('/x/listen', { signal: stop.signal })) {
      seen.push(found)
      if (seen.length === 3) stop.abort()
    }
    expect(seen).toEqual(changes)
    await router.received('/cancel')
    await connection.run('/x/print')
    expect(connection.isOpen).toBe(true)
    expect(() => connection.follow('/x/listen', { signal: stop.signal })).toThrow()
  })

  it.each([
    ['the router hangs up', (asked: Asked) => asked.hangUp(), ConnectionClosed],
    ['the router ends the session', (asked: Asked) => asked.reply('!fatal', 'bye'), RouterFatal],
    [
      'the menu cannot be followed',
      ({ reply, tag }: Asked) => {
        reply('!trap', ...tag, '=message=unknown parameter follow-only')
        reply('!done', ...tag)
      },
      RouterTrap,
    ],
  ])('ends with an error when %s, after what was received', async (_name, end, expected) => {
    const { connection } = await session((asked) => {
      change(asked)
      setTimeout(() => end(asked), 10)
    })
    const seen: Change[] = []
    const reading = (async () => {
      for await (const found of connection.follow('/x/listen')) seen.push(found)
    })()
    await expect(reading).rejects.toThrow(expected)
    expect(seen).toEqual(changes)
  })

  it('ends plainly when the router is done, and stays ended', async () => {
    const { connection } = await session((asked) => {
      change(asked)
      asked.reply('!empty', ...asked.tag)
      asked.reply('!done', ...asked.tag)
    })
    const following = connection.follow('/x/print', { attributes: { interval: '1' } })
    const seen: Change[] = []
    for await (const found of following) seen.push(found)
    expect(seen).toHaveLength(3)
    expect(await following.next()).toEqual({ value: undefined, done: true })
  })

  it('keeps a bounded number of changes for a reader that does not read', async () => {
    const { connection, router } = await session((asked) => {
      if (asked.words[0] === '/x/listen') change(asked)
    })
    const following = connection.follow('/x/listen', { maxUnread: 2 })
    await router.received('/cancel')
    const reading = (async () => {
      for await (const _ of following);
    })()
    await expect(reading).rejects.toThrow(FollowerTooSlow)
  })

  it('takes no place in the window', async () => {
    const { connection } = await session(({ words, reply, tag }) => {
      if (words[0] === '/x/print') reply('!done', ...tag)
    })
    for (let n = 0; n < 20; n += 1) connection.follow('/x/listen')
    await connection.run('/x/print')
    expect(connection.isOpen).toBe(true)
  })
})
