/** The menus of the hotspot as data: servers, users, profiles, and who is on it now. */

import { targets } from '../arguments.ts'
import { remove } from '../editing.ts'
import { endSessionsOf, liveCookie, liveHost, liveSession, liveUser, loginCommand } from '../hotspot.ts'
import type { Behaviour, Call, Kind, Outcome, Property } from '../menu.ts'
import type { Item } from '../table.ts'

const text: Kind = { type: 'text' }
const boolean: Kind = { type: 'boolean' }
const bytes: Kind = { type: 'bytes' }
const duration: Kind = { type: 'duration' }
const durationOrNone: Kind = { type: 'duration', words: ['none'] }
const counter: Property = { kind: text, initial: '0' }
const shown: Property = { kind: text }

const counters = { 'bytes-in': counter, 'bytes-out': counter, 'packets-in': counter, 'packets-out': counter }

/** `/ip/pool` */
export const pool: Behaviour = {
  path: '/ip/pool',
  properties: {
    name: { kind: text, required: true },
    ranges: { kind: text, required: true },
    'next-pool': { kind: { type: 'reference', menu: '/ip/pool', words: ['none'] } },
    comment: { kind: text },
  },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: pool with such name exists' },
  builtIn: () => [{ '.id': '*1', name: 'hs-pool-1', ranges: '10.5.50.2-10.5.50.254' }],
}

/** `/ip/hotspot/profile` */
export const serverProfile: Behaviour = {
  path: '/ip/hotspot/profile',
  properties: {
    default: shown,
    name: { kind: text, required: true },
    'hotspot-address': { kind: { type: 'address' }, initial: '0.0.0.0' },
    'dns-name': { kind: text, initial: '' },
    'html-directory': { kind: text, initial: 'hotspot' },
    'html-directory-override': { kind: text, initial: '' },
    'rate-limit': { kind: text },
    'http-proxy': { kind: text, initial: '0.0.0.0:0' },
    'smtp-server': { kind: { type: 'address' }, initial: '0.0.0.0' },
    'login-by': {
      kind: { type: 'choices', of: ['mac', 'cookie', 'http-chap', 'https', 'http-pap', 'trial', 'mac-cookie'] },
      initial: 'cookie,http-chap',
    },
    'http-cookie-lifetime': { kind: duration, initial: '3d' },
    'install-hotspot-queue': { kind: boolean, initial: 'no' },
    'mac-auth-mode': { kind: { type: 'choice', of: ['mac-as-username', 'mac-as-username-and-password'] } },
    'mac-auth-password': { kind: text, sensitive: true },
    'ssl-certificate': { kind: text },
    'split-user-domain': { kind: boolean, initial: 'no' },
    'trial-uptime-limit': { kind: duration },
    'trial-uptime-reset': { kind: duration },
    'trial-user-profile': { kind: { type: 'reference', menu: '/ip/hotspot/user/profile' } },
    'use-radius': { kind: boolean, initial: 'no' },
    'nas-port-type': { kind: { type: 'choice', of: ['cable', 'ethernet', 'wireless-802.11'] } },
    'radius-accounting': { kind: boolean },
    'radius-default-domain': { kind: text },
    'radius-interim-update': { kind: { type: 'duration', words: ['received'] } },
    'radius-location-id': { kind: text },
    'radius-location-name': { kind: text },
    'radius-mac-format': { kind: text },
  },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: profile with the same name already exists' },
  builtIn: () => [
    {
      '.id': '*0',
      default: 'true',
      name: 'default',
      'hotspot-address': '10.5.50.1',
      'dns-name': '',
      'html-directory': 'hotspot',
      'html-directory-override': '',
      'http-proxy': '0.0.0.0:0',
      'smtp-server': '0.0.0.0',
      'login-by': 'cookie,http-chap',
      'http-cookie-lifetime': '3d',
      'install-hotspot-queue': 'no',
      'split-user-domain': 'no',
      'use-radius': 'no',
    },
  ],
  keeps: keepDefault,
}

