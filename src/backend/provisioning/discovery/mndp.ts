/**
 * MikroTik's neighbour discovery (MNDP, UDP 5678): the question as it is sent, and announcements as they are read.
 *
 * A datagram is two bytes nobody explains, a sequence number, and records of type, length and value, all big-endian; only
 * the uptime's value is little-endian. Sources: Wireshark's packet-mndp.c and MAC-Telnet's protocol.c, which agree.
 */

export const MNDP_PORT = 5678

/** Makes every router that hears it announce itself at once: a header without records. */
export const mndpQuestion: Uint8Array = Uint8Array.of(0, 0, 0, 0)

/** What a router says of itself, to anybody: text from the network, good for showing and for nothing else. */
export type Announcement = {
  readonly sequence: number
  /** Of the interface that it announced itself on. */
  readonly mac: string
  readonly identity: string
  /** `7.22.3 (stable)`. */
  readonly version: string
  readonly platform: string
  readonly board: string
  readonly softwareId: string
  readonly interfaceName: string
  readonly uptimeSeconds?: number
  readonly ipv4?: string
  readonly ipv6?: string
}

const types = {
  mac: 1,
  identity: 5,
  version: 7,
  platform: 8,
  uptime: 10,
  softwareId: 11,
  board: 12,
  ipv6: 15,
  interfaceName: 16,
  ipv4: 17,
} as const

const headerBytes = 4
const recordHeaderBytes = 4
/** Longer texts are cut: no router has such a name. */
const maxTextLength = 128
const utf8 = new TextDecoder('utf-8')

/** Reads a datagram; undefined for questions of others, and for what is no announcement. Never throws. */
export function readAnnouncement(datagram: Uint8Array): Announcement | undefined {
  const records = readRecords(datagram)
  const mac = records?.get(types.mac)
  if (!records || mac?.length !== 6) return undefined
  const text = (type: number) => readText(records.get(type))
  return {
    sequence: ((datagram[2] ?? 0) << 8) | (datagram[3] ?? 0),
    mac: [...mac].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':'),
    identity: text(types.identity),
    version: text(types.version),
    platform: text(types.platform),
    board: text(types.board),
    softwareId: text(types.softwareId),
    interfaceName: text(types.interfaceName),
    ...readNumbers(records),
  }
}

/** The records by type, the first of each; undefined when one of them is longer than the datagram. */
function readRecords(datagram: Uint8Array): Map<number, Uint8Array> | undefined {
  if (datagram.length < headerBytes) return undefined
  const view = viewOf(datagram)
  const records = new Map<number, Uint8Array>()
  let at = headerBytes
  while (at + recordHeaderBytes <= datagram.length) {
    const type = view.getUint16(at)
    const start = at + recordHeaderBytes
    const end = start + view.getUint16(at + 2)
    if (end > datagram.length) return undefined
    if (!records.has(type)) records.set(type, datagram.subarray(start, end))
    at = end
  }
  return records
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** UTF-8 without control characters; bytes that are none become U+FFFD. */
function readText(bytes: Uint8Array | undefined): string {
  const text = utf8.decode(bytes?.subarray(0, maxTextLength * 4) ?? new Uint8Array())
  return [...text.replaceAll(/\p{Cc}/gu, ' ')].slice(0, maxTextLength).join('').trim()
}

function readNumbers(records: ReadonlyMap<number, Uint8Array>): Pick<Announcement, 'uptimeSeconds' | 'ipv4' | 'ipv6'> {
  const [uptime, v4, v6] = [records.get(types.uptime), records.get(types.ipv4), records.get(types.ipv6)]
  return {
    ...(uptime?.length === 4 && { uptimeSeconds: viewOf(uptime).getUint32(0, true) }),
    ...(v4?.length === 4 && { ipv4: v4.join('.') }),
    ...(v6?.length === 16 && { ipv6: ipv6Text(v6) }),
  }
}

/** `fe80::1`: the shortest form, which the platform knows how to write. */
function ipv6Text(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex')
  return new URL(`http://[${hex.match(/.{4}/g)?.join(':')}]`).hostname.slice(1, -1)
}
