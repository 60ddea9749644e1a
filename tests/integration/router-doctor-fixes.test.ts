/** Fixes from the call to the router and back: what was shown is what is done, written down, and looked at again. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { hotspotProfile } from '../../src/backend/provisioning/grant.ts'
import { CallError } from '../../src/contract/client.ts'
import type { WireEvent } from '../../src/contract/wire.ts'
import type { CheckId, Saying } from '../../src/core/router-checks.ts'
import { openClinic } from '../support/clinic.ts'
import { TELLER } from '../support/sound-router.ts'

type Clinic = Awaited<ReturnType<typeof openClinic>>

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function clinic(...given: Parameters<typeof openClinic>): Promise<Clinic> {
  const opened = await openClinic(...given)
  cleanups.push(opened.close)
  return opened
}

const reasonOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof CallError ? error.detail.reason : error
}

type Sick = readonly [CheckId, Saying, path: string, attributes: Record<string, string>, commands: string[]]

const SICK: readonly Sick[] = [
  [
    'zone',
    'zone_differs',
    '/system/clock/set',
    { 'time-zone-name': 'UTC' },
    ['/system/clock/set time-zone-autodetect=no time-zone-name=Africa/Nairobi'],
  ],
  ['ntp', 'ntp_off', '/system/ntp/client/set', { enabled: 'no' }, ['/system/ntp/client/set enabled=yes']],
  ['server', 'server_off', '/ip/hotspot/disable', { '.id': 'hotspot1' }, ['/ip/hotspot/enable .id=*1']],
  [
    'addresses',
    'addresses_unlimited',
    '/ip/hotspot/set',
    { '.id': 'hotspot1', 'addresses-per-mac': 'unlimited' },
    ['/ip/hotspot/set .id=*1 addresses-per-mac=2'],
  ],
  [
    'login_methods',
    'methods_no_qr',
    '/ip/hotspot/profile/set',
    { '.id': 'default', 'login-by': 'http-chap' },
    ['/ip/hotspot/profile/set .id=*0 login-by=http-chap,http-pap,cookie'],
  ],
  [
    'login_page',
    'page_differs',
    '/ip/hotspot/profile/set',
    { '.id': 'default', 'dns-name': 'other.example' },
    ['/ip/hotspot/profile/set .id=*0 dns-name=wifi.example'],
  ],
]

describe.each(['6.49', '7.22'])('on RouterOS %s', (version) => {
  it.each(SICK)('%s is mended with what was shown, and well afterwards: %s', async (check, says, path, sick, shown) => {
    const at = await clinic({ version })
    await at.admin(path, sick)
    const finding = await at.finding(check)
    expect(finding).toMatchObject({ says, fix: { commands: shown } })
    const { refusal, examination } = await at.fix(check, finding.fix?.planHash ?? '')
    expect(refusal).toBeNull()
    expect(examination.findings.find((each) => each.check === check)).toMatchObject({ verdict: 'ok', fix: null })
    expect(await at.journal('router.fixed')).toMatchObject([
      {
        by: { name: 'Maria' },
        subject: { type: 'router', id: at.routerId, name: 'Main router' },
        data: { check, commands: shown, done: shown.length, refusal: null },
      },
    ])
  })
})

describe.each(['6.49', '7.9', '7.24'])('the task that ends codes, on RouterOS %s,', (version) => {
  it.each<[Saying, string, Record<string, string>]>([
    ['sweep_missing', '/system/scheduler/remove', {}],
    ['sweep_off', '/system/scheduler/disable', {}],
    ['sweep_changed', '/system/scheduler/set', { 'on-event': ':put nothing' }],
    ['sweep_powerless', '/system/scheduler/set', { policy: 'read' }],
  ])('is mended: %s', async (says, path, attributes) => {
    const at = await clinic({ version })
    await at.admin(path, { '.id': 'teller-sweep', ...attributes })
    const { says: said, fix } = await at.finding('sweep')
    expect(said).toBe(says)
    expect(fix?.commands).toHaveLength(1)
    const { refusal, examination } = await at.fix('sweep', fix?.planHash ?? '')
    expect(refusal).toBeNull()
    expect(examination.findings.find(({ check }) => check === 'sweep')?.verdict).toBe('ok')
  })
})

it('a router that knows nobody to ask for the time is told whom to ask', async () => {
  const at = await clinic({ version: '7.22' })
  await at.router.power.off()
  await at.router.power.on()
  at.router.become('/system/ntp/client', { servers: '' })
  const { says, fix } = await at.finding('ntp')
  expect(says).toBe('ntp_no_server')
  expect(fix?.commands).toEqual(['/system/ntp/client/set enabled=yes servers=pool.ntp.org,162.159.200.1'])
  const { examination } = await at.fix('ntp', fix?.planHash ?? '')
  expect(examination.findings.find(({ check }) => check === 'ntp')?.says).toBe('ntp_waiting')
  at.router.power.ntpArrives()
  expect((await at.finding('ntp')).says).toBe('ntp_synchronised')
})

it('a profile that was changed and one that is missing are put back', async () => {
  const at = await clinic()
  // The packages of the sample café limit nothing but the number of devices.
  const { name } = hotspotProfile({ sharedUsers: 1 })
  await expect.poll(async () => (await at.finding('profiles')).says).toBe('profiles_there')
  await at.admin('/ip/hotspot/user/profile/set', { '.id': name, 'shared-users': '9' })
  const changed = await at.finding('profiles')
  expect(changed.says).toBe('profiles_changed')
  await at.fix('profiles', changed.fix?.planHash ?? '')
  await at.admin('/ip/hotspot/user/profile/remove', { '.id': name })
  const missing = await at.finding('profiles')
  expect(missing.says).toBe('profiles_missing')
  await at.fix('profiles', missing.fix?.planHash ?? '')
  expect((await at.finding('profiles')).says).toBe('profiles_there')
})

describe('a fix is refused, and nothing is changed,', () => {
  const sick = { '.id': 'default', 'login-by': 'http-chap' }
  const loginBy = ({ router }: Clinic) => router.records('/ip/hotspot/profile')[0]?.['login-by']

  it('when the router was changed since it was shown', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    await at.admin('/ip/hotspot/profile/set', { ...sick, 'login-by': 'mac,http-chap' })
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('fix_changed')
    expect(loginBy(at)).toBe('mac,http-chap')
    expect(await at.journal('router.fixed')).toEqual([])
  })

  it('when somebody else mended it meanwhile', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    await at.fix('login_methods', fix?.planHash ?? '')
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('fix_changed')
  })

  it('for the plan of another check', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
    const { fix } = await at.finding('zone')
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('fix_changed')
    expect(loginBy(at)).toBe('http-chap')
  })

  it('when the router is away', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    await at.router.faults.goOffline()
    expect(await reasonOf(at.fix('login_methods', fix?.planHash ?? ''))).toBe('router_silent')
    expect(await at.journal('router.fixed')).toEqual([])
  })

  it('when whoever asked for it has signed out while the router was looked at', async () => {
    const at = await clinic()
    await at.admin('/ip/hotspot/profile/set', sick)
    const { fix } = await at.finding('login_methods')
    at.router.faults.latencyMs = 100
    const fixing = reasonOf(at.fix('login_methods', fix?.planHash ?? ''))
    await at.owner.client.session.signOut(undefined)
    expect(await fixing).toBe('sign_in_first')
    expect(loginBy(at)).toBe('http-chap')
  })
})

it('a command that the router does not take is told in its words, and how far it went is written down', async () => {
  const at = await clinic()
  await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
  await at.admin('/user/group/set', { '.id': 'teller', policy: '!write' })
  const { fix } = await at.finding('zone')
  const { refusal, examination } = await at.fix('zone', fix?.planHash ?? '')
  expect(refusal).toBe('not enough permissions (9)')
  expect(examination.findings.find(({ check }) => check === 'zone')?.says).toBe('zone_differs')
  expect(await at.journal('router.fixed')).toMatchObject([{ data: { done: 0, refusal } }])
})

it('a command whose answer never came counts as not done, and what became of it is looked at', async () => {
  const at = await clinic()
  await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
  const { fix } = await at.finding('zone')
  at.router.faults.cutBeforeReply('/system/clock/set')
  const { refusal, examination } = await at.fix('zone', fix?.planHash ?? '')
  expect(refusal).not.toBeNull()
  expect(examination.findings.find(({ check }) => check === 'zone')?.says).toBe('zone_same')
})

it('a task that is there and does not run is noticed at the second look', async () => {
  let now = Date.now()
  const at = await clinic({ clock: () => now })
  await at.admin('/system/scheduler/set', { '.id': 'teller-sweep', interval: '1m' })
  now += 120_000
  expect((await at.finding('sweep')).says).toBe('sweep_runs')
  at.router.become('/system/scheduler', { '.by-default': 'true' }, 'teller-sweep')
  now += 60_000
  expect((await at.finding('sweep')).says).toBe('sweep_runs')
  now += 120_000
  expect((await at.finding('sweep')).says).toBe('sweep_stopped')
})

describe('what is told', () => {
  it('holds no password, in no reply and no event, well or sick', async () => {
    const at = await clinic()
    const told: unknown[] = []
    at.backend.subscribe(at.owner.callerId, (event: WireEvent) => told.push(event))
    await at.admin('/system/clock/set', { 'time-zone-name': 'UTC' })
    const examination = await at.owner.client.doctor.examine({ routerId: at.routerId })
    const { fix } = examination.findings.find(({ check }) => check === 'zone') ?? {}
    told.push(examination, await at.fix('zone', fix?.planHash ?? ''))
    await at.admin('/user/set', { '.id': 'teller', password: 'changed' })
    told.push(await at.findings(), await at.journal('router.fixed'))
    expect(JSON.stringify(told)).toContain('login_refused')
    expect(JSON.stringify(told)).not.toContain(TELLER.password)
  })

  it('comes once to two who ask at the same time, and tells meanwhile what it does', async () => {
    const at = await clinic()
    const doing: unknown[] = []
    at.backend.subscribe(at.owner.callerId, ({ name, payload }) => name === 'doctor.progress' && doing.push(payload))
    const [one, other] = await Promise.all([at.findings(), at.findings()])
    expect(one).toEqual(other)
    expect(doing).toEqual([
      { routerId: at.routerId, doing: 'connecting', secondsLeft: null },
      { routerId: at.routerId, doing: 'asking', secondsLeft: null },
    ])
  })
})

it('a router that takes connections and never says a word is given up in time', async () => {
  const hole = createServer().listen(0, '127.0.0.1')
  await once(hole, 'listening')
  cleanups.push(() => hole.close())
  const { port } = hole.address() as { port: number }
  const at = await clinic({}, { port })
  const started = performance.now()
  const examination = await at.owner.client.doctor.examine({ routerId: at.routerId })
  expect(performance.now() - started).toBeLessThan(8_000)
  expect(examination.findings.find(({ check }) => check === 'reach')?.says).toBe('reach_no_answer')
  expect(examination.router).toBeNull()
})

describe('the canary', () => {
  it('is one at a time, can be called back, and is written down', async () => {
    const at = await clinic()
    const waiting = new Promise<void>((resolve) => {
      at.backend.subscribe(at.owner.callerId, ({ name, payload }) => {
        if (name === 'doctor.progress' && (payload as { doing: string }).doing === 'waiting') resolve()
      })
    })
    const { doctor } = at.owner.client
    const running = doctor.canary({ routerId: at.routerId })
    await waiting
    expect(await reasonOf(doctor.canary({ routerId: at.routerId }))).toBe('already_working')
    await doctor.stopCanary({ routerId: at.routerId })
    const { lines } = await running
    expect(lines.map(({ says }) => says)).toEqual(
      expect.arrayContaining(['record_kept', 'sweep_not_awaited', 'removed']),
    )
    expect(at.router.users()).toEqual([])
    expect(await at.journal('router.canary_run')).toMatchObject([{ data: { found: lines.map(({ says }) => says) } }])
  })

  it('is brought home before the counter closes', async () => {
    const at = await clinic()
    const there = new Promise<void>((resolve) => {
      const stop = at.router.onChange(({ menu, change }) => {
        if (menu !== '/ip/hotspot/user' || change !== 'add') return
        stop()
        resolve()
      })
    })
    const running = at.owner.client.doctor.canary({ routerId: at.routerId }).catch(() => undefined)
    await there
    await at.backend.close()
    await running
    expect(at.router.users()).toEqual([])
  })

  it('goes to no other router than the one that was set up', async () => {
    const at = await clinic()
    // The counter learns the number when it first talks to the router.
    await expect.poll(async () => (await at.finding('device')).says).toBe('device_same')
    await expect
      .poll(() => at.router.records('/user').find(({ name }) => name === 'teller')?.['last-logged-in'])
      .toBeDefined()
    at.router.become('/system/license', { 'system-id': 'ANOTHER' })
    await expect.poll(async () => (await at.finding('device')).says).toBe('device_differs')
    expect(await reasonOf(at.owner.client.doctor.canary({ routerId: at.routerId }))).toBe('other_router')
    expect(at.router.users()).toEqual([])
  })
})
