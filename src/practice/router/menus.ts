/** Every menu the practice router has: the data of real routers, and behaviour where a menu has some. */
import { listEditing, singleEditing, switching } from './editing.ts'
import type { Behaviour, Command, Field, Kind, Menu, Property } from './menu.ts'
import { binding } from './menus/bindings.ts'
import * as certificates from './menus/certificates.ts'
import * as device from './menus/device.ts'
import * as hotspot from './menus/hotspot.ts'
import * as log from './menus/log.ts'
import * as network from './menus/network.ts'
import * as people from './menus/people.ts'
import * as power from './menus/power.ts'
import * as system from './menus/system.ts'
import * as vpn from './menus/vpn.ts'
import { listReading, singleReading } from './printing.ts'
import { type Completions, type MenuSchema, schemasOf, writableIn } from './schema.ts'
import { notPractised } from './trap.ts'
import { existsIn, type Version } from './version.ts'

/** In the order they are filled: a reference's target stands before the menus that point to it. */
const behaviours: readonly Behaviour[] = [
  system.identity,
  system.resource,
  system.clock,
  system.packages,
  certificates.certificate,
  system.service,
  system.scheduler,
  system.script,
  system.background,
  power.reboot,
  power.shutdown,
  device.deviceMode,
  device.licence,
  device.routerboard,
  device.ntpClient,
  device.networkInterface,
  network.address,
  network.route,
  network.dhcpClient,
  network.nat,
  network.dns,
  device.wireguard,
  device.wireguardPeer,
  people.group,
  people.user,
  log.activeUser,
  log.log,
  hotspot.pool,
  network.dhcpServer,
  network.dhcpNetwork,
  hotspot.serverProfile,
  hotspot.server,
  hotspot.userProfile,
  hotspot.user,
  hotspot.active,
  hotspot.host,
  hotspot.cookie,
  binding,
  vpn.pppProfile,
  vpn.pppSecret,
  vpn.pppActive,
  vpn.pptp,
  vpn.l2tp,
  vpn.sstp,
  vpn.ovpn,
]

/** The menus of a router of this version. */
export function menusOf(version: Version): Menu[] {
  const schemas = schemasOf(version)
  const known = behaviours.flatMap((behaviour) => {
    const schema = schemas.get(behaviour.path)
    schemas.delete(behaviour.path)
    return schema ? [menuOf(behaviour, schema, version)] : []
  })
  return [...known, ...[...schemas].map(([path, schema]) => menuOf({ path }, schema, version))]
}

function menuOf(behaviour: Behaviour, schema: MenuSchema, version: Version): Menu {
  const single = !schema.commands.has('find')
  return {
    builtIn: single ? () => [{}] : () => [],
    ...behaviour,
    single,
    properties: fieldsOf(behaviour.properties ?? {}, schema, version),
    commands: commandsOf(behaviour.commands ?? {}, schema, single),
  }
}

function commandsOf(own: Readonly<Record<string, Command>>, { commands }: MenuSchema, single: boolean) {
  const usual: Readonly<Record<string, Command>> = single
    ? { ...singleReading, ...singleEditing }
    : { ...listReading, ...listEditing, ...switching }
  const known = { ...usual, ...own }
  return new Map(
    [...commands, ...onlyInTheApi(commands)].map(([name, accepts]) => {
      const command = Object.hasOwn(known, name) ? known[name] : undefined
      return [name, { ...(command ?? refused(name)), accepts }] as const
    }),
  )
}

/** `getall` and `listen`, which the console does not have: the first is a print, the second one that goes on. */
function onlyInTheApi(commands: MenuSchema['commands']): [string, ReadonlySet<string>][] {
  const print = commands.get('print')
  return print ? ['getall', 'listen'].map((name) => [name, print]) : []
}

/** A command that exists but does nothing here: silence would look like success. */
function refused(name: string): Command {
  return {
    needs: ['write'],
    run: () => {
      throw notPractised(name)
    },
  }
}

function fieldsOf(own: Readonly<Record<string, Property>>, schema: MenuSchema, version: Version): Map<string, Field> {
  const writable = writableIn(schema)
  const exists = (name: string, property: Property) =>
    writable.has(name) || ((property.since ?? property.until) ? existsIn(version, property) : schema.readable.has(name))
  const declared = Object.entries(own).filter(([name, property]) => exists(name, property))
  const others = [...schema.readable].filter((name) => !Object.hasOwn(own, name))
  return new Map(
    [...declared, ...others.map((name) => [name, plain(name, schema)] as const)].map(([name, property]) => [
      name,
      { ...property, writable: writable.has(name) },
    ]),
  )
}

/** A property nobody declared: its kind is what the console completes it with. */
function plain(name: string, { completions, commands }: MenuSchema): Property {
  const kind = kindOf(name, completions)
  const initial = name === 'disabled' && commands.has('disable') && commands.has('add') ? { initial: 'no' } : {}
  return {
    kind,
    ...initial,
    ...(/(^|-)(password|secret|private-key|preshared-key)$/.test(name) ? { sensitive: true } : {}),
  }
}

function kindOf(name: string, { booleans, durations, macs, choices, lists, words }: Completions): Kind {
  const choice = choices[name]?.split(',')
  const list = lists[name]?.split(',')
  if (choice) return { type: 'choice', of: choice }
  if (list) return { type: 'choices', of: list }
  if (durations.has(name)) return { type: 'duration', words: words[name]?.split(',') ?? [] }
  if (macs.has(name)) return { type: 'mac' }
  return { type: booleans.has(name) ? 'boolean' : 'text' }
}
