/** Looks for MikroTik routers on the local networks: asks, listens for a while, and tells who answered. */
import { createSocket, type Socket } from 'node:dgram'
import type { Target } from './broadcast-targets.ts'
import { type Announcement, mndpQuestion, readAnnouncement } from './mndp.ts'

/** A router that announced itself. */
export type Neighbour = Announcement & {
  /** Where it can be reached, as far as it says; undefined when it has no IPv4 address yet. */
  readonly address?: string
}

export type FindOptions = {
  /** Whom to ask; nobody else hears of it. */
  readonly targets: readonly Target[]
  /** Where to listen. Real routers answer to everybody, at MNDP's own port; when that is taken, a free one is used. */
  readonly listenAt: Target
  readonly listenMs: number
  /** How often the question is asked again: Wi-Fi loses datagrams. */
  readonly askEveryMs?: number
  /** Ends the search early, with what was heard until then. */
  readonly signal?: AbortSignal
}

/** What was heard. `isDeaf`: no network took the question, so that nobody can have answered. */
export type Found = { readonly neighbours: readonly Neighbour[]; readonly isDeaf: boolean }

/** More than any network has that a person would choose from; whoever floods us fills no memory. */
const mostNeighbours = 200

/** Asks and listens; a missing network, a taken port and an aborted signal end it with what there is. Never rejects. */
export async function findNeighbours(options: FindOptions): Promise<Found> {
  const heard = new Map<string, Neighbour>()
  const socket = await openSocket(options.listenAt)
  if (!socket || options.targets.length === 0) {
    socket?.close()
    return { neighbours: [], isDeaf: true }
  }
  socket.on('message', (datagram, { address }) => take(heard, datagram, address))
  const asking = new Asking(socket, options)
  await pause(options.listenMs, options.signal)
  asking.stop()
  socket.close()
  const neighbours = [...heard.values()].sort(
    (a, b) => a.identity.localeCompare(b.identity) || (a.mac < b.mac ? -1 : 1),
  )
  return { neighbours, isDeaf: asking.isDeaf }
}

/** A router announces itself once for each of its interfaces that we hear; the first with an address stays. */
function take(heard: Map<string, Neighbour>, datagram: Uint8Array, from: string): void {
  const announcement = readAnnouncement(datagram)
  if (!announcement) return
  const { softwareId, mac, ipv4 } = announcement
  const key = softwareId === '' ? mac : softwareId
  const known = heard.get(key)
  if (known ? known.address !== undefined : heard.size >= mostNeighbours) return
  const address = [ipv4, from].find((each) => each !== undefined && each !== '0.0.0.0')
  heard.set(key, { ...announcement, ...(address !== undefined && { address }) })
}

/** Sends the question now and again, and remembers whether it ever left. */
class Asking {
  readonly #socket: Socket
  readonly #targets: readonly Target[]
  readonly #timer: NodeJS.Timeout
  #left = 0

  constructor(socket: Socket, { targets, askEveryMs = 1_000 }: FindOptions) {
    this.#socket = socket
    this.#targets = targets
    this.#timer = setInterval(() => this.#ask(), askEveryMs)
    this.#ask()
  }

  get isDeaf(): boolean {
    return this.#left === 0
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #ask(): void {
    for (const { host, port } of this.#targets) {
      this.#socket.send(mndpQuestion, port, host, (error) => {
        if (!error) this.#left += 1
      })
    }
  }
}

/** A socket that may broadcast; undefined where there is no network at all. */
async function openSocket(at: Target): Promise<Socket | undefined> {
  return (await bound(at)) ?? (await bound({ ...at, port: 0 }))
}

function bound({ host, port }: Target): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    // WinBox listens at the same port, and may be open.
    const socket = createSocket({ type: 'udp4', reuseAddr: true })
    const refuse = () => {
      socket.close()
      resolve(undefined)
    }
    socket.once('error', refuse)
    socket.bind(port, host, () => {
      // From here on a network that goes away is nobody answering.
      socket.off('error', refuse).on('error', () => undefined)
      socket.setBroadcast(true)
      resolve(socket)
    })
  })
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end, { once: true })
  })
}
