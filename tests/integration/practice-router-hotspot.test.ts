/** A code bought at the counter opens the practice hotspot, for as long as was paid and on as many devices. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticeRouter, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'api', password: 'secret' }
const phone = '02:00:00:00:00:01'
let now = Date.UTC(2026, 0, 1)
let router: PracticeRouter
let client: TestClient

beforeEach(async () => {
  router = await startPracticeRouter({ ...login, clock: () => now })
  client = await openClient(router.port, login)
})

afterEach(() => router.close())

const addUser = (...words: string[]) => client.run('/ip/hotspot/user/add', ...words)

async function visit(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(new URL(path, router.portalUrl), { headers })).text()
}

test('the login page lets the right code in, by GET and by POST, and tells the time left', async () => {
  await addUser('=name=k7', '=password=p&é', '=limit-uptime=1h')
  const body = new URLSearchParams({ username: 'k7', password: 'p&é', mac: phone })
  const posted = await (await fetch(router.portalUrl, { method: 'POST', body })).text()
  expect(posted).toContain('You are logged in')
  expect(posted).toContain('1h')
  expect(router.active()).toMatchObject([{ user: 'k7', 'mac-address': phone, server: 'hotspot1' }])
  expect(await visit(`/status?mac=${phone}`)).toContain('You are logged in')
  expect(await visit(`/logout?mac=${phone}`)).toContain('You have logged out')
  expect(router.active()).toEqual([])
  expect(await visit(`/login?${body}`)).toContain('You are logged in')
})

test('wrong, unknown and disabled codes read the same', async () => {
  await addUser('=name=a', '=password=p')
  await addUser('=name=off', '=password=p', '=disabled=yes')
  for (const query of ['username=a&password=x', 'username=nobody&password=p', 'username=off&password=p']) {
    expect(await visit(`/login?${query}`)).toContain('invalid username or password')
  }
  expect(router.active()).toEqual([])
})

test('a phone keeps its session by its cookie, a second phone is one too many', async () => {
  await addUser('=name=a', '=password=p')
  const first = await fetch(`${router.portalUrl}?username=a&password=p`)
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(await visit('/login?username=a&password=p', { cookie })).toContain('You are logged in')
  expect(router.active()).toHaveLength(1)
  expect(await visit('/login?username=a&password=p')).toContain('no more sessions are allowed for user a')
  await client.run('/ip/hotspot/user/profile/set', '=.id=default', '=shared-users=2')
  expect(await visit('/login?username=a&password=p')).toContain('You are logged in')
  expect(router.active()).toHaveLength(2)
})

test('time counts over sessions and ends the last one', async () => {
  await addUser('=name=a', '=password=p', '=limit-uptime=1h')
  expect(router.login('a', 'p', phone).ok).toBe(true)
  now += 40 * 60_000
  expect(router.active()).toMatchObject([{ uptime: '40m', 'session-time-left': '20m' }])
  expect(router.users()).toMatchObject([{ uptime: '40m' }])
  await client.run('/ip/hotspot/active/remove', `=.id=${router.active()[0]?.['.id']}`)
  now += 86_400_000
  expect(router.login('a', 'p', phone).ok).toBe(true)
  now += 21 * 60_000
  expect(await client.rows('/ip/hotspot/active/print')).toEqual([])
  expect(router.users()).toMatchObject([{ uptime: '1h' }])
  expect(await visit('/login?username=a&password=p')).toContain('user a has reached uptime limit')
  await client.run('/ip/hotspot/user/reset-counters', '=.id=a')
  expect(router.login('a', 'p', phone).ok).toBe(true)
})

test('data is counted and a spent quota ends the session', async () => {
  await addUser('=name=a', '=password=p', '=limit-bytes-total=1M')
  const result = router.login('a', 'p', phone)
  const sessionId = result.ok ? result.sessionId : ''
  router.transfer(sessionId, 1000, 500_000)
  expect(router.users()).toMatchObject([{ 'bytes-in': '1000', 'bytes-out': '500000' }])
  router.transfer(sessionId, 0, 600_000)
  expect(router.active()).toEqual([])
  expect(await visit('/login?username=a&password=p')).toContain('user a has reached traffic limit')
})

test('a code bound to one device opens for no other', async () => {
  await addUser('=name=a', '=password=p', `=mac-address=${phone}`)
  expect(router.login('a', 'p', '02:00:00:00:00:02').ok).toBe(false)
  expect(router.login('a', 'p', phone).ok).toBe(true)
})

test('removing a user leaves the session and the cookie for who removes them too', async () => {
  await addUser('=name=a', '=password=p')
  router.login('a', 'p', phone)
  await client.run('/ip/hotspot/user/remove', '=.id=a')
  const [session] = await client.rows('/ip/hotspot/active/print', '?user=a')
  const [cookie] = await client.rows('/ip/hotspot/cookie/print', '?user=a')
  expect(await client.run('/ip/hotspot/active/remove', `=.id=${session?.['.id']}`)).toEqual([['!done']])
  expect(await client.run('/ip/hotspot/cookie/remove', `=.id=${cookie?.['.id']}`)).toEqual([['!done']])
  expect(router.active()).toEqual([])
})

test('the API can log a device in, and says why not in a trap', async () => {
  await addUser('=name=a', '=password=p')
  const words = ['=user=a', '=ip=10.5.50.77', `=mac-address=${phone}`]
  const [refused] = await client.run('/ip/hotspot/active/login', ...words, '=password=x')
  expect(refused).toEqual(['!trap', '=message=failure: invalid username or password'])
  expect(await client.run('/ip/hotspot/active/login', ...words, '=password=p')).toEqual([['!done']])
  expect(router.active()).toMatchObject([{ address: '10.5.50.77' }])
})

test('nothing from outside becomes markup', async () => {
  const nasty = '"><script>alert(1)</script>'
  await addUser(`=name=${nasty}`, '=password=p')
  for (const password of ['p', 'x']) {
    const page = await visit(`/login?${new URLSearchParams({ username: nasty, password })}`)
    expect(page).not.toContain('<script>')
    expect(page).toContain('&lt;script&gt;')
  }
})
