import { describe, expect, it } from 'vitest'
import { DOCTOR_CASES as CASES, onVersion } from '../../../../tests/support/doctor-cases.ts'
import { but, butProfile, factsOf, type Sickness } from '../../../../tests/support/doctor-facts.ts'
import { CHECK_IDS, type CheckId, checkOf, SAYING_WORDS, type Saying, verdictOf } from '../../../core/router-checks.ts'
import { ProtocolError } from '../../routeros/errors.ts'
import { parseVersion } from '../../routeros/versions.ts'
import { loginScript, sweepScript } from '../expiry/scripts.ts'
import { sweepEntry } from '../expiry/sweep-entry.ts'
import { JUDGES } from './checks.ts'
import { NothingToSee } from './facts.ts'

/** Said where no session came about: see unseen.test.ts. */
const WITHOUT_LINK: readonly Saying[] = [
  'reach_there',
  'reach_no_name',
  'reach_no_answer',
  'reach_closed',
  'reach_other_program',
  'reach_hung_up',
  'login_refused',
  'login_without_api',
  'encryption_failed',
]

const judge = (check: CheckId, sickness: Sickness) => JUDGES[check](factsOf(sickness))

describe('each check', () => {
  it.each(CASES)('%s: %j', (says, sickness) => {
    expect(judge(checkOf(says), sickness).says).toBe(says)
  })

  it('is seen to say everything it can say', () => {
    const seen = new Set(CASES.map(([says]) => says))
    expect(SAYING_WORDS.filter((says) => !seen.has(says) && !WITHOUT_LINK.includes(says))).toEqual([])
  })

  it('finds nothing wrong with a healthy router', () => {
    const verdicts = CHECK_IDS.map((check) => [check, verdictOf(judge(check, {}).says)])
    expect(verdicts.filter(([, verdict]) => verdict !== 'ok' && verdict !== 'not_applicable')).toEqual([
      ['encryption', 'warn'],
    ])
  })

  it('has nothing to mend where nothing is wrong', () => {
    const healthy = CASES.filter(([says]) => verdictOf(says) === 'ok')
    expect(healthy.flatMap(([says, sickness]) => judge(checkOf(says), sickness).commands ?? [])).toEqual([])
  })
})

const started = { 'start-date': '2026-01-01', 'start-time': '00:00:00' }