/** `/ip/hotspot`, the servers */
export const server: Behaviour = {
  path: '/ip/hotspot',
  properties: {
    name: { kind: text, initial: 'server1' },
    interface: { kind: text, required: true },
    'address-pool': { kind: { type: 'reference', menu: '/ip/pool', words: ['none'] }, initial: 'none' },
    profile: { kind: { type: 'reference', menu: '/ip/hotspot/profile' }, initial: 'default' },
    'idle-timeout': { kind: durationOrNone, initial: '5m' },
    'keepalive-timeout': { kind: durationOrNone, initial: 'none' },
    'login-timeout': { kind: durationOrNone, initial: 'none' },
    'addresses-per-mac': { kind: { type: 'integer', min: 1, max: 1000, words: ['unlimited'] }, initial: '2' },
    'proxy-status': { kind: text, initial: 'running' },
    invalid: { kind: boolean, initial: 'no' },
    HTTPS: { kind: boolean, initial: 'no' },
    disabled: { kind: boolean, initial: 'no' },
  },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: already have such entry' },
  builtIn: () => [
    {
      '.id': '*1',
      name: 'hotspot1',
      interface: 'bridge',
      'address-pool': 'hs-pool-1',
      profile: 'default',
      'idle-timeout': '5m',
      'keepalive-timeout': 'none',
      'login-timeout': 'none',
      'addresses-per-mac': '2',
      'proxy-status': 'running',
      invalid: 'no',
      HTTPS: 'no',
      disabled: 'no',
    },
  ],
}

/** `/ip/hotspot/user` */
export const user: Behaviour = {
  path: '/ip/hotspot/user',
  properties: {
    server: { kind: { type: 'reference', menu: '/ip/hotspot', words: ['all'] } },
    name: { kind: text, initial: '' },
    password: { kind: text, sensitive: true },
    address: { kind: { type: 'address' } },
    'mac-address': { kind: { type: 'mac' } },
    profile: { kind: { type: 'reference', menu: '/ip/hotspot/user/profile' }, initial: 'default' },
    routes: { kind: text },
    email: { kind: text },
    'totp-secret': { kind: text, sensitive: true },
    'otp-secret': { kind: text, sensitive: true },
    'limit-uptime': { kind: duration },
    'limit-bytes-in': { kind: bytes },
    'limit-bytes-out': { kind: bytes },
    'limit-bytes-total': { kind: bytes },
    uptime: { kind: duration, initial: '0s' },
    ...counters,
    dynamic: { kind: boolean, initial: 'no' },
    default: { kind: boolean },
    disabled: { kind: boolean, initial: 'no' },
    comment: { kind: text },
  },
  commands: {
    'reset-counters': { needs: ['write'], run: resetCounters },
  },
  unique: {
    key: (item) => JSON.stringify([item.get('server') ?? 'all', item.get('name')]),
    message: 'failure: already have user with this name for this server',
  },
  builtIn: () => [
    {
      '.id': '*0',
      name: 'default-trial',
      uptime: '0s',
      'bytes-in': '0',
      'bytes-out': '0',
      'packets-in': '0',
      'packets-out': '0',
      dynamic: 'no',
      default: 'yes',
      disabled: 'no',
      comment: 'counters and limits for trial users',
    },
  ],
  keeps: keepDefault,
  live: liveUser,
}

