/** Examinations of practice routers of six versions, sound and sick in each way. */
import { afterEach, describe, expect, it } from 'vitest'
import {
  type Diagnosis,
  type Examined,
  examinedWithoutLink,
  examineOver,
} from '../../src/backend/provisioning/doctor/examine.ts'
import type { Patient } from '../../src/backend/provisioning/doctor/facts.ts'
import type { ConnectOptions } from '../../src/backend/routeros/connect.ts'
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { afterLogin, startScriptedRouter } from '../../src/backend/routeros/scripted-router.ts'
import type { CheckId, Saying, Unseen } from '../../src/core/router-checks.ts'
import { selfSigned } from '../../src/practice/router/certificate.ts'
import { type PracticeRouterOptions, startPracticeRouter } from '../../src/practice/router/practice-router.ts'
import { LOGIN_HOST, PROFILE, type SoundRouter, startSoundRouter, TELLER, TIME_ZONE } from '../support/sound-router.ts'

const VERSIONS = ['6.49', '7.9', '7.16', '7.18', '7.22', '7.24'] as const

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function sound(options: Partial<PracticeRouterOptions> = {}): Promise<SoundRouter> {
  const started = await startSoundRouter(options)
  cleanups.push(started.close)
  return started
}

type How = {
  readonly patient?: Partial<Patient>
  readonly connect?: Partial<ConnectOptions>
  readonly signal?: AbortSignal
  readonly clock?: () => number
}

/** Examines as the doctor does; a bug in a check fails the test. */
async function examine(port: number, how: How = {}): Promise<Examined> {
  const patient: Patient = {
    routerId: 'r',
    host: '127.0.0.1',
    port,
    tls: false,
    username: TELLER.username,
    serial: null,
    loginHost: LOGIN_HOST,
    timeZone: TIME_ZONE,
    profiles: [PROFILE],
    ...how.patient,
  }
  const { signal = new AbortController().signal, clock = Date.now } = how
  try {
    const connection = await connectRouter({ host: '127.0.0.1', port, ...TELLER, signal, ...how.connect })
    cleanups.push(() => connection.close())
    const reportBug = (_: CheckId, error: unknown) => {
      throw error
    }
    return await examineOver(connection, { patient, signal, clock, reportBug })
  } catch (error) {
    return examinedWithoutLink(patient, error)
  }
}

const saysOf = ({ diagnoses }: Examined) => Object.fromEntries(diagnoses.map(({ check, says }) => [check, says]))
const notWell = ({ diagnoses }: Examined) =>
  diagnoses.filter(({ verdict }) => verdict !== 'ok' && verdict !== 'not_applicable').map(({ says }) => says)

