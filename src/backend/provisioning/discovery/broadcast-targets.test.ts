import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { broadcastTargets } from './broadcast-targets.ts'

const address = (cidr: string, netmask: string, more: object = {}) =>
  ({ address: cidr, netmask, family: 'IPv4', internal: false, mac: '', cidr: null, ...more }) as NetworkInterfaceInfo

test('every network this computer is on hears the question, not only the one with the default route', () => {
  const targets = broadcastTargets({
    lo: [address('127.0.0.1', '255.0.0.0', { internal: true })],
    eth0: [address('192.168.88.20', '255.255.255.0'), address('fe80::1', 'ffff::', { family: 'IPv6' })],
    wlan0: [address('10.20.30.40', '255.255.252.0')],
    tunnel: [address('10.9.9.1', '255.255.255.255')],
    again: [address('192.168.88.21', '255.255.255.0')],
    gone: undefined,
  })
  expect(targets).toEqual(['255.255.255.255', '192.168.88.255', '10.20.31.255'].map((host) => ({ host, port: 5678 })))
})
