/** Comes in at a router's door as admin, for the first time: encrypted where the router can, and says how. */
import type { LookForm } from '../../../contract/onboarding.ts'
import { connectRouter } from '../../routeros/connect.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { LoginRefused } from '../../routeros/errors.ts'
import { peekFingerprint, type TlsTrust } from '../../routeros/socket.ts'
import type { Findings } from './findings.ts'
import type { Way } from './visit.ts'

/** Where the API usually listens. */
const usual = { tls: 8729, plain: 8728 } as const

/** A port that swallows what it gets is given up after this. */
const peekTimeoutMs = 2_500
const connectTimeoutMs = 6_000

type AdminLogin = Pick<LookForm, 'username' | 'password'>

/**
 * Logs in by the port that was named, or by the usual two: the encrypted one, and the plain one when nothing that can
 * encrypt is there. The certificate is seen for the first time, so it is only held to for this visit.
 */
export async function comeIn({ host: typed, api, ...login }: LookForm): Promise<{ way: Way; admin: RouterConnection }> {
  const host = typed.replace(/^\[(.*)\]$/, '$1')
  if (api) return await by({ host, port: api.port, tls: api.tls && (await pinned(host, api.port)) }, login)
  try {
    return await by({ host, port: usual.tls, tls: await pinned(host, usual.tls) }, login)
  } catch (error) {
    // Whoever refused the login was there: the same words at another port would be refused too.
    if (error instanceof LoginRefused) throw error
    return await by({ host, port: usual.plain, tls: false }, login)
  }
}

async function by(way: Way, login: AdminLogin): Promise<{ way: Way; admin: RouterConnection }> {
  return { way, admin: await connectAsAdmin(way, login) }
}

/** Logs in again the way it went before. */
export function connectAsAdmin(
  { host, port, tls }: Way,
  { username, password }: AdminLogin,
): Promise<RouterConnection> {
  return connectRouter({ host, port, tls, username, password, connectTimeoutMs })
}

async function pinned(host: string, port: number): Promise<TlsTrust> {
  const fingerprint = await peekFingerprint({ host, port }, AbortSignal.timeout(peekTimeoutMs))
  return { trust: 'pin', fingerprint }
}

/** May this user do what a set-up takes? One whom the router does not list comes from elsewhere and may be asked. */
export function maySetUp({ users, groups }: Findings, username: string): boolean {
  const group = users.find(({ name }) => name === username)?.group
  const policy = groups.find(({ name }) => name === group)?.policy
  return policy === undefined || ['read', 'write', 'policy'].every((each) => policy.split(',').includes(each))
}
