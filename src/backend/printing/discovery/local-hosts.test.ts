import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { localHosts } from './local-hosts.ts'

function on(address: string, netmask: string, internal = false): Record<string, NetworkInterfaceInfo[]> {
  return { eth0: [{ address, netmask, internal, family: 'IPv4', mac: '', cidr: null }] }
}

test('a small network is asked whole, but for this computer itself', () => {
  const hosts = localHosts(on('192.168.88.10', '255.255.255.240'))
  expect(hosts.length).toBe(13)
  expect([hosts[0], hosts.at(-1)]).toEqual(['192.168.88.1', '192.168.88.14'])
  expect(hosts).not.toContain('192.168.88.10')
})

test('of a large network only the 254 addresses around this computer are asked', () => {
  const hosts = localHosts(on('10.5.50.7', '255.0.0.0'))
  expect(hosts.length).toBe(253)
  expect(hosts.every((host) => host.startsWith('10.5.50.'))).toBe(true)
})

test('other people’s computers beside a public address, and this computer’s own loopback, are never asked', () => {
  expect(localHosts(on('203.0.113.5', '255.255.255.0'))).toEqual([])
  expect(localHosts(on('172.32.0.5', '255.255.255.0'))).toEqual([])
  expect(localHosts(on('127.0.0.1', '255.0.0.0', true))).toEqual([])
})

test('networks of one or two addresses have no neighbours', () => {
  expect(localHosts(on('192.168.1.5', '255.255.255.255'))).toEqual([])
  expect(localHosts(on('192.168.1.5', '255.255.255.254'))).toEqual([])
})
