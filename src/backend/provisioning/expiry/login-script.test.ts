import { afterEach, expect, it } from 'vitest'
import { type PracticeRouter, startPracticeRouter } from '../../../practice/router/practice-router.ts'
import { connectRouter } from '../../routeros/connect.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { ensureHotspotProfile } from '../hotspot-profile.ts'
import { loginScript } from './scripts.ts'

const login = { username: 'api', password: 'secret' }
const profile = { name: 'teller-000000000001', sharedUsers: 1, rateLimit: '2048k/4096k' }
let router: PracticeRouter
let connection: RouterConnection

async function open(version: string): Promise<void> {
  router = await startPracticeRouter({ ...login, version })
  connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
}

afterEach(async () => {
  connection.close()
  await router.close()
})

const kept = () => router.records('/ip/hotspot/user/profile').find(({ name }) => name === profile.name)

it.each(['6.49', '7.22'])('%s: every profile of ours has the script that starts a token’s time', async (version) => {
  await open(version)
  await ensureHotspotProfile(connection, profile)
  expect(kept()).toMatchObject({ 'on-login': loginScript, 'rate-limit': '2048k/4096k' })
})

it.each([
  ['emptied', ''],
  ['changed', ':log info "mine"'],
  ['of an older Teller', loginScript.replace('wait', 'later')],
])('a script that is %s is put back, and nothing is written when it is right', async (_, script) => {
  await open('7.22')
  await ensureHotspotProfile(connection, profile)
  await connection.run('/ip/hotspot/user/profile/set', { attributes: { '.id': profile.name, 'on-login': script } })
  await ensureHotspotProfile(connection, profile)
  expect(kept()?.['on-login']).toBe(loginScript)
  const changes: string[] = []
  router.onChange(({ menu }) => changes.push(menu))
  await ensureHotspotProfile(connection, profile)
  expect(changes).toEqual([])
})
