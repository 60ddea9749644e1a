/** A cable between a counter and its router that breaks, falls silent, or tears a packet in two at a chosen byte. */
import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'

/** Who sends the byte that is the last one to arrive. */
export type Sender = 'client' | 'router'

/**
 * `cut`: both ends lose the connection once `after` bytes of that sender have arrived. `silence`: nothing arrives any
 * more, and nobody is told. `split`: the rest arrives a moment later, as another packet.
 */
export type Tear = { readonly how: 'cut' | 'silence' | 'split'; readonly from: Sender; readonly after: number }

export type TornLink = {
  readonly port: number
  /** Bytes that arrived on the first connection. */
  readonly carried: Readonly<Record<Sender, number>>
  /** Connections so far. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

/** The first connection is torn as told; those after it are whole. */
export async function startTornLink(routerPort: number, tear?: Tear): Promise<TornLink> {
  const carried = { client: 0, router: 0 }
  const sockets = new Set<Socket>()
  let connections = 0
  const server = net.createServer((client) => {
    const router = net.connect(routerPort, '127.0.0.1')
    for (const socket of [client, router]) keep(socket, sockets)
    connections += 1
    if (connections === 1) new Wire({ client, router }, tear, carried)
    else new Wire({ client, router })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    carried,
    connections: () => connections,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function keep(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket)
  socket.setNoDelay(true)
  // An end that breaks is what this is for; 'close' follows.
  socket.on('error', () => undefined)
  socket.on('close', () => sockets.delete(socket))
}

type Ends = Readonly<Record<Sender, Socket>>

/** One connection, both ways. */
class Wire {
  readonly #ends: Ends
  readonly #tear: Tear | undefined
  readonly #carried: Record<Sender, number>
  #isBroken = false

  constructor(ends: Ends, tear?: Tear, carried: Record<Sender, number> = { client: 0, router: 0 }) {
    this.#ends = ends
    this.#tear = tear
    this.#carried = carried
    this.#carry('client')
    this.#carry('router')
    if (tear?.after === 0 && tear.how !== 'split') this.#break(tear, Buffer.alloc(0))
  }

  #carry(from: Sender): void {
    const [here, there] = [this.#ends[from], this.#ends[other(from)]]
    here.on('data', (chunk: Buffer) => {
      if (!this.#isBroken) this.#pass(from, chunk)
    })
    // A torn end still has its last bytes to deliver, and closes by itself.
    here.on('close', () => this.#isBroken || there.destroy())
  }

  #pass(from: Sender, chunk: Buffer): void {
    const tear = this.#tear
    const room = tear?.from === from ? tear.after - this.#carried[from] : Number.POSITIVE_INFINITY
    this.#carried[from] += Math.min(chunk.length, Math.max(0, room))
    if (!tear || room <= 0 || chunk.length < room) this.#ends[other(from)].write(chunk)
    else if (tear.how === 'split') this.#split(from, chunk, room)
    else this.#break(tear, chunk.subarray(0, room))
  }

  #split(from: Sender, chunk: Buffer, at: number): void {
    const [here, there] = [this.#ends[from], this.#ends[other(from)]]
    here.pause()
    there.write(chunk.subarray(0, at))
    // One turn for the first half to be read, and one more: both ends live in this process.
    setImmediate(() =>
      setImmediate(() => {
        there.write(chunk.subarray(at))
        here.resume()
      }),
    )
  }

  /** What the receiver has, it has; everything else is lost both ways. */
  #break({ how, from }: Tear, last: Buffer): void {
    this.#isBroken = true
    const [here, there] = [this.#ends[from], this.#ends[other(from)]]
    if (how === 'silence') {
      there.write(last)
      return
    }
    there.end(last)
    here.destroy()
  }
}

const other = (side: Sender): Sender => (side === 'client' ? 'router' : 'client')
