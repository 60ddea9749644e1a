/** TLS to a router: only the certificate we were told to trust, and no password to any other. */
import { X509Certificate } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { RouterUnreachable } from '../../src/backend/routeros/errors.ts'
import { startScriptedRouter } from '../../src/backend/routeros/scripted-router.ts'
import type { TlsTrust } from '../../src/backend/routeros/socket.ts'
import { selfSigned } from '../../src/practice/router/certificate.ts'

const { key, cert } = selfSigned('router', Date.now())
const fingerprint = new X509Certificate(cert).fingerprint256

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function startSecureRouter() {
  const router = await startScriptedRouter(({ reply }) => reply('!done'), { key, cert })
  cleanups.push(() => router.close())
  const connect = async (tls: false | TlsTrust) => {
    const connection = await connectRouter({
      host: '127.0.0.1',
      port: router.port,
      username: 'ana',
      password: 'geheim',
      connectTimeoutMs: 1_000,
      tls,
    })
    cleanups.push(() => connection.close())
    return connection
  }
  return { router, connect }
}

describe('TLS', () => {
  it.each([
    ['the pinned certificate', { trust: 'pin', fingerprint } as const],
    [
      'the pinned certificate, written bare',
      { trust: 'pin', fingerprint: fingerprint.replaceAll(':', '').toLowerCase() } as const,
    ],
    ['a certificate of the given CA', { trust: 'ca', ca: cert } as const],
  ])('accepts %s', async (_name, trust) => {
    const { connect } = await startSecureRouter()
    await expect(connect(trust)).resolves.toBeDefined()
  })

  it.each([
    ['another certificate than the pinned', { trust: 'pin', fingerprint: '00'.repeat(32) } as const],
    ['an empty pin', { trust: 'pin', fingerprint: '' } as const],
    ['a certificate this computer does not trust', { trust: 'computer' } as const],
  ])('refuses %s, and does not send the password', async (_name, trust) => {
    const { router, connect } = await startSecureRouter()
    const error = await connect(trust).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RouterUnreachable)
    expect(error).toMatchObject({ reason: 'tls' })
    expect(router.asked).toEqual([])
  })
})
