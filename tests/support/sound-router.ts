/** A practice router with which a doctor is content: a user of its own for Teller, the right time, doors shut, codes ended. */
import { sweepEntry } from '../../src/backend/provisioning/expiry/sweep-entry.ts'
import { hotspotProfile } from '../../src/backend/provisioning/grant.ts'
import { profileAttributes } from '../../src/backend/provisioning/hotspot-profile.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import type { RouterConnection } from '../../src/backend/routeros/connection.ts'
import { parseVersion } from '../../src/backend/routeros/versions.ts'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'

export const ADMIN = { username: 'admin', password: 'the admin’s' }
export const TELLER = { username: 'teller', password: 'geheim' }
export const LOGIN_HOST = 'wifi.example'
export const TIME_ZONE = 'Africa/Nairobi'
export const PROFILE = hotspotProfile({ sharedUsers: 1, rateLimit: '512k/2048k' })

export type SoundRouter = {
  readonly router: PracticeRouter
  /** Runs a command as the admin. */
  readonly admin: (path: string, attributes?: Readonly<Record<string, string>>) => Promise<unknown>
  readonly close: () => Promise<void>
}

export async function startSoundRouter(options: Partial<PracticeRouterOptions> = {}): Promise<SoundRouter> {
  const router = await startPracticeRouter({ ...ADMIN, ...options })
  const connection = await connectTo(router, ADMIN)
  const admin = (path: string, attributes: Readonly<Record<string, string>> = {}) =>
    connection.run(path, { attributes })
  await admin('/user/group/add', { name: 'teller', policy: 'read,write,api,sensitive,test' })
  await admin('/user/add', { ...nameOf(TELLER), group: 'teller' })
  await admin('/system/clock/set', { 'time-zone-name': TIME_ZONE })
  await admin('/ip/hotspot/profile/set', {
    '.id': 'default',
    'dns-name': LOGIN_HOST,
    'login-by': 'cookie,http-chap,http-pap',
  })
  for (const service of ['telnet', 'ftp', 'www', 'ssh', 'winbox'])
    await admin('/ip/service/disable', { '.id': service })
  await admin('/ip/service/set', { '.id': 'api', address: '127.0.0.0/8' })
  await admin('/ip/hotspot/user/profile/add', { name: PROFILE.name, ...profileAttributes(PROFILE) })
  await admin('/system/scheduler/add', sweepEntry(parseVersion(router.version)))
  return {
    router,
    admin,
    close: async () => {
      connection.close()
      await router.close()
    },
  }
}

const nameOf = ({ username: name, password }: typeof TELLER) => ({ name, password })

export function connectTo({ port }: PracticeRouter, login = TELLER): Promise<RouterConnection> {
  return connectRouter({ host: '127.0.0.1', port, ...login })
}