describe.each(VERSIONS)('RouterOS %s', (version) => {
  it('is well when it is set up well, but for what its version brings', async () => {
    const { router } = await sound({ version })
    const ofVersion = version === '7.24' ? ['version_scheduler'] : []
    const examined = await examine(router.port)
    expect(notWell(examined)).toEqual(['encryption_off', ...ofVersion, 'updates_hole'])
    expect(examined.router).toEqual({ identity: 'MikroTik', version: `${version} (stable)`, board: 'hAP ac^2' })
  })

  type Sick = (router: SoundRouter) => unknown
  const become = (menu: string, values: Record<string, string>, name?: string): Sick => {
    return ({ router }) => router.become(menu, values, name)
  }
  const run = (path: string, attributes: Record<string, string>): Sick => {
    return ({ admin }) => admin(path, attributes)
  }
  it.each<[Saying, Sick]>([
    ['policies_missing', run('/user/group/set', { '.id': 'teller', policy: '!write' })],
    ['policies_no_sensitive', run('/user/group/set', { '.id': 'teller', policy: '!sensitive' })],
    ['policies_admin', run('/user/set', { '.id': 'teller', group: 'full' })],
    ['policies_wide', run('/user/group/set', { '.id': 'teller', policy: 'ftp' })],
    ['zone_differs', run('/system/clock/set', { 'time-zone-name': 'Europe/Lisbon' })],
    ['ntp_off', run('/system/ntp/client/set', { enabled: 'no' })],
    ['server_off', run('/ip/hotspot/disable', { '.id': 'hotspot1' })],
    ['server_none', run('/ip/hotspot/remove', { '.id': 'hotspot1' })],
    ['server_invalid', become('/ip/hotspot', { invalid: 'true' })],
    ['methods_no_code', run('/ip/hotspot/profile/set', { '.id': 'default', 'login-by': 'mac' })],
    ['methods_no_qr', run('/ip/hotspot/profile/set', { '.id': 'default', 'login-by': 'cookie,http-chap' })],
    ['methods_no_cookie', run('/ip/hotspot/profile/set', { '.id': 'default', 'login-by': 'http-pap' })],
    ['page_differs', run('/ip/hotspot/profile/set', { '.id': 'default', 'dns-name': 'other.example' })],
    ['page_unnamed', run('/ip/hotspot/profile/set', { '.id': 'default', 'dns-name': '' })],
    ['addresses_unlimited', run('/ip/hotspot/set', { '.id': 'hotspot1', 'addresses-per-mac': 'unlimited' })],
    ['profiles_missing', run('/ip/hotspot/user/profile/remove', { '.id': PROFILE.name })],
    ['profiles_changed', run('/ip/hotspot/user/profile/set', { '.id': PROFILE.name, 'shared-users': '9' })],
    ['profiles_changed', run('/ip/hotspot/user/profile/set', { '.id': PROFILE.name, 'on-login': ':put other' })],
    ['profiles_changed', run('/ip/hotspot/user/profile/set', { '.id': PROFILE.name, 'rate-limit': '9M/9M' })],
    ['sweep_missing', run('/system/scheduler/remove', { '.id': 'teller-sweep' })],
    ['sweep_off', run('/system/scheduler/disable', { '.id': 'teller-sweep' })],
    ['sweep_foreign', run('/system/scheduler/set', { '.id': 'teller-sweep', comment: 'mine' })],
    ['sweep_changed', run('/system/scheduler/set', { '.id': 'teller-sweep', interval: '1h' })],
    ['sweep_powerless', run('/system/scheduler/set', { '.id': 'teller-sweep', policy: 'read' })],
    ['radius_on', run('/ip/hotspot/profile/set', { '.id': 'default', 'use-radius': 'yes' })],
    ['services_open', run('/ip/service/enable', { '.id': 'telnet' })],
    ['trial_on', run('/ip/hotspot/profile/set', { '.id': 'default', 'login-by': 'cookie,http-pap,trial' })],
    ['licence_single', become('/system/license', { level: '3' })],
    ['storage_low', become('/system/resource', { 'free-hdd-space': '900000' })],
    ['storage_full', become('/system/resource', { 'free-hdd-space': '9000' })],
    ['memory_low', become('/system/resource', { 'free-memory': '20000000' })],
    ['memory_full', become('/system/resource', { 'free-memory': '2000000' })],
    ['processor_busy', become('/system/resource', { 'cpu-load': '99' })],
  ])('is found out: %s', async (says, makeSick) => {
    const sick = await sound({ version })
    await makeSick(sick)
    expect(notWell(await examine(sick.router.port))).toContain(says)
  })

  it.each<[Saying, number]>([
    ['clock_nearly', 30_000],
    ['clock_computer_ahead', 3_600_000],
    ['clock_computer_behind', -3_600_000],
  ])('is not blamed for this computer’s clock: %s', async (says, aheadMs) => {
    const { router } = await sound({ version })
    expect(saysOf(await examine(router.port, { clock: () => Date.now() + aheadMs })).clock).toBe(says)
  })

  it('is found out when it woke up without the time', async () => {
    const { router } = await sound({ version })
    await router.power.off()
    await router.power.on()
    expect(saysOf(await examine(router.port))).toMatchObject({ clock: 'clock_unset', ntp: 'ntp_waiting' })
    router.power.ntpArrives()
    expect(saysOf(await examine(router.port))).toMatchObject({ clock: 'clock_right', ntp: 'ntp_synchronised' })
  })

  it('answers a user who may only read, and what that one may not see is left open or found out', async () => {
    const { router, admin } = await sound({ version })
    await admin('/user/group/set', { '.id': 'teller', policy: '!write,!test,!sensitive' })
    const examined = await examine(router.port)
    expect(saysOf(examined)).toMatchObject({
      policies: 'policies_missing',
      clock: 'clock_right',
      server: 'server_works',
    })
    await admin('/user/group/set', { '.id': 'teller', policy: '!read' })
    const verdicts = (await examine(router.port)).diagnoses.filter(({ says }) => says === 'not_permitted')
    expect(verdicts.length).toBeGreaterThan(20)
  })
})

