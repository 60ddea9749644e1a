/** Routers that take a connection, or not even that, and never let go of it: five kinds. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { encodeSentence } from '../../src/backend/routeros/sentences.ts'

export type BlackHole = { readonly kind: string; readonly port: number; readonly close: () => unknown }

/** Accepts, and does with the socket what it likes. */
async function listening(kind: string, serve: (socket: Socket) => void): Promise<BlackHole> {
  const sockets = new Set<Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { kind, port: (server.address() as AddressInfo).port, close }
}

/** Reads everything, and says nothing: in the middle of a login, or of a TLS handshake. */
export const deaf = () => listening('says nothing', (socket) => socket.resume())

/** Says things that are no sentences, on and on, and never hangs up. */
export const babbling = () =>
  listening('babbles', (socket) => {
    const timer = setInterval(() => socket.write(Uint8Array.of(0xff, 0x00, 0x13, 0x37)), 5)
    socket.on('close', () => clearInterval(timer))
  })

/** Lets us in, and never answers a command. */
export const silentAfterLogin = () =>
  listening('falls silent after the login', (socket) =>
    socket.once('data', () => socket.write(encodeSentence(['!done']))).resume(),
  )

const listener = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
  console.log(this.address().port)
})`

/** A listener that nobody tends, its backlog full: connecting is neither accepted nor refused. */
export async function unreachable(): Promise<BlackHole> {
  const child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  child.kill('SIGSTOP')
  const port = Number(line)
  const fillers = await fillBacklog(port)
  const close = () => {
    for (const socket of fillers) socket.destroy()
    child.kill('SIGKILL')
  }
  return { kind: 'does not take connections', port, close }
}

/** Connects until a connection is not taken any more. */
async function fillBacklog(port: number): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (;;) {
    const socket = net.connect(port, '127.0.0.1').on('error', () => undefined)
    sockets.push(socket)
    const isTaken = await Promise.race([once(socket, 'connect').then(() => true), pause(200)])
    if (!isTaken) return sockets
  }
}

const pause = (ms: number) => new Promise<false>((resolve) => setTimeout(resolve, ms, false))
