/** Where a question to every router on the local networks has to be sent. */
import type { NetworkInterfaceInfo } from 'node:os'
import { MNDP_PORT } from './mndp.ts'

/** An address and port of UDP. */
export type Target = { readonly host: string; readonly port: number }

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/**
 * Everybody, and everybody on each network this computer is on.
 *
 * The first leaves by one interface only, so a counter with Wi-Fi and a cable needs the others too. Networks of two
 * addresses or one have nobody to broadcast to.
 */
export function broadcastTargets(interfaces: Interfaces): readonly Target[] {
  const ours = Object.values(interfaces).flatMap((addresses) => addresses ?? [])
  const hosts = ours.flatMap((address) => {
    if (address.family !== 'IPv4' || address.internal) return []
    const mask = numberOf(address.netmask)
    return mask >= 0xff_ff_ff_fe ? [] : [addressOf(numberOf(address.address) | ~mask)]
  })
  return [...new Set(['255.255.255.255', ...hosts])].map((host) => ({ host, port: MNDP_PORT }))
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0)
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.')
}