describe('what mends', () => {
  const set = (path: string, attributes: Record<string, string>) => ({ path, attributes })
  it.each<[Saying, Sickness, ReturnType<typeof set>[]]>([
    [
      'zone_differs',
      but('clock', { 'time-zone-name': 'UTC' }),
      [set('/system/clock/set', { 'time-zone-autodetect': 'no', 'time-zone-name': 'Africa/Nairobi' })],
    ],
    [
      'ntp_off',
      but('ntp', { enabled: 'false', status: 'stopped' }),
      [set('/system/ntp/client/set', { enabled: 'yes' })],
    ],
    [
      'ntp_no_server',
      but('ntp', { servers: '', status: 'waiting' }),
      [set('/system/ntp/client/set', { enabled: 'yes', servers: 'pool.ntp.org,162.159.200.1' })],
    ],
    [
      'ntp_off',
      onVersion('6.49.21', { readings: { ntp: [{ enabled: 'false', 'primary-ntp': '0.0.0.0' }] } }),
      [set('/system/ntp/client/set', { enabled: 'yes', 'server-dns-names': 'pool.ntp.org' })],
    ],
    [
      'ntp_off',
      onVersion('6.49.21', { readings: { ntp: [{ enabled: 'false', 'primary-ntp': '0.0.0.0', status: 'stopped' }] } }),
      [set('/system/ntp/client/set', { enabled: 'yes', 'primary-ntp': '162.159.200.1' })],
    ],
    ['server_off', but('servers', { disabled: 'true' }), [set('/ip/hotspot/enable', { '.id': '*1' })]],
    [
      'addresses_unlimited',
      but('servers', { 'addresses-per-mac': 'unlimited' }),
      [set('/ip/hotspot/set', { '.id': '*1', 'addresses-per-mac': '2' })],
    ],
    [
      'methods_no_code',
      butProfile({ 'login-by': 'mac' }),
      [set('/ip/hotspot/profile/set', { '.id': '*1', 'login-by': 'mac,http-pap,cookie' })],
    ],
    [
      'methods_no_qr',
      butProfile({ 'login-by': 'cookie,http-chap' }),
      [set('/ip/hotspot/profile/set', { '.id': '*1', 'login-by': 'cookie,http-chap,http-pap' })],
    ],
    [
      'page_unnamed',
      butProfile({ 'dns-name': '' }),
      [set('/ip/hotspot/profile/set', { '.id': '*1', 'dns-name': 'wifi.example' })],
    ],
    // An address, or a name with a port, cannot be a hotspot's name.
    ['page_differs', { patient: { loginHost: '10.9.9.9' } }, []],
    ['page_differs', { patient: { loginHost: 'surf.example:8080' } }, []],
    [
      'profiles_missing',
      { readings: { userProfiles: [] } },
      [
        set('/ip/hotspot/user/profile/add', {
          name: 'teller-0123456789ab',
          'shared-users': '1',
          'rate-limit': '512k/2048k',
          'on-login': loginScript,
        }),
      ],
    ],
    [
      'profiles_changed',
      but('userProfiles', { 'shared-users': '5' }),
      [
        set('/ip/hotspot/user/profile/set', {
          '.id': '*7',
          'rate-limit': '512k/2048k',
          'shared-users': '1',
          'on-login': loginScript,
        }),
      ],
    ],
    [
      'sweep_off',
      but('sweep', { disabled: 'true' }),
      [set('/system/scheduler/set', { '.id': '*3', ...started, disabled: 'no' })],
    ],
    ['sweep_missing', { readings: { sweep: [] } }, [set('/system/scheduler/add', sweepEntry(parseVersion('7.24.5')))]],
    [
      'sweep_changed',
      but('sweep', { 'on-event': ':put nothing' }),
      [set('/system/scheduler/set', { '.id': '*3', ...started, 'on-event': sweepScript })],
    ],
    [
      'sweep_stopped',
      { sweepSeen: { runs: 1560, uptimeSeconds: 60 } },
      [set('/system/scheduler/set', { '.id': '*3', ...started })],
    ],
  ])('%s: %j', (says, sickness, commands) => {
    expect(judge(checkOf(says), sickness)).toMatchObject({ says, commands })
  })
})

it('nothing is offered that the device would refuse', () => {
  const forbidden = { ...but('deviceMode', { scheduler: 'false' }).readings, sweep: [] }
  expect(judge('sweep', { readings: forbidden })).toEqual({ says: 'sweep_missing' })
})

describe('a check that cannot be made', () => {
  it('passes on what its reading failed with, and another check does not mind', () => {
    const broken = new ProtocolError('unreadable')
    const facts = factsOf({ readings: { ntp: broken } })
    expect(() => JUDGES.ntp(facts)).toThrow(broken)
    expect(JUDGES.zone(facts).says).toBe('zone_same')
  })

  it.each<[CheckId, Sickness]>([
    ['version', but('resource', { version: 'no version' })],
    ['clock', but('clock', { 'gmt-offset': '' })],
    ['clock', { readings: { clock: [] } }],
    ['licence', { readings: { licence: [{ 'system-id': 'x' }] } }],
    ['storage', { readings: { resource: [{ version: '7.24.5' }] } }],
    ['memory', but('resource', { 'free-memory': 'plenty' })],
  ])('%s does not guess at %j', (check, sickness) => {
    expect(() => judge(check, sickness)).toThrow(ProtocolError)
  })

  it.each<CheckId>(['login_methods', 'login_page', 'addresses', 'radius', 'trial'])(
    '%s has nothing to look at without a hotspot',
    (check) => {
      expect(() => judge(check, but('servers', { disabled: 'true' }))).toThrow(new NothingToSee('no_server'))
    },
  )

  it('policies of a user that the router does not list are left open', () => {
    expect(() => judge('policies', { readings: { user: [] } })).toThrow(new NothingToSee('not_listed'))
  })
})
