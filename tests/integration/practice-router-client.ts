/** A bare API client for tests: sentences out, sentences in, nothing understood in between. */
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { encodeSentence, SentenceDecoder } from '../../src/backend/routeros/sentences.ts'

/** One connection; `run` is for one command at a time, `send` and `next` for everything else. */
export class TestClient {
  readonly closed: Promise<void>
  readonly #socket: Socket
  readonly #decoder = new SentenceDecoder()
  readonly #arrived: string[][] = []
  #wake: () => void = () => undefined
  #ended = false

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#arrived.push(...this.#decoder.push(chunk))
      this.#wake()
    })
    socket.on('error', () => undefined)
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#ended = true
        this.#wake()
        resolve()
      })
    })
  }

  /** Sends one sentence. */
  send(...words: string[]): void {
    this.#socket.write(encodeSentence(words))
  }

  /** Sends bytes as they are. */
  sendBytes(bytes: Uint8Array): void {
    this.#socket.write(bytes)
  }

  /** The next sentence to arrive, or undefined when the connection ended. */
  async next(): Promise<string[] | undefined> {
    while (this.#arrived.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.#arrived.shift()
  }

  /** Sends a command and returns every sentence up to its `!done`, or up to the end. */
  async run(...words: string[]): Promise<string[][]> {
    this.send(...words)
    const replies: string[][] = []
    for (let reply = await this.next(); reply !== undefined; reply = await this.next()) {
      replies.push(reply)
      if (reply[0] === '!done') break
    }
    return replies
  }

  /** The rows of a print, as records. */
  async rows(...words: string[]): Promise<Record<string, string>[]> {
    const replies = await this.run(...words)
    return replies.filter(([reply]) => reply === '!re').map(([, ...attributes]) => toRecord(attributes))
  }

  /** Ends the connection. */
  close(): void {
    this.#socket.destroy()
  }
}

/** Connects; with `login` also logs in. */
export async function openClient(
  port: number,
  login?: { readonly username: string; readonly password: string },
  certificate?: string,
): Promise<TestClient> {
  const socket = certificate
    ? connectTls({ port, host: '127.0.0.1', ca: certificate })
    : connect({ port, host: '127.0.0.1' })
  await new Promise<void>((resolve, reject) => {
    socket.once(certificate ? 'secureConnect' : 'connect', resolve)
    socket.once('error', reject)
  })
  const client = new TestClient(socket)
  if (login) {
    const replies = await client.run('/login', `=name=${login.username}`, `=password=${login.password}`)
    if (replies.length !== 1) throw new Error(`the login was refused: ${JSON.stringify(replies)}`)
  }
  return client
}

function toRecord(attributes: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    attributes.map((word) => {
      const equals = word.indexOf('=', 1)
      return [word.slice(1, equals), word.slice(equals + 1)]
    }),
  )
}
