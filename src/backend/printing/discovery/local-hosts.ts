/** Which addresses a scan for printers may ask: this computer's own private networks, and of each no more than 254. */
import type { NetworkInterfaceInfo } from 'node:os'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Networks for home and office use (RFC 1918), and addresses that devices give themselves (RFC 3927). */
const PRIVATE: readonly (readonly [string, number])[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
]

/** A café's computer on a larger network asks its own neighbours only. */
const MOST_BITS = 24

/**
 * The other addresses of each network this computer is on.
 *
 * A public address has other people's computers beside it, and they are not asked.
 */
export function localHosts(interfaces: Interfaces): readonly string[] {
  const ours = Object.values(interfaces).flatMap((addresses) => addresses ?? [])
  const hosts = ours.flatMap(({ family, internal, address, netmask }) => {
    if (family !== 'IPv4' || internal || !isPrivate(address)) return []
    return neighbours(numberOf(address), Math.max(bitsOf(netmask), MOST_BITS))
  })
  const own = new Set(ours.map(({ address }) => address))
  return [...new Set(hosts)].filter((host) => !own.has(host))
}

/** All but the network's own address and the one for everybody. */
function neighbours(address: number, bits: number): string[] {
  const size = 2 ** (32 - bits)
  const first = address - (address % size)
  return Array.from({ length: Math.max(0, size - 2) }, (_, index) => addressOf(first + 1 + index))
}

function isPrivate(address: string): boolean {
  return PRIVATE.some(([network, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(numberOf(address) / size) === Math.floor(numberOf(network) / size)
  })
}

function bitsOf(netmask: string): number {
  return numberOf(netmask).toString(2).replaceAll('0', '').length
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0)
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.')
}
