/** The practice router lives: months pass by its clock, its scripts run, the power goes and the time comes back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type PracticeRouter,
  type PracticeRouterOptions,
  startPracticeRouter,
} from '../../src/practice/router/practice-router.ts'
import { openClient, type TestClient } from './practice-router-client.ts'

const login = { username: 'api', password: 'secret' }
const phone = '02:00:00:00:00:01'
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
let now = 0
let router: PracticeRouter
let client: TestClient

async function start(options: Partial<PracticeRouterOptions> = {}): Promise<void> {
  router = await startPracticeRouter({ ...login, clock: () => now, ...options })
  client = await openClient(router.port, login)
}

beforeEach(() => {
  now = Date.UTC(2026, 0, 31, 12, 0, 0)
})

afterEach(() => router.close())

const add = (menu: string, words: Record<string, string>) =>
  client.run(`${menu}/add`, ...Object.entries(words).map(([name, value]) => `=${name}=${value}`))

const entry = (words: Record<string, string>) =>
  add('/system/scheduler', { 'start-date': '2026-01-31', 'start-time': '12:00:00', ...words })

const comments = () => router.users().map((user) => user.comment)
/** What scripts wrote into the log. */
const log = () =>
  router
    .records('/log')
    .filter((line) => line.topics?.startsWith('script'))
    .map((line) => line.message)

describe('the scheduler', () => {
  test('runs at every moment of its own clock, in order, however late one looks', async () => {
    await start()
    await entry({ name: 'hourly', interval: '1h', 'on-event': ':log info ("h " . [/system clock get time])' })
    await entry({ name: 'once', 'start-time': '13:30:00', 'on-event': ':log info "once"' })
    now += 3 * hour + 10
    expect(log()).toEqual(['h 13:00:00', 'once', 'h 14:00:00', 'h 15:00:00'])
    now += 40 * day
    expect(router.records('/system/scheduler')[0]).toMatchObject({ 'run-count': String(3 + 40 * 24) })
    expect(router.records('/system/scheduler')[1]).toMatchObject({ 'run-count': '1' })
  })

  test('a sweep over months of minutes is quick', async () => {
    await start()
    const sweep =
      ':foreach i in=[/ip hotspot user find where comment~"^exp="] do={ :local c [/ip hotspot user get $i name] }'
    for (const name of ['a', 'b', 'c']) await add('/ip/hotspot/user', { name, comment: 'exp=20270101' })
    await entry({ name: 'sweep', interval: '1m', 'on-event': sweep })
    now += 60 * day
    expect(router.records('/system/scheduler')).toMatchObject([{ 'run-count': String(60 * 24 * 60) }])
  })

  test.each([
    ['6.49.10', '12:30:00', 'feb/05 12:00:00', 'feb/05/2027 12:00:00'],
    ['7.9.2', '12:30:00', 'feb/05 12:00:00', 'feb/05/2027 12:00:00'],
    ['7.16', '12:30:00', '02-05 12:00:00', '2027-02-05 12:00:00'],
    ['7.24.5', '2026-01-31 12:30:00', '2026-02-05 12:00:00', '2027-02-05 12:00:00'],
  ])('%s shows the next run in its own shapes', async (version, today, thisYear, nextYear) => {
    await start({ version })
    await entry({ name: 'a', interval: '30m' })
    await entry({ name: 'b', interval: '5d' })
    await entry({ name: 'c', interval: '370d' })
    now += 1
    expect(router.records('/system/scheduler').map((item) => item['next-run'])).toEqual([today, thisYear, nextYear])
  })

  test.each([
    ['7.23', '1'],
    ['7.24', '0'],
    ['7.24.4', '0'],
    ['7.24.5', '1'],
  ])('%s runs an entry without start date and time: %s times', async (version, runs) => {
    await start({ version })
    now += 500
    await add('/system/scheduler', { name: 'plain', interval: '1h', 'on-event': ':nothing' })
    now += hour
    expect(router.records('/system/scheduler')).toMatchObject([{ 'run-count': runs }])
    await client.run('/system/scheduler/set', '=.id=plain', '=start-date=2026-01-31', '=start-time=12:00:00')
    now += hour
    expect(Number(router.records('/system/scheduler')[0]?.['run-count'])).toBe(Number(runs) + 1)
  })

  test.each([
    ['spring', Date.UTC(2026, 2, 28, 23), 23],
    ['autumn', Date.UTC(2026, 9, 24, 22), 25],
  ])(
    'the day the clocks change in %s has every one of its minutes, and noon stays noon',
    async (_, midnight, hours) => {
      now = midnight - day
      await start()
      await client.run('/system/clock/set', '=time-zone-name=Europe/Berlin')
      expect(await client.rows('/system/clock/print')).toMatchObject([{ time: '00:00:00' }])
      await entry({ name: 'noon', interval: '1d', 'on-event': ':log info [/system clock get time]' })
      now = midnight
      await entry({ name: 'sweep', interval: '1m', 'on-event': ':nothing' })
      now += hours * hour
      expect(router.records('/system/scheduler').map((item) => item['run-count'])).toEqual(['2', String(hours * 60)])
      expect(log()).toEqual(['12:00:00', '12:00:00'])
      expect(await client.rows('/system/clock/print')).toMatchObject([{ time: '00:00:00' }])
    },
  )

  test('a date, a time or a zone that is none is refused', async () => {
    await start()
    for (const word of ['=start-date=2026-02-30', '=start-date=soon', '=start-time=25:00:00', '=start-time=later']) {
      const [reply] = await client.run('/system/scheduler/add', '=name=x', word)
      expect(reply?.at(-1)).toMatch(/^=message=invalid value for argument start-/)
    }
    expect((await client.run('/system/clock/set', '=time-zone-name=Nowhere'))[0]?.[0]).toBe('!trap')
  })

  test('a script stops at what its policy does not allow, and says so in the log', async () => {
    await start()
    await entry({ name: 'weak', policy: 'read', 'start-time': '12:01:00', 'on-event': '/ip hotspot user add name=no' })
    now += minute
    expect(log()).toEqual(['script error: not enough permissions (9)'])
    expect(router.users()).toEqual([])
  })

  test('a script that cannot be read does nothing at all', async () => {
    await start()
    const source = '/ip hotspot user add name=no\n:timestamp'
    await entry({ name: 'bad', 'start-time': '12:01:00', 'on-event': source })
    now += minute
    expect(log()).toEqual(['script error: bad command name (line 2 column 1)'])
    expect(router.users()).toEqual([])
    await add('/system/script', { name: 's', source })
    const [trap] = await client.run('/system/script/run', '=number=s')
    expect(trap).toEqual(['!trap', '=category=3', '=message=bad command name (line 2 column 1)'])
  })
})

