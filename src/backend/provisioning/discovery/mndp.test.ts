import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mndpQuestion, readAnnouncement } from './mndp.ts'

const text = (value: string) => Buffer.from(value, 'utf8')
const record = (type: number, value: Uint8Array) => {
  const header = Buffer.alloc(4)
  header.writeUInt16BE(type)
  header.writeUInt16BE(value.length, 2)
  return Buffer.concat([header, value])
}
const datagram = (...records: Uint8Array[]) => Buffer.concat([Buffer.from('61001f02', 'hex'), ...records])
const mac = record(1, Buffer.from('744d28910d2f', 'hex'))

describe('an announcement', () => {
  // As a hAP ac² sends it; the values are those of the published example of the Elixir package mndp.
  it('is read with everything a router says of itself', () => {
    const uptime = Buffer.from([0xdc, 0x15, 0x00, 0x00])
    const read = readAnnouncement(
      datagram(
        mac,
        record(5, text('Café قهوة')),
        record(7, text('7.15.3 (stable) 2024-07-24 10:39:01')),
        record(8, text('MikroTik')),
        record(10, uptime),
        record(11, text('H792-MXJ3')),
        record(12, text('RBD52G-5HacD2HnD')),
        record(14, Buffer.of(1)),
        record(15, Buffer.from('fe80000000000000764d28fffe910d2f', 'hex')),
        record(16, text('bridge/ether2')),
        record(17, Buffer.of(192, 168, 88, 1)),
      ),
    )
    expect(read).toEqual({
      sequence: 0x1f02,
      mac: '74:4D:28:91:0D:2F',
      identity: 'Café قهوة',
      version: '7.15.3 (stable) 2024-07-24 10:39:01',
      platform: 'MikroTik',
      board: 'RBD52G-5HacD2HnD',
      softwareId: 'H792-MXJ3',
      interfaceName: 'bridge/ether2',
      uptimeSeconds: 5596,
      ipv4: '192.168.88.1',
      ipv6: 'fe80::764d:28ff:fe91:d2f',
    })
  })

  it('needs no more than a MAC address', () => {
    expect(readAnnouncement(datagram(mac))).toMatchObject({ mac: '74:4D:28:91:0D:2F', identity: '', version: '' })
  })

  it('keeps control characters and endless names from the screen', () => {
    const read = readAnnouncement(datagram(mac, record(5, text(`a\u0000b\u001b[31m${'x'.repeat(5_000)}`))))
    expect(read?.identity).toMatch(/^a b \[31mx+$/)
    expect(read?.identity).toHaveLength(128)
  })

  it.each([
    ['our own question', mndpQuestion],
    ['the question other programs send', Buffer.from('000000000006000000', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['half a header', Buffer.of(0, 0)],
    ['a record longer than the datagram', datagram(mac, Buffer.from('00050040ff', 'hex'))],
    ['a MAC address of five bytes', datagram(record(1, Buffer.alloc(5)))],
  ])('%s is none', (_name, bytes) => {
    expect(readAnnouncement(bytes)).toBeUndefined()
  })

  it('takes the first of two records of a kind, and passes over those it does not know', () => {
    const read = readAnnouncement(datagram(record(99, text('?')), mac, record(5, text('one')), record(5, text('two'))))
    expect(read?.identity).toBe('one')
  })

  it('whatever comes from the network breaks nothing, and what is read is fit to be shown', () => {
    const records = fc.array(
      fc.tuple(fc.constantFrom(1, 5, 7, 8, 10, 11, 12, 14, 15, 16, 17, 99), fc.uint8Array({ maxLength: 700 })),
    )
    const likely = records.map((list) => datagram(...list.map(([type, value]) => record(type, value))))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 2_000 }), likely), fc.nat(64), (bytes, cut) => {
        const read = readAnnouncement(bytes.subarray(0, bytes.length - cut))
        for (const value of Object.values(read ?? {})) {
          if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true)
          else expect(value).toMatch(/^[^\p{Cc}]{0,128}$/u)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})
