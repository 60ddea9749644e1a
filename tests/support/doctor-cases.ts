/** Every saying of every check, each with a router that makes the check say it. */
import { POLICY } from '../../src/backend/provisioning/onboarding/new-login.ts'
import { RouterTrap } from '../../src/backend/routeros/errors.ts'
import type { Saying } from '../../src/core/router-checks.ts'
import { but, butProfile, NOW, type Sickness } from './doctor-facts.ts'

const DAY_MS = 86_400_000
export const onVersion = (version: string, more: Sickness = {}): Sickness => ({
  ...but('resource', { version }),
  ...more,
  readings: { ...but('resource', { version }).readings, ...more.readings },
})
const clockAt = (date: string, time: string) => but('clock', { date, time })
const policies = (policy: string) => but('groups', { policy })
const licence = (row: Record<string, string>, sessions = 7): Sickness => ({ readings: { licence: [row] }, sessions })
const services = (...rows: Record<string, string>[]): Sickness => ({ readings: { services: rows } })

export const DOCTOR_CASES: readonly (readonly [Saying, Sickness])[] = [
  ['reach_quick', {}],
  ['reach_slow', { tookMs: 900 }],

  ['device_same', {}],
  ['device_same', { patient: { serial: 'HF80ABCDEF1' } }],
  ['device_same', { readings: { board: new RouterTrap('/x', [{ message: 'no such command prefix' }]) } }],
  ['device_differs', { patient: { serial: 'OTHER' } }],
  ['device_untold', { readings: { board: [{ routerboard: 'false' }], licence: [{ nlevel: '4' }] } }],

  ['login_accepted', {}],

  ['policies_exact', {}],
  ['policies_exact', policies('read,write,test,sensitive,api,reboot')],
  ['policies_exact', policies(POLICY)],
  ['policies_missing', policies('read,test,sensitive,api,!write')],
  ['policies_no_sensitive', policies('read,write,test,api')],
  ['policies_admin', policies('read,write,test,sensitive,api,policy,ftp')],
  ['policies_wide', policies('read,write,test,sensitive,api,ftp')],

  ['encryption_off', {}],
  ['encryption_good', { patient: { tls: true }, link: { certificateEndsAt: NOW + 400 * DAY_MS } }],
  ['encryption_ending', { patient: { tls: true }, link: { certificateEndsAt: NOW + 29 * DAY_MS } }],
  ['encryption_ended', { patient: { tls: true }, link: { certificateEndsAt: NOW - DAY_MS } }],

  ['access_listed', {}],
  ['access_any', services({ name: 'api', address: '' })],
  ['access_listed', services({ name: 'api', address: '10.0.0.0/8,192.168.88.10' })],
  ['access_listed', { ...services({ name: 'api', address: 'fd00::/8' }), link: { localAddress: 'fd00::5' } }],
  ['access_listed', { link: { localAddress: '::ffff:192.168.88.10' } }],
  ['access_not_listed', services({ name: 'api', address: '10.0.0.0/8' })],
  ['access_not_listed', services({ name: 'api', address: 'nonsense' })],
  ['access_not_listed', but('user', { address: '10.0.0.0/8' })],
  ['access_any', services({ name: 'api-ssl', address: '10.0.0.0/8' }, { name: 'api', address: '' })],
  ['access_not_listed', { ...services({ name: 'api-ssl', address: '10.0.0.0/8' }), patient: { tls: true } }],

  ['version_known', {}],
  ['version_known', onVersion('7.9 (stable)')],
  ['version_known', onVersion('6.49.21 (long-term)')],
  ['version_preview', onVersion('7.25beta3 (development)')],
  ['version_scheduler', onVersion('7.24.4 (stable)')],
  ['version_old', onVersion('6.48.6')],
  ['version_too_old', onVersion('6.42.12')],

  ['clock_right', {}],
  ['clock_right', clockAt('2026-11-25', '14:59:55')],
  ['clock_right', but('clock', { date: 'nov/25/2026', time: '09:00:00', 'gmt-offset': '-03:00' })],
  ['clock_nearly', clockAt('2026-11-25', '14:59:20')],
  ['clock_unset', clockAt('1970-01-02', '03:00:40')],
  ['clock_computer_ahead', clockAt('2026-11-25', '14:00:00')],
  ['clock_computer_behind', clockAt('2026-11-25', '16:00:00')],
  ['clock_router_behind', unsynchronised(clockAt('2026-11-25', '14:00:00'))],
  ['clock_router_ahead', unsynchronised(clockAt('2026-11-26', '15:00:00'))],
  [
    // This computer's own clock stands before the router's software was made.
    'clock_computer_behind',
    unsynchronised(withBuildTime(clockAt('2027-11-25', '15:00:00'), '2027-06-01 09:00:00')),
  ],

  ['zone_same', {}],
  ['zone_alike', but('clock', { 'time-zone-name': 'Africa/Kampala' })],
  ['zone_differs', but('clock', { 'time-zone-name': 'UTC' })],
  ['zone_differs', but('clock', { 'time-zone-name': 'manual' })],
  // The same today, another in summer.
  ['zone_differs', { ...but('clock', { 'time-zone-name': 'Europe/Lisbon' }), patient: { timeZone: 'Africa/Abidjan' } }],

  ['ntp_synchronised', {}],
  ['ntp_waiting', but('ntp', { status: 'waiting' })],
  [
    'ntp_waiting',
    { readings: { ntp: [{ enabled: 'true', servers: '', 'dynamic-servers': '10.0.0.1', status: 'waiting' }] } },
  ],
  ['ntp_no_server', but('ntp', { status: 'waiting', servers: '' })],
  ['ntp_off', but('ntp', { enabled: 'false', status: 'stopped' })],
  [
    'ntp_synchronised',
    onVersion('6.49.21', {
      readings: { ntp: [{ enabled: 'true', 'primary-ntp': '10.0.0.1', 'last-update-from': '10.0.0.1' }] },
    }),
  ],
  [
    'ntp_waiting',
    onVersion('6.49.21', { readings: { ntp: [{ enabled: 'true', 'server-dns-names': 'pool.ntp.org' }] } }),
  ],
  [
    'ntp_no_server',
    onVersion('6.49.21', {
      readings: { ntp: [{ enabled: 'yes', 'primary-ntp': '0.0.0.0', 'secondary-ntp': '0.0.0.0' }] },
    }),
  ],

  ['package_built_in', {}],
  ['package_there', onVersion('6.49.21', { readings: { packages: [{ name: 'hotspot', disabled: 'false' }] } })],
  ['package_off', onVersion('6.49.21', { readings: { packages: [{ name: 'hotspot', disabled: 'true' }] } })],
  ['package_missing', onVersion('6.49.21')],
  ['package_missing', but('resource', { 'architecture-name': 'smips' })],
  [
    'package_missing',
    { readings: { ...but('resource', { 'architecture-name': 'smips' }).readings, packages: [available('hotspot')] } },
  ],
  ['package_built_in', onVersion('7.19 (stable)', but('resource', { version: '7.19', 'architecture-name': 'smips' }))],

  ['device_mode_free', {}],
  ['device_mode_no_hotspot', but('deviceMode', { mode: 'home', hotspot: 'false', scheduler: 'false' })],
  ['device_mode_no_scheduler', but('deviceMode', { scheduler: 'no' })],
  ['device_mode_none', onVersion('7.16')],

  ['server_works', {}],
  ['server_none', { readings: { servers: [] } }],
  ['server_off', but('servers', { disabled: 'true' })],
  ['server_invalid', but('servers', { invalid: 'true' })],

  ['methods_right', {}],
  ['methods_right', { ...butProfile({ 'login-by': 'https,cookie' }), patient: { loginHost: '' } }],
  ['methods_no_code', butProfile({ 'login-by': 'mac,cookie' })],
  ['methods_no_code', { ...butProfile({ 'login-by': 'mac-cookie' }), patient: { loginHost: '' } }],
  ['methods_no_qr', butProfile({ 'login-by': 'cookie,http-chap' })],
  ['methods_no_cookie', butProfile({ 'login-by': 'http-pap' })],

  ['page_same', {}],
  ['page_same', { patient: { loginHost: 'WiFi.example:8080' } }],
  ['page_by_address', { patient: { loginHost: '10.5.50.1' } }],
  ['page_differs', { patient: { loginHost: 'surf.example' } }],
  ['page_unnamed', butProfile({ 'dns-name': '' })],
  ['page_not_printed', { patient: { loginHost: '' } }],

  ['addresses_limited', {}],
  ['addresses_unlimited', but('servers', { 'addresses-per-mac': 'unlimited' })],

  ['profiles_there', {}],
  ['profiles_there', but('userProfiles', { 'rate-limit': '512000/2048000' })],
  ['profiles_missing', { readings: { userProfiles: [{ name: 'default' }] } }],
  ['profiles_changed', but('userProfiles', { 'on-login': '' })],
  ['profiles_changed', but('userProfiles', { 'shared-users': '5' })],
  ['profiles_changed', but('userProfiles', { 'rate-limit': '10M/10M' })],
  ['profiles_none', { patient: { profiles: [] } }],

  ['sweep_runs', {}],
  ['sweep_new', but('sweep', { 'run-count': '0' })],
  ['sweep_missing', { readings: { sweep: [] } }],
  ['sweep_off', but('sweep', { disabled: 'true' })],
  ['sweep_foreign', but('sweep', { comment: 'mine' })],
  ['sweep_powerless', but('sweep', { policy: 'read,test' })],
  ['sweep_changed', but('sweep', { interval: '1h' })],
  ['sweep_changed', but('sweep', { 'on-event': ':put nothing' })],
  ['sweep_stopped', { sweepSeen: { runs: 1560, uptimeSeconds: 93_000 } }],
  ['sweep_runs', { sweepSeen: { runs: 1560, uptimeSeconds: 93_500 } }],
  ['sweep_runs', { sweepSeen: { runs: 1500, uptimeSeconds: 60 } }],
  // It restarted since, and counts on.
  ['sweep_runs', { sweepSeen: { runs: 1560, uptimeSeconds: 900_000 } }],

  ['radius_off', {}],
  ['radius_on', butProfile({ 'use-radius': 'true' })],

  ['updates_fine', {}],
  ['updates_fine', onVersion('6.49.21')],
  ['updates_fine', onVersion('7.23.6 (long-term)')],
  ['updates_hole', onVersion('6.49.20')],
  ['updates_hole', onVersion('7.9')],
  ['updates_hole', onVersion('7.23.5')],
  ['updates_hole', onVersion('7.24.2')],

  ['tampering_none', {}],
  ['tampering_found', but('deviceMode', { flagged: 'yes' })],
  ['tampering_untold', onVersion('7.16')],
  ['tampering_untold', { readings: { deviceMode: [{ mode: 'advanced' }] } }],

  ['services_limited', {}],
  ['services_limited', services({ name: 'api', address: '', disabled: 'false', dynamic: 'true' })],
  ['services_limited', services({ name: 'api-ssl', address: '', disabled: 'false' })],
  ['services_open', services({ name: 'telnet', address: '', disabled: 'false' })],

  ['trial_off', {}],
  ['trial_on', butProfile({ 'login-by': 'cookie,http-pap,trial' })],

  ['licence_room', {}],
  ['licence_tight', { sessions: 160 }],
  ['licence_full', { sessions: 200 }],
  ['licence_room', licence({ nlevel: '5' }, 200)],
  ['licence_single', licence({ nlevel: '3' })],
  ['licence_none', licence({ nlevel: '0' })],
  ['licence_unlimited', licence({ nlevel: '6' })],
  ['licence_unlimited', licence({ 'system-id': 'x', level: 'p1', 'limited-upgrades': 'false' })],
  ['licence_slow', licence({ 'system-id': 'x', level: 'free' })],
  ['licence_ended', licence({ 'system-id': 'x', level: 'p1', 'limited-upgrades': 'true' })],

  ['storage_room', {}],
  ['storage_low', but('resource', { 'free-hdd-space': '1000000' })],
  ['storage_full', but('resource', { 'free-hdd-space': '100000' })],

  ['memory_room', {}],
  ['memory_low', but('resource', { 'free-memory': '20000000' })],
  ['memory_full', but('resource', { 'free-memory': '9000000' })],

  ['processor_calm', {}],
  ['processor_busy', but('resource', { 'cpu-load': '97' })],
]

function unsynchronised(sickness: Sickness): Sickness {
  return { ...sickness, readings: { ...sickness.readings, ...but('ntp', { status: 'waiting' }).readings } }
}

function withBuildTime(sickness: Sickness, time: string): Sickness {
  return { ...sickness, readings: { ...sickness.readings, ...but('resource', { 'build-time': time }).readings } }
}

function available(name: string) {
  return { name, available: 'true', disabled: 'false' }
}