describe('what only some routers have', () => {
  it.each<[string, Record<string, string>, Saying]>([
    ['7.22', { mode: 'basic', hotspot: 'false' }, 'device_mode_no_hotspot'],
    ['7.22', { mode: 'home', hotspot: 'false', scheduler: 'false' }, 'device_mode_no_hotspot'],
    ['7.16', { mode: 'home', hotspot: 'false', scheduler: 'false' }, 'device_mode_none'],
  ])('%s with %j', async (version, mode, says) => {
    const { router } = await sound({ version })
    router.become('/system/device-mode', mode)
    expect(saysOf(await examine(router.port)).device_mode).toBe(says)
  })

  it('a device that forbids tasks, one that was tampered with', async () => {
    const { router } = await sound({ version: '7.22' })
    router.become('/system/device-mode', { scheduler: 'false', flagged: 'true' })
    expect(saysOf(await examine(router.port))).toMatchObject({
      device_mode: 'device_mode_no_scheduler',
      tampering: 'tampering_found',
    })
  })

  it('a hotspot package that is off or missing, on version 6', async () => {
    const { router } = await sound({ version: '6.49' })
    router.become('/system/package', { disabled: 'true' }, 'hotspot')
    expect(saysOf(await examine(router.port)).package).toBe('package_off')
    router.become('/system/package', { name: 'ipv6' }, 'hotspot')
    expect(saysOf(await examine(router.port)).package).toBe('package_missing')
  })

  it('a small router without the hotspot package, from 7.20 on', async () => {
    const { router } = await sound({ version: '7.22' })
    router.become('/system/resource', { 'architecture-name': 'smips' })
    expect(saysOf(await examine(router.port)).package).toBe('package_missing')
  })

  it('places that are taken up to the licence’s limit', async () => {
    const { router, admin } = await sound({ version: '7.22', licenceLevel: 4 })
    await admin('/ip/hotspot/user/add', { name: 'many', profile: 'default' })
    await admin('/ip/hotspot/user/profile/set', { '.id': 'default', 'shared-users': 'unlimited' })
    const comeIn = (from: number, to: number) => {
      for (let device = from; device < to; device += 1) {
        router.login('many', '', `02:00:00:00:00:${device.toString(16).padStart(2, '0')}`)
      }
    }
    comeIn(0, 160)
    expect(saysOf(await examine(router.port)).licence).toBe('licence_tight')
    comeIn(160, 200)
    expect(saysOf(await examine(router.port)).licence).toBe('licence_full')
  })

  it('another device at a known address, to which nothing is offered', async () => {
    const { router, admin } = await sound()
    await admin('/ip/hotspot/disable', { '.id': 'hotspot1' })
    const examined = await examine(router.port, { patient: { serial: 'ANOTHER' } })
    expect(notWell(examined)).toEqual(expect.arrayContaining(['device_differs', 'server_off']))
    expect(examined.diagnoses.flatMap(({ commands }) => commands)).toEqual([])
  })
})

