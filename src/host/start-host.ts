/** The browser host: the same backend and the same screens, in a browser on this computer only. */

import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CounterOptions, openCounter } from '../backend/open-counter.ts'
import { EntryKeys, sameText } from './entry-keys.ts'
import { SocketTransport } from './socket-transport.ts'
import { serveFile } from './static-files.ts'

const ADDRESS = '127.0.0.1'
/** Where a second start of the program asks the first for another window. */
const SUMMON_PATH = '/summon'

export interface HostOptions extends CounterOptions {
  /** The built screens. */
  readonly screens: string
  /** 0 picks a free port. */
  readonly port: number
}

export interface Host {
  readonly url: string
  /** Opens the page once: `<url>/#token=<token>`. */
  readonly token: string
  close(): Promise<void>
}

/** Starts it. @throws DataFolderInUse when another program has the data folder. */
export async function startHost(options: HostOptions): Promise<Host> {
  const counter = await openCounter(options)
  const keys = new EntryKeys()
  const summonKey = randomBytes(32).toString('base64url')
  const sockets = new SocketTransport(counter, keys)
  const server = createServer((request, response) => {
    if (request.url === SUMMON_PATH) summon(request, response)
    else if (request.headers.host !== host()) response.writeHead(421).end()
    else void serveFile(options.screens, port(), request, response)
  })
  const port = () => (server.address() as AddressInfo).port
  const host = () => `${ADDRESS}:${port()}`
  const summon = (request: IncomingMessage, response: ServerResponse) => {
    const offered = request.method === 'POST' ? String(request.headers['x-summon-key']) : ''
    if (!sameText(offered, summonKey)) return response.writeHead(403).end()
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token: keys.issue() }))
  }
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head, `http://${host()}`))
  try {
    await listen(server, options.port)
  } catch (error) {
    await counter.close()
    throw error
  }
  const url = `http://${host()}`
  counter.announce({ url, summonKey })
  return {
    url,
    token: keys.issue(),
    close: async () => {
      sockets.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await counter.close()
    },
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, ADDRESS, resolve)
  })
}

/** Asks a host that is already running for a fresh token; undefined when it does not answer. */
export async function summonHost(note: { url: string; summonKey: string }): Promise<string | undefined> {
  try {
    const headers = { 'x-summon-key': note.summonKey }
    const reply = await fetch(note.url + SUMMON_PATH, { method: 'POST', headers, signal: AbortSignal.timeout(3_000) })
    return reply.ok ? ((await reply.json()) as { token: string }).token : undefined
  } catch {
    return undefined
  }
}
