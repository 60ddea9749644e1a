/** The menus about the router itself, as data: identity, resources, clock, packages, services, scheduler, scripts. */
import { targets } from '../arguments.ts'
import { liveClock, setClock, wallClock } from '../clock.ts'
import { writeSeconds } from '../durations.ts'
import { add, set, setSingle } from '../editing.ts'
import type { Behaviour, Call, Kind, Outcome, Property } from '../menu.ts'
import { nextRun } from '../scheduler.ts'
import { runScript } from '../script/run-script.ts'
import { ScriptError } from '../script/syntax.ts'
import type { Item } from '../table.ts'
import { readOffset } from '../time-zone.ts'
import { noMatch, Trap } from '../trap.ts'
import { atLeast, channelOf } from '../version.ts'

const text: Kind = { type: 'text' }
const boolean: Kind = { type: 'boolean' }
const shown: Property = { kind: text }
const span: Property = { kind: { type: 'duration' } }

/** `/system/identity` */
export const identity: Behaviour = {
  path: '/system/identity',
  properties: { name: { kind: text, initial: 'MikroTik' } },
  builtIn: ({ options }) => [{ name: options.identity }],
}

/** `/system/resource` */
export const resource: Behaviour = {
  path: '/system/resource',
  properties: {
    uptime: span,
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
  builtIn: ({ options, version }) => [
    {
      version: `${options.version} (${channelOf(options.version)})`,
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

/**
 * Scripts get the offset as seconds, and one that is behind as an unsigned number of 32 bits, not as the API's `-03:00`.
 *
 * Source: scripts that live with it on versions 6.40 to 7, MTM-RouterOS-Scripting and Mikrotik-Script-Framework.
 */
function unsignedSeconds(offset: string): number {
  return (readOffset(offset) / 1000) >>> 0
}

/** `/system/clock` */
export const clock: Behaviour = {
  path: '/system/clock',
  properties: {
    time: { kind: { type: 'time' } },
    date: { kind: { type: 'date' } },
    'time-zone-autodetect': { kind: boolean },
    'time-zone-name': { kind: text },
    'gmt-offset': { ...shown, inScripts: unsignedSeconds },
    'dst-active': shown,
  },
  commands: { set: { ...setSingle, run: setClock } },
  builtIn: () => [
    { 'time-zone-autodetect': 'yes', 'time-zone-name': 'UTC', 'gmt-offset': '+00:00', 'dst-active': 'false' },
  ],
  live: (_item, state) => liveClock(state),
}

const packagesOf6 = ['advanced-tools', 'dhcp', 'hotspot', 'ppp', 'routing', 'security', 'system', 'wireless']

/** `/system/package`; the hotspot is one of its own on version 6. */
export const packages: Behaviour = {
  path: '/system/package',
  properties: { name: shown, version: shown, 'build-time': shown, scheduled: shown, bundle: shown, disabled: shown },
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

/** A template that is still being signed is no certificate yet. */
function setService(call: Call): Outcome {
  const named = call.request.attributes.get('certificate')
  const isMade = (item: Item) => item.has('fingerprint') && (item.get('name') === named || item.get('.id') === named)
  const isKnown = named === undefined || named === 'none' || call.state.table('/certificate').items().some(isMade)
  if (!isKnown) throw noMatch('certificate')
  return set.run(call)
}

/** What a row of an open connection says besides; services say `proto` too. */
const connection = {
  proto: { ...shown, since: '7.22' },
  connection: { ...shown, since: '7.22' },
  local: { ...shown, since: '7.22' },
  remote: { ...shown, since: '7.22' },
}

/** `/ip/service`; api and api-ssl are really served while they are on, the others are records only. */
export const service: Behaviour = {
  path: '/ip/service',
  properties: {
    name: shown,
    port: { kind: { type: 'integer', min: 1, max: 65_535 } },
    address: { kind: text },
    certificate: { kind: { type: 'reference', menu: '/certificate', words: ['none'] } },
    'tls-version': { kind: { type: 'choice', of: ['any', 'only-1.2'] } },
    vrf: { kind: text },
    'max-sessions': { kind: { type: 'integer', min: 1, max: 1000 } },
    'available-from': { kind: text },
    ...connection,
    dynamic: { ...shown, since: '7.20' },
    invalid: shown,
    disabled: { kind: boolean },
  },
  commands: { set: { ...set, run: setService } },
  builtIn: () =>
    services.map(([name, port], index) => ({
      '.id': `*${index}`,
      name,
      port,
      address: '',
      proto: 'tcp',
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
/** A scheduler takes every policy a group can have, and has those of scripts unless it is told. */
const schedulerPolicies = [...scriptPolicies, 'api', 'local', 'rest-api', 'ssh', 'telnet', 'web', 'winbox']
const sameName = {
  key: (item: Item) => item.get('name') ?? '',
  message: 'failure: item with this name already exists',
}

/** From 7.24 up to 7.24.4 an entry with the default start is never run; 7.24.5 mended it. */
function lostByDefault({ state, request: { attributes } }: Call): boolean {
  const told = attributes.has('start-date') || attributes.has('start-time')
  return !told && atLeast(state.version, '7.24') && !atLeast(state.version, '7.24.5')
}

function addEntry(call: Call): Outcome {
  const outcome = add.run(call)
  // The moment it is made is over: what starts now runs an interval later.
  const hidden = new Map([['.last-run', String(call.state.ticksMs())]])
  if (lostByDefault(call)) hidden.set('.by-default', 'true')
  call.table.set(outcome.ret ?? '', hidden)
  return outcome
}

function setEntries(call: Call): Outcome {
  const told = call.request.attributes.has('start-date') || call.request.attributes.has('start-time')
  if (told)
    for (const item of targets(call)) call.table.set(item.get('.id') ?? '', new Map([['.by-default', undefined]]))
  return set.run(call)
}

/** `/system/scheduler` */
export const scheduler: Behaviour = {
  path: '/system/scheduler',
  properties: {
    name: { kind: text, initial: 'schedule1' },
    'start-date': { kind: { type: 'date' }, initial: ({ state }) => wallClock(state).date },
    'start-time': { kind: { type: 'time', words: ['startup'] }, initial: ({ state }) => wallClock(state).time },
    interval: { kind: { type: 'duration' }, initial: '0s' },
    days: { kind: text },
    'on-event': { kind: text, initial: '' },
    owner: { ...shown, initial: ({ caller }) => caller.name },
    policy: { kind: { type: 'choices', of: schedulerPolicies }, initial: allPolicies },
    'run-count': { kind: text, initial: '0' },
    'next-run': shown,
    disabled: { kind: boolean, initial: 'no' },
    comment: { kind: text },
  },
  commands: { add: { ...add, run: addEntry }, set: { ...set, run: setEntries } },
  unique: sameName,
  live: nextRun,
}

/** Runs a script for somebody who waits for it: what goes wrong is a trap. */
function runFor({ state, caller }: Call, source: string): void {
  try {
    runScript(state, caller, source, {})
  } catch (error) {
    throw error instanceof ScriptError ? new Trap(error.message, 3) : error
  }
}

/** `/execute`: the router runs a text in the background, here at once, and answers with the job's id. */
export const background: Behaviour = {
  path: '/execute',
  commands: {
    '': {
      needs: ['read', 'write', 'test'],
      run: (call) => {
        runFor(call, call.request.attributes.get('script') ?? '')
        return { ret: '*1' }
      },
    },
  },
}

/** `/system/script` */
export const script: Behaviour = {
  path: '/system/script',
  properties: {
    name: { kind: text, initial: 'script1' },
    owner: { kind: text, initial: ({ caller }) => caller.name },
    policy: { kind: { type: 'choices', of: scriptPolicies }, initial: allPolicies },
    'dont-require-permissions': { kind: boolean, initial: 'no' },
    'run-count': { kind: text, initial: '0' },
    source: { kind: text, initial: '' },
    invalid: { kind: boolean, initial: 'no' },
    comment: { kind: text },
  },
  commands: {
    run: {
      needs: ['read', 'test'],
      run: (call) => {
        for (const item of targets(call)) {
          const runs = Number(item.get('run-count') ?? 0) + 1
          call.table.set(item.get('.id') ?? '', new Map([['run-count', String(runs)]]))
          runFor(call, item.get('source') ?? '')
        }
        return {}
      },
    },
  },
  unique: sameName,
}
