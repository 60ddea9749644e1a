/** The menus about what this device may do, as data: device-mode, licence, time from the network, interfaces. */
import type { Behaviour, Kind } from '../menu.ts'
import { liveInterface, monitorTraffic } from '../traffic.ts'

const text: Kind = { type: 'text' }
const boolean: Kind = { type: 'boolean' }

/** `/system/device-mode`: home routers may not run a hotspot or a scheduler, basic ones no hotspot. */
export const deviceMode: Behaviour = {
  path: '/system/device-mode',
  properties: {
    mode: { kind: text },
    hotspot: { kind: boolean },
    scheduler: { kind: boolean },
    flagged: { kind: boolean },
  },
  builtIn: ({ options }) => [
    {
      mode: options.deviceMode,
      hotspot: options.deviceMode === 'advanced' ? 'yes' : 'no',
      scheduler: options.deviceMode === 'home' ? 'no' : 'yes',
      flagged: 'no',
    },
  ],
}

/** `/system/license` */
export const licence: Behaviour = {
  path: '/system/license',
  builtIn: ({ options }) => [{ 'system-id': options.serial, level: String(options.licenceLevel) }],
}

/** `/system/ntp/client` */
export const ntpClient: Behaviour = {
  path: '/system/ntp/client',
  properties: {
    enabled: { kind: boolean },
    servers: { kind: text },
    mode: { kind: text },
    vrf: { kind: text },
    status: { kind: text, since: '7.0' },
    // The SNTP client of version 6 tells no status, only when it last moved the clock.
    'last-adjustment': { kind: { type: 'duration' }, until: '7.0' },
  },
  builtIn: () => [
    {
      enabled: 'yes',
      servers: '162.159.200.1',
      mode: 'unicast',
      vrf: 'main',
      // What version 6 has in their place.
      'primary-ntp': '162.159.200.1',
      'secondary-ntp': '0.0.0.0',
      'server-dns-names': '',
    },
  ],
  live: (item, state) => {
    if (item.get('enabled') === 'false') return { status: 'stopped' }
    return state.synchronised ? { status: 'synchronized', 'last-adjustment': '12ms' } : { status: 'waiting' }
  },
}

/** `/system/routerboard` */
export const routerboard: Behaviour = {
  path: '/system/routerboard',
  builtIn: ({ options }) => [{ routerboard: 'true', model: 'RBD52G-5HacD2HnD', 'serial-number': options.serial }],
}

/** `/interface`: the internet, the bridge the hotspot is on, this computer's port, and one with nothing on it */
export const networkInterface: Behaviour = {
  path: '/interface',
  properties: { disabled: { kind: boolean, initial: 'no' } },
  commands: { 'monitor-traffic': monitorTraffic },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: already have interface with such name' },
  live: liveInterface,
  builtIn: () =>
    [
      ['*1', 'ether1', 'ether'],
      ['*2', 'bridge', 'bridge'],
      ['*3', 'ether2', 'ether'],
      ['*4', 'ether3', 'ether'],
    ].map(([id = '', name = '', type = '']) => ({
      '.id': id,
      name,
      type,
      mtu: type === 'bridge' ? 'auto' : '1500',
      running: 'true',
      'rx-byte': '0',
      'tx-byte': '0',
      disabled: 'no',
    })),
}

/** `/interface/wireguard` */
export const wireguard: Behaviour = {
  path: '/interface/wireguard',
  properties: {
    name: { kind: text, required: true },
    mtu: { kind: text, initial: '1420' },
    'listen-port': { kind: { type: 'integer', min: 0, max: 65_535 }, initial: '13231' },
    disabled: { kind: boolean, initial: 'no' },
    running: { kind: boolean, initial: 'yes' },
  },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: already have interface with such name' },
}

/** `/interface/wireguard/peers` */
export const wireguardPeer: Behaviour = {
  path: '/interface/wireguard/peers',
  properties: {
    interface: { kind: { type: 'reference', menu: '/interface/wireguard' }, required: true },
    'public-key': { kind: text, initial: '' },
    disabled: { kind: boolean, initial: 'no' },
  },
}
