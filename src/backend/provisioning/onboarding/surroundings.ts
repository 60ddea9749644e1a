/** What a router's records say about the places around it: which interface is ours, which leads out, which are free. */
import type { HotspotRefusal } from '../../../contract/onboarding.ts'
import { type Findings, isOn } from './findings.ts'
import { freeNetwork, holds, type Network, overlap, readNetwork } from './networks.ts'

/** The interfaces by which this computer may reach the router; none when the addresses do not tell. */
export function ourInterfaces({ addresses, ends }: Findings): ReadonlySet<string> {
  const named = (rows: Findings['addresses']) =>
    rows.flatMap((row) => [row.interface, row['actual-interface']]).filter((name) => name !== undefined)
  const spokenTo = addresses.filter(({ address = '' }) => address.split('/')[0] === ends.theirs)
  const near = addresses.filter(({ address = '' }) => {
    const network = readNetwork(address)
    return network !== undefined && holds(network, ends.ours)
  })
  return new Set(named([...spokenTo, ...near]))
}

/** The interfaces that lead to the internet. */
export function internetInterfaces({ routes, dhcpClients, listMembers }: Findings): ReadonlySet<string> {
  const ways = routes
    .filter((row) => row['dst-address'] === '0.0.0.0/0' && !isOn(row.disabled))
    .flatMap((row) => [
      row['immediate-gw']?.split('%')[1],
      / via\s+(\S+)/.exec(row['gateway-status'] ?? '')?.[1],
      row.gateway,
    ])
  const clients = dhcpClients.filter((row) => !isOn(row.disabled)).map((row) => row.interface)
  const listed = listMembers.filter((row) => row.list === 'WAN' && !isOn(row.disabled)).map((row) => row.interface)
  return new Set([...ways, ...clients, ...listed].filter((name) => name !== undefined))
}

/** Kinds of interface that customers can be on. */
const forCustomers = /^(ether|bridge|vlan|wlan|wifi|cap|bond)$/

/** The interfaces a hotspot could stand on, each with why it may not. */
export function hotspotInterfaces(findings: Findings) {
  return findings.interfaces
    .filter((row) => forCustomers.test(row.type ?? '') && !isOn(row.disabled))
    .map(({ name = '', type = '' }) => ({ name, type, refusal: interfaceRefusal(findings, name) ?? null }))
}

/**
 * Why no hotspot may stand there.
 *
 * On the interface by which we came it would shut this computer out, in the midst of the work; on the way to the
 * internet it would ask the internet for vouchers.
 */
export function interfaceRefusal(findings: Findings, name: string): HotspotRefusal | undefined {
  const row = findings.interfaces.find((each) => each.name === name)
  if (!row || !forCustomers.test(row.type ?? '') || isOn(row.disabled)) return 'no_such_interface'
  if (ourInterfaces(findings).has(name)) return 'ours'
  if (internetInterfaces(findings).has(name)) return 'internet'
  if (findings.hotspots?.some((hotspot) => hotspot.interface === name)) return 'has_hotspot'
  if (findings.dhcpServers.some((server) => server.interface === name)) return 'has_dhcp'
  return isOn(row.slave) ? 'part_of_bridge' : undefined
}

/** Why a hotspot may not have this network. It needs room for the router and a few customers, and to be free. */
export function networkRefusal(findings: Findings, text: string): HotspotRefusal | undefined {
  const network = readNetwork(text)
  if (!network || network.bits < 16 || network.bits > 29) return 'network_invalid'
  return takenNetworks(findings).some((taken) => overlap(taken, network)) ? 'network_overlaps' : undefined
}

/** A network for a hotspot that is free here. */
export function proposedNetwork(findings: Findings): string {
  return freeNetwork(takenNetworks(findings))
}

function takenNetworks({ addresses, dhcpNetworks }: Findings): Network[] {
  const texts = [...addresses, ...dhcpNetworks].map((row) => row.address ?? '')
  return texts.flatMap((text) => readNetwork(text) ?? [])
}
