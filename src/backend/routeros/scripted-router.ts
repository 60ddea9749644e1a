/** For tests: a TCP server that answers sentences as a script says, malformed replies included. */
import net from 'node:net'
import tls from 'node:tls'
import { encodeSentence, SentenceDecoder } from './sentences.ts'

/** One sentence the client sent, and the ways to answer it. */
export type Asked = {
  readonly words: readonly string[]
  /** `.tag=…` as it came, to be put into replies; empty without one. */
  readonly tag: readonly string[]
  reply(...words: string[]): void
  /** Bytes as they are. */
  raw(bytes: Uint8Array): void
  hangUp(): void
}

/** A server under a script; `asked` lists every sentence it got, and `chunks` how many pieces they came in. */
export type ScriptedRouter = {
  readonly port: number
  readonly asked: readonly (readonly string[])[]
  readonly chunks: () => number
  /** Resolves with the next sentence that begins with `path`, whether it was asked already or not. */
  received(path: string): Promise<readonly string[]>
  close(): Promise<void>
}

/** Answers `/login` and leaves the rest to the script. */
export function afterLogin(script: (asked: Asked) => void): (asked: Asked) => void {
  return (asked) => (asked.words[0] === '/login' ? asked.reply('!done') : script(asked))
}

/** Starts the server; the script is called once a sentence. */
export async function startScriptedRouter(
  script: (asked: Asked) => void,
  secure?: { key: string; cert: string },
): Promise<ScriptedRouter> {
  const asked: string[][] = []
  const watchers = new Set<() => void>()
  const sockets = new Set<net.Socket>()
  let chunks = 0
  const onSocket = (socket: net.Socket) => {
    const decoder = new SentenceDecoder()
    sockets.add(socket.setNoDelay(true).on('error', () => undefined))
    socket.on('data', (chunk) => {
      chunks += 1
      for (const words of decoder.push(chunk)) {
        asked.push(words)
        script(answering(socket, words))
        for (const watch of watchers) watch()
      }
    })
  }
  const server = secure ? tls.createServer(secure, onSocket) : net.createServer(onSocket)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    asked,
    chunks: () => chunks,
    received: (path) =>
      new Promise((resolve) => {
        const look = () => {
          const found = asked.find((words) => words[0] === path)
          if (found) resolve(found)
        }
        watchers.add(look)
        look()
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function answering(socket: net.Socket, words: readonly string[]): Asked {
  return {
    words,
    tag: words.filter((word) => word.startsWith('.tag=')),
    reply: (...reply) => socket.write(encodeSentence(reply)),
    raw: (bytes) => socket.write(bytes),
    hangUp: () => socket.destroy(),
  }
}
