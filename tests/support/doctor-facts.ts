/** Facts about a healthy router, and about one that differs from it, for judging without a router. */
import {
  Facts,
  type FactsOptions,
  type Failed,
  type Patient,
  type Reading,
} from '../../src/backend/provisioning/doctor/facts.ts'
import type { ReadingName } from '../../src/backend/provisioning/doctor/readings.ts'
import { sweepEntry } from '../../src/backend/provisioning/expiry/sweep-entry.ts'
import { profileAttributes } from '../../src/backend/provisioning/hotspot-profile.ts'
import type { Row } from '../../src/backend/routeros/command.ts'
import { parseVersion } from '../../src/backend/routeros/versions.ts'

/** This computer's time in all of them. */
export const NOW = Date.UTC(2026, 10, 25, 12, 0, 0)

const profile = { name: 'teller-0123456789ab', sharedUsers: 1, rateLimit: '512k/2048k' }

export const PATIENT: Patient = {
  routerId: '0199f3a1-7c2e-7b1a-9c3d-000000000001',
  host: '192.168.88.1',
  port: 8728,
  tls: false,
  username: 'teller',
  serial: null,
  loginHost: 'wifi.example',
  timeZone: 'Africa/Nairobi',
  profiles: [profile],
}

const HEALTHY: Readonly<Record<ReadingName, readonly Row[]>> = {
  identity: [{ name: 'Main' }],
  resource: [
    {
      version: '7.24.5 (stable)',
      'build-time': '2026-10-01 09:00:00',
      uptime: '1d2h',
      'architecture-name': 'arm',
      'board-name': 'hAP ac^2',
      'free-memory': '201326592',
      'total-memory': '268435456',
      'free-hdd-space': '4194304',
      'total-hdd-space': '16777216',
      'cpu-load': '3',
    },
  ],
  clock: [{ date: '2026-11-25', time: '15:00:00', 'time-zone-name': 'Africa/Nairobi', 'gmt-offset': '+03:00' }],
  ntp: [{ enabled: 'true', servers: '162.159.200.1', status: 'synchronized' }],
  board: [{ 'serial-number': 'HF80ABCDEF1' }],
  licence: [{ 'software-id': 'ABCD-EFGH', nlevel: '4', features: '' }],
  packages: [{ name: 'routeros', disabled: 'false' }],
  deviceMode: [{ mode: 'advanced', hotspot: 'true', scheduler: 'true', flagged: 'false' }],
  servers: [
    {
      '.id': '*1',
      name: 'hotspot1',
      profile: 'hsprof1',
      'addresses-per-mac': '2',
      invalid: 'false',
      disabled: 'false',
    },
  ],
  serverProfiles: [
    { '.id': '*0', name: 'default', 'login-by': 'trial', 'use-radius': 'true' },
    {
      '.id': '*1',
      name: 'hsprof1',
      'hotspot-address': '10.5.50.1',
      'dns-name': 'wifi.example',
      'login-by': 'cookie,http-chap,http-pap',
      'use-radius': 'false',
    },
  ],
  userProfiles: [{ '.id': '*7', name: profile.name, ...profileAttributes(profile) }],
  services: [
    { name: 'telnet', address: '', disabled: 'true' },
    { name: 'api', address: '192.168.88.0/24', disabled: 'false' },
    { name: 'winbox', address: '192.168.88.0/24', disabled: 'false' },
  ],
  groups: [{ name: 'teller', policy: 'read,write,test,sensitive,api,!policy,!ftp' }],
  user: [{ name: 'teller', group: 'teller', address: '' }],
  sweep: [
    {
      ...sweepEntry(parseVersion('7.24.5')),
      '.id': '*3',
      'run-count': '1560',
      disabled: 'false',
    },
  ],
  sessions: [],
}

export type Sickness = {
  /** Rows instead of the healthy ones; an error is what the reading failed with. */
  readonly readings?: Partial<Record<ReadingName, readonly Row[] | Error>>
  readonly patient?: Partial<Patient>
  readonly link?: FactsOptions['link']
  readonly sweepSeen?: FactsOptions['sweepSeen']
  readonly tookMs?: number
  /** How many are on the hotspot. */
  readonly sessions?: number
}

/** The facts of a router that differs from a healthy one in this. */
export function factsOf({ readings, patient, link, sweepSeen, tookMs = 10, sessions = 7 }: Sickness = {}): Facts {
  const all = Object.entries({ ...HEALTHY, ...readings }) as [ReadingName, readonly Row[] | Error][]
  const read = all.map(([name, rows]): [ReadingName, Reading | Failed] => {
    if (rows instanceof Error) return [name, { error: rows }]
    const reading: Reading = { rows, tookMs, at: NOW, ...(name === 'sessions' && { ret: String(sessions) }) }
    return [name, reading]
  })
  return new Facts({
    patient: { ...PATIENT, ...patient },
    link: link ?? { localAddress: '192.168.88.10' },
    readings: new Map(read),
    ...(sweepSeen && { sweepSeen }),
  })
}

/** A reading like the healthy router's, but for this in its first row. */
export function but(name: ReadingName, change: Row): Sickness {
  const [first = {}, ...rest] = HEALTHY[name]
  return { readings: { [name]: [{ ...first, ...change }, ...rest] } }
}

/** The same for the profile of the hotspot's server. */
export function butProfile(change: Row): Sickness {
  const [first = {}, used = {}] = HEALTHY.serverProfiles
  return { readings: { serverProfiles: [first, { ...used, ...change }] } }
}
