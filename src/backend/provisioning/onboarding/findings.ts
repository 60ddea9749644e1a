/** What is on a router before anything is done to it: one look with an admin's login, which changes nothing. */
import type { Row } from '../../routeros/command.ts'
import type { RouterConnection } from '../../routeros/connection.ts'
import { type RouterInfo, readRouterInfo } from '../../routeros/info.ts'
import { isTrap } from '../failures.ts'

type Rows = readonly Row[]

/** Records as the router gave them. Undefined where a version or a package that is off has no such menu. */
export type Findings = {
  readonly info: RouterInfo
  /** Both ends of the link, as this computer sees them. */
  readonly ends: { readonly ours: string; readonly theirs: string }
  readonly groups: Rows
  readonly users: Rows
  readonly services: Rows
  readonly certificates: Rows | undefined
  readonly hotspots: Rows | undefined
  readonly hotspotProfiles: Rows
  readonly interfaces: Rows
  readonly listMembers: Rows
  readonly addresses: Rows
  readonly routes: Rows
  readonly pools: Rows
  readonly dhcpServers: Rows
  readonly dhcpNetworks: Rows
  readonly dhcpClients: Rows
  readonly nat: Rows
  readonly dns: Row
  readonly ntp: Row
  readonly clock: Row
  readonly deviceMode: Row
  readonly licence: Row
  readonly board: Row
}

/** Lists, and what is read of them: never a secret, nor what is slow to tell. */
const lists = {
  groups: ['/user/group', '.id,name,policy'],
  users: ['/user', '.id,name,group,address,comment,disabled'],
  services: ['/ip/service', '.id,name,port,address,certificate,disabled,dynamic'],
  certificates: ['/certificate', '.id,name,common-name,fingerprint,private-key'],
  hotspots: ['/ip/hotspot', '.id,name,interface,profile,disabled,invalid'],
  hotspotProfiles: ['/ip/hotspot/profile', '.id,name,dns-name,hotspot-address,login-by'],
  interfaces: ['/interface', '.id,name,type,disabled,slave'],
  listMembers: ['/interface/list/member', 'interface,list,disabled'],
  addresses: ['/ip/address', '.id,address,network,interface,actual-interface,disabled'],
  routes: ['/ip/route', 'dst-address,gateway,immediate-gw,gateway-status,disabled'],
  pools: ['/ip/pool', '.id,name'],
  dhcpServers: ['/ip/dhcp-server', '.id,name,interface,disabled'],
  dhcpNetworks: ['/ip/dhcp-server/network', '.id,address'],
  dhcpClients: ['/ip/dhcp-client', 'interface,disabled'],
  nat: ['/ip/firewall/nat', '.id,chain,action,src-address,out-interface,disabled,comment'],
} as const

const singles = {
  dns: '/ip/dns',
  ntp: '/system/ntp/client',
  clock: '/system/clock',
  deviceMode: '/system/device-mode',
  licence: '/system/license',
  board: '/system/routerboard',
} as const

/** Reads everything a plan depends on. Rejects as a command does; a missing menu is no failure. */
export async function lookAt(connection: RouterConnection): Promise<Findings> {
  const info = await readRouterInfo(connection)
  const [rows, single] = await Promise.all([readLists(connection), readSingles(connection)])
  const none: Rows = []
  const { certificates, hotspots, ...others } = rows
  const listed = Object.fromEntries(Object.entries(others).map(([name, found]) => [name, found ?? none]))
  return { info, ends: connection.ends, certificates, hotspots, ...(listed as Listed), ...single }
}

type Listed = Readonly<Record<Exclude<keyof typeof lists, 'certificates' | 'hotspots'>, Rows>>

async function readLists(connection: RouterConnection): Promise<Record<keyof typeof lists, Rows | undefined>> {
  const entries = Object.entries(lists).map(async ([name, [menu, properties]]) => {
    return [name, await rowsOf(connection, menu, properties.split(','))] as const
  })
  return Object.fromEntries(await Promise.all(entries)) as Record<keyof typeof lists, Rows | undefined>
}

async function readSingles(connection: RouterConnection): Promise<Record<keyof typeof singles, Row>> {
  const entries = Object.entries(singles).map(async ([name, menu]) => {
    return [name, (await rowsOf(connection, menu))?.[0] ?? {}] as const
  })
  return Object.fromEntries(await Promise.all(entries)) as Record<keyof typeof singles, Row>
}

async function rowsOf(connection: RouterConnection, menu: string, proplist?: string[]): Promise<Rows | undefined> {
  try {
    const { rows } = await connection.run(`${menu}/print`, proplist ? { proplist } : {})
    // Newer versions list live connections and their listeners among the services.
    return rows.filter((row) => menu !== '/ip/service' || row.dynamic !== 'true')
  } catch (error) {
    if (isTrap(error, 'no-such-command')) return undefined
    throw error
  }
}

/** Is a flag of a record on? Absent is off. */
export function isOn(flag: string | undefined): boolean {
  return flag === 'true' || flag === 'yes'
}
