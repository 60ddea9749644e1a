import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressText, freeNetwork, holds, type Network, overlap, readNetwork } from './networks.ts'

const network = (text: string): Network => {
  const read = readNetwork(text)
  if (!read) throw new Error(text)
  return read
}

describe('networks', () => {
  it.each([
    ['10.5.50.1/24', '10.5.50.0', '10.5.50.255'],
    ['192.168.88.77/29', '192.168.88.72', '192.168.88.79'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['255.255.255.255', '255.255.255.255', '255.255.255.255'],
  ])('%s goes from %s to %s', (text, first, last) => {
    expect([network(text).first, network(text).last].map(addressText)).toEqual([first, last])
  })

  it.each(['', '10.5.50', '10.5.50.256/24', '10.5.50.0/33', '10.5.50.0/-1', 'fe80::/64', '10.5.50.0/24 '])(
    'there is no network “%s”',
    (text) => {
      expect(readNetwork(text)).toBeUndefined()
    },
  )

  it.each([
    ['10.0.0.0/8', '10.200.3.0/24', true],
    ['10.5.50.0/25', '10.5.50.128/25', false],
    ['192.168.0.0/16', '192.169.0.0/16', false],
  ])('%s and %s share addresses: %s', (one, other, shared) => {
    expect(overlap(network(one), network(other))).toBe(shared)
    expect(overlap(network(other), network(one))).toBe(shared)
  })

  it('knows who is in it, and that a name is nobody', () => {
    expect(holds(network('192.168.88.1/24'), '192.168.88.20')).toBe(true)
    expect(holds(network('192.168.88.1/24'), '192.168.89.20')).toBe(false)
    expect(holds(network('0.0.0.0/0'), 'router.lan')).toBe(false)
  })

  it('what is proposed for a hotspot never touches what is taken', () => {
    const octet = fc.nat(255)
    const taken = fc.array(
      fc.tuple(octet, octet, fc.integer({ min: 8, max: 30 })).map(([b, c, bits]) => network(`10.${b}.${c}.1/${bits}`)),
    )
    fc.assert(
      fc.property(taken, (networks) => {
        const proposed = freeNetwork(networks)
        if (proposed === '') return
        expect(networks.some((each) => overlap(each, network(proposed)))).toBe(false)
      }),
    )
    expect(freeNetwork([])).toBe('10.5.50.0/24')
    expect(freeNetwork([network('10.5.50.1/24')])).toBe('10.5.51.0/24')
    expect(freeNetwork([network('0.0.0.0/0')])).toBe('')
  })
})
