/** The menus of the VPN servers and their accounts, as data. */
import { targets } from '../arguments.ts'
import { remove } from '../editing.ts'
import type { Behaviour, Kind, Property } from '../menu.ts'
import { endPppSessionsOf, livePppSession } from '../ppp.ts'
import type { Item } from '../table.ts'
import { atLeast, type Version } from '../version.ts'

const text: Kind = { type: 'text' }
const shown: Property = { kind: text }
const profile: Kind = { type: 'reference', menu: '/ppp/profile' }
const name = (item: Item) => item.get('name') ?? ''
const byDefault = { kind: { type: 'choice', of: ['default', 'no', 'yes'] }, initial: 'default' } as const

const standard = {
  'bridge-learning': 'default',
  'change-tcp-mss': 'yes',
  'only-one': 'default',
  'use-compression': 'default',
  'use-encryption': 'default',
  'use-ipv6': 'yes',
  'use-mpls': 'default',
  'use-upnp': 'default',
  'address-list': '',
  'on-up': '',
  'on-down': '',
  default: 'true',
}

/** `/ppp/profile`; the two built in cannot be removed. */
export const pppProfile: Behaviour = {
  path: '/ppp/profile',
  properties: {
    name: { kind: text, required: true },
    // An address or a pool; a pool is shown by name.
    'local-address': shown,
    'remote-address': shown,
    'bridge-learning': byDefault,
    'change-tcp-mss': byDefault,
    'only-one': byDefault,
    'use-compression': byDefault,
    'use-upnp': byDefault,
    'address-list': { kind: text, initial: '' },
    'on-up': { kind: text, initial: '' },
    'on-down': { kind: text, initial: '' },
    default: { kind: { type: 'boolean' }, initial: 'no' },
  },
  // The text is not known from a router; that the name is taken is.
  unique: { key: name, message: 'failure: profile with the same name already exists' },
  keeps: (item) => (item.get('default') === 'true' ? 'failure: can not remove default entry' : undefined),
  builtIn: () => [
    { '.id': '*0', name: 'default', ...standard },
    { '.id': '*FFFFFFFE', name: 'default-encryption', ...standard, 'use-encryption': 'yes' },
  ],
}

/** `/ppp/secret`, the accounts */
export const pppSecret: Behaviour = {
  path: '/ppp/secret',
  properties: {
    name: { kind: text, required: true },
    service: { kind: { type: 'choice', of: 'any async l2tp ovpn pppoe pptp sstp'.split(' ') }, initial: 'any' },
    'caller-id': { kind: text, initial: '' },
    password: { kind: text, initial: '', sensitive: true },
    profile: { kind: profile, initial: 'default' },
    routes: { kind: text, initial: '' },
    'limit-bytes-in': { kind: { type: 'bytes' }, initial: '0' },
    'limit-bytes-out': { kind: { type: 'bytes' }, initial: '0' },
    'last-logged-out': shown,
    'last-caller-id': shown,
    'last-disconnect-reason': shown,
    disabled: { kind: { type: 'boolean' }, initial: 'no' },
  },
  unique: { key: name, message: 'failure: secret with the same name already exists' },
}

/** `/ppp/active`, the sessions */
export const pppActive: Behaviour = {
  path: '/ppp/active',
  properties: { name: shown, service: shown, 'caller-id': shown, address: shown, uptime: shown, 'session-id': shown },
  commands: { remove: { ...remove, run: (call) => endPppSessionsOf(call.state, targets(call)) } },
  live: livePppSession,
}

const defaults = {
  enabled: 'false',
  'max-mtu': '1450',
  'max-mru': '1450',
  mrru: 'disabled',
  'keepalive-timeout': '30',
  'default-profile': 'default-encryption',
}

function server(service: string, more: Readonly<Record<string, string>>): Behaviour {
  return {
    path: `/interface/${service}-server/server`,
    properties: { enabled: { kind: { type: 'boolean' } }, 'default-profile': { kind: profile } },
    builtIn: () => [{ ...defaults, ...more }],
  }
}

/** `/interface/pptp-server/server` */
export const pptp = server('pptp', { authentication: 'mschap1,mschap2' })

/** `/interface/l2tp-server/server` */
export const l2tp = server('l2tp', {
  authentication: 'pap,chap,mschap1,mschap2',
  'use-ipsec': 'no',
  'ipsec-secret': '',
  'caller-id-type': 'ip-address',
  'one-session-per-host': 'no',
  'allow-fast-path': 'no',
  'max-sessions': 'unlimited',
})

/** `/interface/sstp-server/server` */
export const sstp = server('sstp', {
  authentication: 'pap,chap,mschap1,mschap2',
  certificate: 'none',
  ciphers: 'aes256-sha,aes256-gcm-sha384',
  'default-profile': 'default',
  'keepalive-timeout': '60',
  'max-mtu': '1500',
  'max-mru': '1500',
  pfs: 'no',
  port: '443',
  'tls-version': 'any',
  'verify-client-certificate': 'no',
})

const openVpn = {
  certificate: 'none',
  'default-profile': 'default',
  'keepalive-timeout': '60',
  'max-mtu': '1500',
  mode: 'ip',
  netmask: '24',
  port: '1194',
  protocol: 'tcp',
  'redirect-gateway': 'disabled',
  'require-client-certificate': 'no',
  'tls-version': 'any',
}

/** What an OpenVPN server takes unless told otherwise; version 6 has fewer digests and other names for ciphers. */
const openVpnCryptography = (version: Version) =>
  atLeast(version, '7.0')
    ? { auth: 'sha1,md5,sha256,sha512', cipher: 'blowfish128,aes128-cbc' }
    : { auth: 'sha1,md5', cipher: 'blowfish128,aes128' }

/** `/interface/ovpn-server/server`: one record with `enabled` before 7.17, a list with `disabled` from then on. */
export const ovpn: Behaviour = {
  path: '/interface/ovpn-server/server',
  properties: {
    name: { kind: text, required: true },
    enabled: { kind: { type: 'boolean' } },
    'default-profile': { kind: profile, initial: 'default' },
    port: { kind: { type: 'integer', min: 1, max: 65_535 }, initial: '1194' },
    protocol: { kind: { type: 'choice', of: ['tcp', 'udp'] }, initial: 'tcp' },
    mode: { kind: { type: 'choice', of: ['ethernet', 'ip'] }, initial: 'ip' },
    certificate: { kind: text, initial: 'none' },
  },
  builtIn: (state) =>
    state.table('/interface/ovpn-server/server').menu.single
      ? [{ enabled: 'no', ...openVpn, ...openVpnCryptography(state.version) }]
      : [],
}