/** `/ip/hotspot/user/profile` */
export const userProfile: Behaviour = {
  path: '/ip/hotspot/user/profile',
  properties: {
    name: { kind: text, required: true },
    'address-pool': { kind: { type: 'reference', menu: '/ip/pool', words: ['none'] } },
    'session-timeout': { kind: duration },
    'idle-timeout': { kind: durationOrNone, initial: 'none' },
    'keepalive-timeout': { kind: durationOrNone, initial: '2m' },
    'status-autorefresh': { kind: durationOrNone, initial: '1m' },
    'shared-users': { kind: { type: 'integer', min: 1, max: 4_294_967_295, words: ['unlimited'] }, initial: '1' },
    'add-mac-cookie': { kind: boolean, initial: 'yes' },
    'mac-cookie-timeout': { kind: duration, initial: '3d' },
    'rate-limit': { kind: text },
    'address-list': { kind: text, initial: '' },
    'incoming-filter': { kind: text },
    'incoming-packet-mark': { kind: text },
    'outgoing-filter': { kind: text },
    'outgoing-packet-mark': { kind: text },
    'insert-queue-before': { kind: text },
    'parent-queue': { kind: text },
    'queue-type': { kind: text },
    'open-status-page': { kind: { type: 'choice', of: ['always', 'http-login'] }, initial: 'always' },
    'on-login': { kind: text },
    'on-logout': { kind: text },
    advertise: { kind: boolean },
    'advertise-interval': { kind: text },
    'advertise-timeout': { kind: { type: 'duration', words: ['immediately', 'never'] } },
    'advertise-url': { kind: text },
    'transparent-proxy': { kind: boolean, initial: 'no' },
    default: { kind: boolean },
  },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: profile with the same name already exists' },
  builtIn: () => [
    {
      '.id': '*0',
      name: 'default',
      'idle-timeout': 'none',
      'keepalive-timeout': '2m',
      'status-autorefresh': '1m',
      'shared-users': '1',
      'add-mac-cookie': 'yes',
      'mac-cookie-timeout': '3d',
      'address-list': '',
      'open-status-page': 'always',
      'transparent-proxy': 'no',
      default: 'yes',
    },
  ],
  keeps: keepDefault,
}

/** `/ip/hotspot/active`, the sessions */
export const active: Behaviour = {
  path: '/ip/hotspot/active',
  properties: {
    server: {
      kind: {
        type: 'reference',
        menu: '/ip/hotspot',
      },
    },
    user: shown,
    domain: shown,
    address: shown,
    'mac-address': shown,
    'login-by': shown,
    uptime: { kind: duration },
    'session-time-left': shown,
    'idle-time': shown,
    'keepalive-timeout': shown,
    ...counters,
    'limit-bytes-in': shown,
    'limit-bytes-out': shown,
    'limit-bytes-total': shown,
    radius: shown,
    comment: shown,
  },
  commands: {
    login: {
      needs: ['write'],
      run: loginCommand,
    },
    remove: { ...remove, run: (call) => endSessionsOf(call, targets(call)) },
  },
  live: liveSession,
}

/** `/ip/hotspot/host`, every device seen */
export const host: Behaviour = {
  path: '/ip/hotspot/host',
  properties: {
    'mac-address': shown,
    address: shown,
    'to-address': shown,
    server: {
      kind: {
        type: 'reference',
        menu: '/ip/hotspot',
      },
    },
    uptime: { kind: duration },
    'idle-time': shown,
    'keepalive-timeout': shown,
    ...counters,
    'found-by': shown,
    DHCP: shown,
    authorized: shown,
    bypassed: shown,
  },
  commands: {
    remove: { ...remove, run: removeHosts },
  },
  live: liveHost,
}

/** `/ip/hotspot/cookie`, who may come back without a password */
export const cookie: Behaviour = {
  path: '/ip/hotspot/cookie',
  properties: { user: shown, domain: shown, 'mac-address': shown, 'expires-in': shown, 'mac-cookie': shown },
  live: liveCookie,
}

function keepDefault(item: Item): string | undefined {
  // The router's own wording is not known; the refusal is.
  return item.get('default') === 'true' ? 'failure: can not remove default entry' : undefined
}

function resetCounters(call: Call): Outcome {
  const zero = new Map([['uptime', '0s'], ...Object.keys(counters).map((name) => [name, '0'] as const)])
  for (const item of targets(call)) call.table.set(item.get('.id') ?? '', zero)
  return {}
}

function removeHosts(call: Call): Outcome {
  const hosts = targets(call)
  const macs = new Set(hosts.map((item) => item.get('mac-address')))
  const sessions = call.state.table(active.path).items()
  endSessionsOf(
    call,
    sessions.filter((session) => macs.has(session.get('mac-address'))),
  )
  for (const item of hosts) call.table.remove(item.get('.id') ?? '')
  return {}
}
