import { createHash } from 'node:crypto'
import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type ConnectOptions, connectRouter } from './connect.ts'
import { LoginRefused } from './errors.ts'
import { readRouterInfo } from './info.ts'
import { type Asked, afterLogin, startScriptedRouter } from './scripted-router.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function scripted(script: (asked: Asked) => void) {
  const router = await startScriptedRouter(script)
  cleanups.push(() => router.close())
  const connect = async (options: Partial<ConnectOptions> = {}) => {
    const address = { host: '127.0.0.1', port: router.port, username: 'ana', password: 'geheim' }
    const connection = await connectRouter({ ...address, ...options })
    cleanups.push(() => connection.close())
    return connection
  }
  return { router, connect }
}

describe('logging in', () => {
  it('sends name and password at once to a router from 6.43 on', async () => {
    const { router, connect } = await scripted(({ reply }) => reply('!done'))
    await connect()
    expect(router.asked).toEqual([['/login', '=name=ana', '=password=geheim']])
  })

  it('answers the challenge of an older router in the same flow', async () => {
    const challenge = '0123456789abcdef0123456789abcdef'
    const bytes = Buffer.concat([Buffer.from([0]), Buffer.from('geheim'), Buffer.from(challenge, 'hex')])
    const response = `=response=00${createHash('md5').update(bytes).digest('hex')}`
    const { router, connect } = await scripted(({ words, reply }) =>
      words.includes(response) ? reply('!done') : reply('!done', `=ret=${challenge}`),
    )
    await connect()
    expect(router.asked[1]).toEqual(['/login', '=name=ana', response])
  })

  it.each([
    ['invalid user name or password (6)', 'credentials'],
    ['cannot log in', 'credentials'],
    ['std failure: not allowed (9)', 'not-allowed'],
  ])('tells "%s" as %s, without the password', async (message, problem) => {
    const { connect } = await scripted(({ reply }) => {
      reply('!trap', `=message=${message}`)
      reply('!done')
    })
    const error = await connect().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(LoginRefused)
    expect(error).toMatchObject({ problem, message })
    expect(JSON.stringify(error) + String(error)).not.toContain('geheim')
  })
})

describe('not getting through', () => {
  it('says refused when nothing listens', async () => {
    const { router, connect } = await scripted(() => undefined)
    await router.close()
    await expect(connect()).rejects.toMatchObject({ name: 'RouterUnreachable', reason: 'refused' })
  })

  it('says timeout when the login is never answered', async () => {
    const { connect } = await scripted(() => undefined)
    await expect(connect({ connectTimeoutMs: 50 })).rejects.toMatchObject({ reason: 'timeout' })
  })

  it('says closed when the peer hangs up during the login', async () => {
    const { connect } = await scripted(({ hangUp }) => hangUp())
    await expect(connect()).rejects.toMatchObject({ name: 'RouterUnreachable', reason: 'closed' })
  })

  it('says dns when there is no such name', async () => {
    const { connect } = await scripted(() => undefined)
    await expect(connect({ host: 'no-such-router.invalid' })).rejects.toMatchObject({ reason: 'dns' })
  })

  it('stops when told to, and leaves no socket behind', async () => {
    const { promise: gone, resolve } = Promise.withResolvers<void>()
    const server = net.createServer((socket) => socket.resume().on('close', () => resolve()))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    cleanups.push(() => server.close())
    const { port } = server.address() as net.AddressInfo
    const stop = new AbortController()
    server.once('connection', () => stop.abort(new Error('never mind')))
    const connecting = connectRouter({ host: '127.0.0.1', port, username: 'u', password: 'p', signal: stop.signal })
    await expect(connecting).rejects.toThrow('never mind')
    await gone
  })
})

it('reads who the router is in one round trip', async () => {
  const rows: Record<string, string[]> = {
    '/system/identity/print': ['=name=Café main'],
    '/system/resource/print': ['=version=7.22.3 (stable)', '=board-name=hAP ax²', '=uptime=1d7h44m20s'],
  }
  const { connect } = await scripted(
    afterLogin(({ words, tag, reply }) => {
      reply('!re', ...tag, ...(rows[words[0] ?? ''] ?? []))
      reply('!done', ...tag)
    }),
  )
  expect(await readRouterInfo(await connect())).toEqual({
    identity: 'Café main',
    versionText: '7.22.3 (stable)',
    version: { major: 7, minor: 22, patch: 3 },
    board: 'hAP ax²',
    uptimeSeconds: 114_260,
  })
})
