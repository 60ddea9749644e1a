/** The menus of the network around the hotspot, as data: addresses, DHCP, names, routes and address translation. */
import { add } from '../editing.ts'
import type { Behaviour, Call, Kind, Outcome, Property } from '../menu.ts'
import { atLeast } from '../version.ts'

const text: Kind = { type: 'text' }
const boolean: Kind = { type: 'boolean' }
const shown: Property = { kind: text }
const networkInterface: Kind = { type: 'reference', menu: '/interface' }
const off: Property = { kind: boolean, initial: 'no' }

/** The network an address stands in, as the router works it out when an address is added without one. */
function networkOf(address: string): string {
  const [host = '', bits = '32'] = address.split('/')
  const number = host.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const masked = Number(bits) === 0 ? 0 : (number & (~0 << (32 - Number(bits)))) >>> 0
  return [24, 16, 8, 0].map((shift) => (masked >>> shift) & 0xff).join('.')
}

function addAddress(call: Call): Outcome {
  const outcome = add.run(call)
  const added = call.table.find(outcome.ret ?? '')
  const network = added.get('network') ?? networkOf(added.get('address') ?? '')
  call.table.set(outcome.ret ?? '', new Map([['network', network]]))
  return outcome
}

/** `/ip/address`: the internet on ether1, the hotspot on the bridge, and this very computer on ether2. */
export const address: Behaviour = {
  path: '/ip/address',
  properties: {
    address: { kind: text, required: true },
    network: shown,
    interface: { kind: networkInterface, required: true },
    'actual-interface': shown,
    comment: shown,
    disabled: off,
    dynamic: shown,
    invalid: shown,
  },
  commands: { add: { ...add, run: addAddress } },
  unique: {
    key: (item) => JSON.stringify([item.get('address'), item.get('interface')]),
    message: 'failure: already have such address',
  },
  builtIn: () =>
    [
      ['*1', '192.0.2.10/24', 'ether1', 'true'],
      ['*2', '10.5.50.1/24', 'bridge', 'false'],
      ['*3', '127.0.0.1/8', 'ether2', 'false'],
    ].map(([id = '', cidr = '', where = '', dynamic = '']) => ({
      '.id': id,
      address: cidr,
      network: networkOf(cidr),
      interface: where,
      'actual-interface': where,
      disabled: 'no',
      dynamic,
      invalid: 'false',
    })),
}

/** `/ip/route`: the way to the internet */
export const route: Behaviour = {
  path: '/ip/route',
  properties: {
    'dst-address': { kind: text, required: true },
    gateway: { kind: text },
    'immediate-gw': { ...shown, since: '7.0' },
    'gateway-status': { ...shown, until: '7.0' },
    distance: { kind: text, initial: '1' },
    disabled: off,
  },
  builtIn: ({ version }) => [
    {
      '.id': '*1',
      'dst-address': '0.0.0.0/0',
      gateway: '192.0.2.1',
      distance: '1',
      disabled: 'no',
      active: 'true',
      dynamic: 'true',
      ...(atLeast(version, '7.0')
        ? { 'immediate-gw': '192.0.2.1%ether1' }
        : { 'gateway-status': '192.0.2.1 reachable via  ether1' }),
    },
  ],
}

/** `/ip/dhcp-client` */
export const dhcpClient: Behaviour = {
  path: '/ip/dhcp-client',
  properties: { interface: { kind: networkInterface, required: true }, disabled: off },
  builtIn: () => [{ '.id': '*1', interface: 'ether1', disabled: 'no', status: 'bound', 'add-default-route': 'yes' }],
}

/** `/ip/dhcp-server` */
export const dhcpServer: Behaviour = {
  path: '/ip/dhcp-server',
  properties: {
    name: { kind: text, initial: 'dhcp1' },
    interface: { kind: networkInterface, required: true },
    'address-pool': { kind: { type: 'reference', menu: '/ip/pool', words: ['static-only'] }, initial: 'static-only' },
    'lease-time': { kind: { type: 'duration' }, initial: '30m' },
    disabled: off,
    invalid: shown,
    dynamic: shown,
  },
  unique: { key: (item) => item.get('name') ?? '', message: 'failure: server with such name already exists' },
  builtIn: () => [
    {
      '.id': '*1',
      name: 'dhcp1',
      interface: 'bridge',
      'address-pool': 'hs-pool-1',
      'lease-time': '1h',
      disabled: 'no',
    },
  ],
}

/** `/ip/dhcp-server/network` */
export const dhcpNetwork: Behaviour = {
  path: '/ip/dhcp-server/network',
  properties: { address: { kind: text, required: true } },
  unique: { key: (item) => item.get('address') ?? '', message: 'failure: already have such network' },
  builtIn: () => [{ '.id': '*1', address: '10.5.50.0/24', gateway: '10.5.50.1' }],
}

/** `/ip/firewall/nat`: what leaves by ether1 bears the router's own address. */
export const nat: Behaviour = {
  path: '/ip/firewall/nat',
  properties: { chain: { kind: text, required: true }, disabled: off },
  builtIn: () => [
    { '.id': '*1', chain: 'srcnat', action: 'masquerade', 'out-interface': 'ether1', disabled: 'no', dynamic: 'false' },
  ],
}

/** `/ip/dns` */
export const dns: Behaviour = {
  path: '/ip/dns',
  properties: { servers: { kind: text }, 'allow-remote-requests': { kind: boolean } },
  builtIn: () => [{ servers: '', 'dynamic-servers': '192.0.2.1', 'allow-remote-requests': 'no' }],
}
