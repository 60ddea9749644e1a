/** The practice router's side of neighbour discovery (MNDP): it announces itself to whoever asks, and to nobody else. */
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { Reachable } from './listener.ts'
import type { RouterState } from './state.ts'

/** Record types; every value is big-endian but the uptime. Source: MAC-Telnet's protocol.h. */
const types = {
  mac: 1,
  identity: 5,
  version: 7,
  platform: 8,
  uptime: 10,
  softwareId: 11,
  board: 12,
  unpack: 14,
} as const
const interfaceName = 16
const ipv4 = 17

/**
 * Answers questions on a UDP port of loopback.
 *
 * Real routers answer to everybody on the network; this one answers the one who asked, so that nothing leaves the
 * computer.
 */
export class Announcer implements Reachable {
  readonly #state: RouterState
  readonly #host: string
  readonly #mac: string
  #port: number
  #socket: Socket | undefined
  #sequence = 0

  constructor(state: RouterState, host: string, port: number, mac: string) {
    this.#state = state
    this.#host = host
    this.#port = port
    this.#mac = mac
  }

  /** The port, known once opened. */
  get port(): number {
    return this.#port
  }

  async open(): Promise<void> {
    if (this.#socket) return
    const socket = createSocket('udp4')
    this.#socket = socket
    socket.on('message', (datagram, { address, port }) => {
      if (isQuestion(datagram)) socket.send(this.#announcement(), port, address)
    })
    socket.bind(this.#port, this.#host)
    await once(socket, 'listening')
    // Who asked may be gone by the time the answer comes.
    socket.on('error', () => undefined)
    this.#port = socket.address().port
  }

  async close(): Promise<void> {
    const socket = this.#socket
    this.#socket = undefined
    if (!socket) return
    socket.close()
    await once(socket, 'close')
  }

  /** Nobody is connected to it. */
  drop(): void {}

  #announcement(): Buffer {
    const state = this.#state
    const resource = state.table('/system/resource').single()
    const shown = (name: string) => Buffer.from(resource.get(name) ?? '', 'latin1')
    this.#sequence = (this.#sequence + 1) & 0xffff
    const header = Buffer.alloc(4)
    header.writeUInt16BE(this.#sequence, 2)
    const uptime = Buffer.alloc(4)
    uptime.writeUInt32LE(Math.floor((state.ticksMs() - state.bootedAt) / 1000))
    return Buffer.concat([
      header,
      record(types.mac, Buffer.from(this.#mac.replaceAll(':', ''), 'hex')),
      record(types.identity, Buffer.from(state.table('/system/identity').single().get('name') ?? '', 'latin1')),
      record(types.version, shown('version')),
      record(types.platform, shown('platform')),
      record(types.uptime, uptime),
      // One of its own, by which a router is told from another of the same name.
      record(types.softwareId, Buffer.from(this.#mac.replaceAll(':', '').slice(-8))),
      record(types.board, shown('board-name')),
      record(types.unpack, Buffer.of(1)),
      record(interfaceName, Buffer.from('ether2')),
      record(ipv4, Buffer.from(this.#host.split('.').map(Number))),
    ])
  }
}

/** A header without records, or with the empty record of type 6 that some programs send; not another's announcement. */
function isQuestion(datagram: Buffer): boolean {
  return datagram.length >= 4 && datagram.length <= 9 && datagram.readUInt32BE(0) === 0
}

function record(type: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt16BE(type)
  header.writeUInt16BE(value.length, 2)
  return Buffer.concat([header, value])
}
