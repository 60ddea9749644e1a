/** The practice router's services and certificates behave as real ones: on when they are on, usable once they are made. */
import { connect as connectTls } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'admin', password: 'x' }
const running: PracticeRouter[] = []
const clients: TestClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await Promise.all(running.splice(0).map((router) => router.close()))
})

async function start(options: Partial<PracticeRouterOptions> = {}) {
  const router = await startPracticeRouter({ ...login, ...options })
  running.push(router)
  const client = await openClient(router.port, login)
  clients.push(client)
  return { router, client }
}

/** The fingerprint that is shown at a port, or why there is none. */
const shownAt = (port: number) =>
  new Promise<string>((resolve) => {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '')
      socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })

const trap = (message: string) => ['!trap', `=message=${message}`]

async function makeCertificate(client: TestClient, name: string) {
  await client.run('/certificate/add', `=name=${name}`, '=common-name=router', '=days-valid=10')
  await client.run('/certificate/sign', `=number=${name}`)
}

const fingerprintOf = async (client: TestClient, name: string) =>
  (await client.rows('/certificate/print', `?name=${name}`))[0]?.fingerprint

describe('a certificate', () => {
  test('is signed a moment after the router says so, and cannot be used before', async () => {
    const { router, client } = await start()
    await makeCertificate(client, 'api')
    expect(await fingerprintOf(client, 'api')).toBeUndefined()
    const [refused] = await client.run('/ip/service/set', '=.id=api-ssl', '=certificate=api')
    expect(refused).toEqual(['!trap', '=category=1', '=message=input does not match any value of certificate'])
    await expect.poll(() => fingerprintOf(client, 'api')).toMatch(/^[0-9a-f]{64}$/)
    expect(await client.run('/ip/service/set', '=.id=api-ssl', '=certificate=api')).toEqual([['!done']])
    expect(await shownAt(router.sslPort)).toBe(await fingerprintOf(client, 'api'))
    expect(JSON.stringify(await client.rows('/certificate/print'))).not.toContain('PRIVATE KEY')
  })

  test('is signed once, and its name is given once', async () => {
    const { client } = await start()
    await makeCertificate(client, 'api')
    await expect.poll(() => fingerprintOf(client, 'api')).toBeDefined()
    expect((await client.run('/certificate/sign', '=number=api'))[0]?.[0]).toBe('!trap')
    expect((await client.run('/certificate/add', '=name=api', '=common-name=x'))[0]?.[0]).toBe('!trap')
  })
})

describe('api-ssl', () => {
  test('says where it listens, and shows no certificate before it has one', async () => {
    const { router, client } = await start()
    const [service] = await client.rows('/ip/service/print', '?name=api-ssl')
    expect(service).toMatchObject({ port: String(router.sslPort), certificate: 'none', disabled: 'false' })
    expect(await shownAt(router.sslPort)).toMatch(/HANDSHAKE|ALERT|ECONNRESET/i)
  })

  test('lets nobody in while it is off, and neither does api', async () => {
    const { router, client } = await start()
    await client.run('/ip/service/set', '=.id=api-ssl', '=disabled=yes')
    expect(await shownAt(router.sslPort)).toBe('ECONNRESET')
    await client.run('/ip/service/disable', '=.id=api')
    const late = await openClient(router.port)
    clients.push(late)
    await late.closed
    expect(await client.rows('/system/identity/print')).toHaveLength(1)
  })
})

test('a user with addresses logs in from there only', async () => {
  const { router, client } = await start()
  const add = (name: string, address: string) =>
    client.run('/user/add', `=name=${name}`, '=group=full', '=password=y', `=address=${address}`)
  await add('near', '10.0.0.0/8,127.0.0.0/8')
  await add('far', '10.0.0.0/8')
  const visitor = await openClient(router.port)
  clients.push(visitor)
  expect((await visitor.run('/login', '=name=far', '=password=y'))[0]).toEqual(
    trap('invalid user name or password (6)'),
  )
  expect(await visitor.run('/login', '=name=near', '=password=y')).toEqual([['!done']])
})

test('an address knows its network, and is there once', async () => {
  const { client } = await start()
  await client.run('/ip/address/add', '=address=10.77.3.1/22', '=interface=ether3')
  const [added] = await client.rows('/ip/address/print', '?interface=ether3')
  expect(added).toMatchObject({ address: '10.77.3.1/22', network: '10.77.0.0' })
  const [again] = await client.run('/ip/address/add', '=address=10.77.3.1/22', '=interface=ether3')
  expect(again).toEqual(trap('failure: already have such address'))
})
