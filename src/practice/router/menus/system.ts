/** The menus about the router itself, as data: identity, resources, clock, packages, services, scheduler, scripts. */
import { targets } from '../arguments.ts'
import { setClock, wallClock } from '../clock.ts'
import { writeSeconds } from '../durations.ts'
import { comment, listEditing, reset, set, setSingle, switching, unset } from '../editing.ts'
import type { Kind, Menu, Property } from '../menu.ts'
import { listReading, singleReading } from '../printing.ts'
import type { Item } from '../table.ts'
import { atLeast } from '../version.ts'

const text: Kind = { type: 'text' }
const boolean: Kind = { type: 'boolean' }
const shown: Property = { kind: text, readOnly: true }

/** `/system/identity` */
export const identity: Menu = {
  path: '/system/identity',
  single: true,
  properties: { name: { kind: text, initial: 'MikroTik' } },
  commands: { ...singleReading(['oid']), set: setSingle },
  builtIn: ({ options }) => [{ name: options.identity }],
}

/** `/system/resource` */
export const resource: Menu = {
  path: '/system/resource',
  single: true,
  properties: {
    uptime: shown,
    version: shown,
    'build-time': shown,
    'factory-software': {
      ...shown,
      until: '7.24',
    },
    'minimum-version': {
      ...shown,
      since: '7.24',
    },
    'free-memory': shown,
    'total-memory': shown,
    cpu: shown,
    'cpu-count': shown,
    'cpu-frequency': shown,
    'cpu-load': shown,
    'free-hdd-space': shown,
    'total-hdd-space': shown,
    'architecture-name': shown,
    'board-name': shown,
    platform: shown,
  },
  commands: singleReading(['oid']),
  builtIn: ({ options, version }) => [
    {
      version: `${options.version} (stable)`,
      'factory-software': '6.43',
      'minimum-version': '6.43',
      'build-time': atLeast(version, '7.10') ? '2026-01-12 09:00:00' : 'jan/12/2023 09:00:00',
      'free-memory': '201326592',
      'total-memory': '268435456',
      cpu: 'ARM',
      'cpu-count': '4',
      'cpu-frequency': '716',
      'cpu-load': '3',
      'free-hdd-space': '4194304',
      'total-hdd-space': '16777216',
      'architecture-name': 'arm',
      'board-name': 'hAP ac^2',
      platform: 'MikroTik',
    },
  ],
  live: (_item, state) => ({ uptime: writeSeconds(state.ticksMs() - state.bootedAt) }),
}

/** `/system/clock` */
export const clock: Menu = {
  path: '/system/clock',
  single: true,
  properties: {
    time: { kind: { type: 'time' } },
    date: { kind: { type: 'date' } },
    'time-zone-autodetect': { kind: boolean },
    'time-zone-name': { kind: text },
    'gmt-offset': shown,
    'dst-active': shown,
  },
  commands: { ...singleReading(), set: { ...setSingle, run: setClock } },
  builtIn: () => [
    { 'time-zone-autodetect': 'yes', 'time-zone-name': 'UTC', 'gmt-offset': '+00:00', 'dst-active': 'false' },
  ],
  live: (_item, state) => wallClock(state),
}

const packagesOf6 = ['advanced-tools', 'dhcp', 'hotspot', 'ppp', 'routing', 'security', 'system', 'wireless']

/** `/system/package`; the hotspot is one of its own on version 6. */
export const packages: Menu = {
  path: '/system/package',
  properties: { name: shown, version: shown, 'build-time': shown, scheduled: shown, bundle: shown, disabled: shown },
  commands: listReading(),
  builtIn: ({ options, version }) =>
    (atLeast(version, '7.0') ? ['routeros'] : packagesOf6).map((name, index) => ({
      '.id': `*${(index + 1).toString(16).toUpperCase()}`,
      name,
      version: options.version,
      'build-time': atLeast(version, '7.10') ? '2026-01-12 09:00:00' : 'jan/12/2023 09:00:00',
      scheduled: '',
      disabled: 'false',
    })),
}