describe('encryption', () => {
  const fresh = selfSigned('router', Date.now())
  const old = selfSigned('router', Date.now() - 3_660 * 86_400_000)
  const ending = selfSigned('router', Date.now() - 3_640 * 86_400_000)

  it.each<[Saying, typeof fresh]>([
    ['encryption_good', fresh],
    ['encryption_ending', ending],
    ['encryption_ended', old],
  ])('%s', async (says, tls) => {
    const router = await startWithTls(tls)
    const trust = { trust: 'pin', fingerprint: router.tls?.fingerprint256 ?? '' } as const
    const examined = await examine(router.port, { patient: { tls: true }, connect: { tls: trust } })
    expect(saysOf(examined)).toMatchObject({ encryption: says, login: 'login_accepted' })
  })

  it('another certificate than the one that is trusted is told, and no password is sent', async () => {
    const router = await startWithTls(fresh)
    const trust = { trust: 'pin', fingerprint: '00'.repeat(32) } as const
    const examined = await examine(router.port, { patient: { tls: true }, connect: { tls: trust } })
    expect(saysOf(examined)).toMatchObject({ reach: 'reach_there', encryption: 'encryption_failed', login: 'no_link' })
    const text = examined.diagnoses.find(({ check }) => check === 'encryption')?.values.text
    expect(text).toContain(router.tls?.fingerprint256)
  })

  async function startWithTls(tls: typeof fresh) {
    const router = await startPracticeRouter({ ...TELLER, tls })
    cleanups.push(() => router.close())
    return router
  }
})

describe('a router that cannot be examined', () => {
  const open = ({ diagnoses }: Examined, says: Unseen): Diagnosis[] => diagnoses.filter((each) => each.says === says)

  it('refuses the password: everything else stays open', async () => {
    const { router } = await sound()
    const examined = await examine(router.port, { connect: { password: 'wrong' } })
    expect(saysOf(examined)).toMatchObject({ reach: 'reach_there', login: 'login_refused' })
    expect(open(examined, 'no_link')).toHaveLength(24)
  })

  it('lets our user in only from elsewhere: that looks like a wrong password to whoever asks', async () => {
    const { router, admin } = await sound()
    await admin('/user/set', { '.id': 'teller', address: '10.0.0.0/8' })
    expect(saysOf(await examine(router.port)).login).toBe('login_refused')
  })

  it('is off', async () => {
    const { router } = await sound()
    await router.faults.goOffline()
    expect(saysOf(await examine(router.port)).reach).toBe('reach_closed')
  })

  it('is no router', async () => {
    const printer = await startScriptedRouter(({ raw }) => raw(Uint8Array.of(0xff, 0x00, 0x13)))
    cleanups.push(() => printer.close())
    expect(saysOf(await examine(printer.port)).reach).toBe('reach_other_program')
  })

  it('hangs after the login: it ends within its time, and says what is not known', async () => {
    const silent = await startScriptedRouter(afterLogin(() => undefined))
    cleanups.push(() => silent.close())
    const started = performance.now()
    const examined = await examine(silent.port, { signal: AbortSignal.timeout(400) })
    expect(performance.now() - started).toBeLessThan(1_500)
    expect(open(examined, 'too_late').length).toBeGreaterThan(20)
    expect(saysOf(examined)).toMatchObject({ login: 'login_accepted', encryption: 'encryption_off' })
  })

  it('dies in the middle: what was read stands, the rest is open', async () => {
    const { router } = await sound()
    router.faults.cutBeforeReply('/system/license/print')
    const examined = await examine(router.port)
    expect(saysOf(examined)).toMatchObject({ reach: 'reach_quick', clock: 'clock_right', licence: 'no_link' })
  })

  it('answers one menu with nonsense: the session is over, and nothing is made up', async () => {
    const { router } = await sound()
    router.faults.garbage('/ip/service/print')
    const examined = await examine(router.port)
    expect(saysOf(examined)).toMatchObject({ clock: 'clock_right', services: 'unreadable' })
  })
})