/** Expiry as sold: the first log-in makes an entry that ends the code when its time is over. */
const onLogin = `:local u $user
:if ([:len [/system scheduler find where name="exp-$u"]] = 0) do={
  :local d [/system clock get date]
  :local t [/system clock get time]
  /system scheduler add name="exp-$u" start-date=$d start-time=$t interval=28d policy=read,write,test \\
    on-event="/ip hotspot user disable [find where name=\\"$u\\"]; /ip hotspot active remove [find where user=\\"$u\\"]; /system scheduler remove [find where name=\\"exp-$u\\"]"
  /ip hotspot user set [find where name=$u] comment="exp=$[/system scheduler get [find where name="exp-$u"] next-run]"
}`

describe('on-login', () => {
  test.each(['6.49.10', '7.9.2', '7.10.2', '7.16.2', '7.18.2', '7.22.3', '7.24'])(
    '%s: a code ends 28 days after its first log-in, however often it came back',
    async (version) => {
      await start({ version })
      await client.run('/ip/hotspot/user/profile/set', '=.id=default', `=on-login=${onLogin}`, '=shared-users=2')
      await add('/ip/hotspot/user', { name: 'k7', password: 'p' })
      expect(router.login('k7', 'p', phone).ok).toBe(true)
      expect(log()).toEqual([])
      expect(comments()[0]).toMatch(/^exp=.*12:00:00$/)
      now += 27 * day
      expect(router.login('k7', 'p', '02:00:00:00:00:02').ok).toBe(true)
      expect(router.active()).toHaveLength(2)
      now += day - 1000
      expect(router.users()).toMatchObject([{ disabled: 'false' }])
      now += 1000
      expect(router.users()).toMatchObject([{ disabled: 'true' }])
      expect(router.active()).toEqual([])
      expect(router.records('/system/scheduler')).toEqual([])
      expect(log()).toEqual([])
    },
  )

  test('on-logout knows why and how much', async () => {
    await start()
    const script = ':log info "$user $"uptime-secs" $"bytes-total""'
    await client.run('/ip/hotspot/user/profile/set', '=.id=default', `=on-logout=${script}`)
    await add('/ip/hotspot/user', { name: 'k7', password: 'p', 'limit-uptime': '10m' })
    const result = router.login('k7', 'p', phone)
    router.transfer(result.ok ? result.sessionId : '', 100, 50)
    now += hour
    router.active()
    expect(log()).toEqual(['k7 600 150'])
  })
})

describe('power', () => {
  test('after a cut the clock is unset until NTP arrives, and what was due meanwhile is not made up for', async () => {
    await start()
    await entry({ name: 'hourly', interval: '1h', 'on-event': ':log info [/system clock get date]' })
    await add('/ip/hotspot/user', { name: 'k7', password: 'p' })
    router.login('k7', 'p', phone)
    now += 90 * minute
    await router.power.off()
    await client.closed
    await expect(openClient(router.port, login)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    now += 3 * day
    await router.power.on()
    expect(router.active()).toEqual([])
    client = await openClient(router.port, login)
    expect(await client.rows('/system/clock/print')).toMatchObject([{ date: '1970-01-02', time: '00:00:00' }])
    expect(await client.rows('/system/ntp/client/print')).toMatchObject([{ status: 'waiting' }])
    now += 2 * hour
    expect(log()).toEqual(['2026-01-31'])
    router.power.ntpArrives()
    expect(await client.rows('/system/clock/print')).toMatchObject([{ date: '2026-02-03', time: '15:30:00' }])
    expect(await client.rows('/system/ntp/client/print')).toMatchObject([{ status: 'synchronized' }])
    now += hour
    expect(log()).toEqual(['2026-01-31', '2026-02-03'])
  })

  test('a reboot counts the sessions, keeps the time, forgets globals and runs what is for startup', async () => {
    await start()
    await entry({
      name: 'boot',
      'start-time': 'startup',
      'on-event': ':global g; :log info "boot $[:typeof $g]"; :set g 1',
    })
    await entry({ name: 'later', 'start-time': 'startup', interval: '10m', 'on-event': ':log info later' })
    now += 4000
    expect(log()).toEqual(['boot nothing'])
    await add('/ip/hotspot/user', { name: 'k7', password: 'p' })
    router.login('k7', 'p', phone)
    now += 5 * minute
    router.power.reboot()
    expect(router.users()).toMatchObject([{ uptime: '5m' }])
    now += 4000
    expect(log()).toEqual(['boot nothing', 'boot nothing'])
    now += 10 * minute
    expect(log()).toEqual(['boot nothing', 'boot nothing', 'later'])
  })
})