const services = [
  ['telnet', '23'],
  ['ftp', '21'],
  ['www', '80'],
  ['ssh', '22'],
  ['www-ssl', '443'],
  ['api', '8728'],
  ['winbox', '8291'],
  ['api-ssl', '8729'],
] as const

/** `/ip/service`; records only, the practice router listens where it was told to. */
export const service: Menu = {
  path: '/ip/service',
  properties: {
    name: shown,
    port: { kind: { type: 'integer', min: 1, max: 65_535 } },
    address: { kind: text },
    certificate: { kind: text },
    'tls-version': { kind: { type: 'choice', of: ['any', 'only-1.2'] } },
    vrf: { kind: text, since: '7.0' },
    'max-sessions': { kind: { type: 'integer', min: 1, max: 1000 }, since: '7.16' },
    'available-from': { kind: text, since: '7.24' },
    dynamic: { ...shown, since: '7.20' },
    invalid: shown,
    disabled: { kind: boolean },
  },
  commands: { ...listReading(), set, reset, ...switching, unset: { ...unset, until: '7.18' } },
  builtIn: () =>
    services.map(([name, port], index) => ({
      '.id': `*${index}`,
      name,
      port,
      address: '',
      vrf: 'main',
      'max-sessions': '20',
      dynamic: 'false',
      ...(name.endsWith('ssl')
        ? {
            certificate: 'none',
            'tls-version': 'any',
          }
        : {}),
      invalid: 'false',
      disabled: name === 'www-ssl' ? 'yes' : 'no',
    })),
}

const scriptPolicies = ['ftp', 'reboot', 'read', 'write', 'policy', 'test', 'password', 'sniff', 'sensitive', 'romon']
const allPolicies = scriptPolicies.join(',')
const sameName = {
  key: (item: Item) => item.get('name') ?? '',
  message: 'failure: item with this name already exists',
}

/** `/system/scheduler`; records only, nothing is run. */
export const scheduler: Menu = {
  path: '/system/scheduler',
  properties: {
    name: { kind: text, initial: 'schedule1' },
    'start-date': { kind: { type: 'date' }, initial: ({ state }) => wallClock(state).date },
    'start-time': { kind: { type: 'time' }, initial: ({ state }) => wallClock(state).time },
    interval: { kind: { type: 'duration' }, initial: '0s' },
    days: { kind: text, since: '7.24' },
    'on-event': { kind: text, initial: '' },
    owner: { ...shown, initial: ({ caller }) => caller.name },
    policy: { kind: { type: 'choices', of: scriptPolicies }, initial: allPolicies },
    'run-count': { kind: text, initial: '0', readOnly: true },
    'next-run': shown,
    disabled: { kind: boolean, initial: 'no' },
    comment: { kind: text },
  },
  commands: { ...listReading(), ...listEditing, ...switching, comment, unset: { ...unset, since: '7.24' } },
  unique: sameName,
}

/** `/system/script`; records only, `run` counts. */
export const script: Menu = {
  path: '/system/script',
  properties: {
    name: { kind: text, initial: 'script1' },
    owner: { kind: text, initial: ({ caller }) => caller.name },
    policy: { kind: { type: 'choices', of: scriptPolicies }, initial: allPolicies },
    'dont-require-permissions': { kind: boolean, initial: 'no' },
    'run-count': { kind: text, initial: '0', readOnly: true },
    source: { kind: text, initial: '' },
    invalid: { kind: boolean, initial: 'no', readOnly: true },
    comment: { kind: text },
  },
  commands: {
    ...listReading(),
    ...listEditing,
    comment,
    unset: { ...unset, since: '7.24' },
    run: {
      takes: ['number', { name: 'use-script-permissions', since: '7.15' }],
      needs: ['read', 'test'],
      run: (call) => {
        for (const item of targets(call)) {
          const runs = Number(item.get('run-count') ?? 0) + 1
          call.table.set(item.get('.id') ?? '', new Map([['run-count', String(runs)]]))
        }
        return {}
      },
    },
  },
  unique: sameName,
}
