/** A page of ours, as far as the network can tell: the real WebSocket of the browser host. */
import { once } from 'node:events'
import WebSocket from 'ws'
import { createClient } from '../../src/contract/client.ts'
import { contract } from '../../src/contract/index.ts'
import type { Reply, WireEvent } from '../../src/contract/wire.ts'
import { openingShifts } from './open-shift.ts'

interface Said {
  readonly id?: number
  readonly reply?: Reply
  readonly event?: WireEvent
  readonly resume?: string
}

export class Page {
  readonly socket: WebSocket
  /** Everything the host said, in order. */
  readonly said: Said[] = []
  /** Every call of the contract, over this socket. */
  readonly client = createClient(contract, {
    call: openingShifts((path, input) => this.call(path, input)),
    subscribe: () => () => {},
  })
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  #next = 1

  /** `hello` is the key; anything that is no text is sent as it prints, instead of a hello. */
  constructor(
    url: string,
    hello: unknown,
    { origin = url, path = '/bridge' }: { origin?: string | undefined; path?: string | undefined } = {},
  ) {
    this.socket = new WebSocket(url.replace('http', 'ws') + path, { origin })
    this.socket.on('open', () =>
      this.socket.send(typeof hello === 'string' ? JSON.stringify({ hello }) : String(hello)),
    )
    this.socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Said
      this.said.push(message)
      if (message.id !== undefined && message.reply) this.#waiting.get(message.id)?.(message.reply)
    })
  }

  /** A page that has been let in. */
  static async open(url: string, key: string): Promise<Page> {
    const page = new Page(url, key)
    await page.outcome()
    return page
  }

  /** `open` with the welcome's next key, or how the door was shut. */
  outcome(): Promise<{ resume: string } | { closed: number } | { refused: string }> {
    return new Promise((resolve) => {
      this.socket.once('message', (data) => resolve(JSON.parse(String(data)) as { resume: string }))
      this.socket.once('close', (closed) => resolve({ closed }))
      this.socket.once('error', (error) => resolve({ refused: error.message }))
    })
  }

  /** The newest key this page was given. */
  get key(): string {
    return this.said.findLast(({ resume }) => resume !== undefined)?.resume ?? ''
  }

  async call(path: string, input?: unknown): Promise<Reply> {
    const id = this.#next++
    const answer = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve))
    this.socket.send(JSON.stringify({ id, path, input }))
    return answer
  }

  async close(): Promise<void> {
    this.socket.close()
    if (this.socket.readyState !== WebSocket.CLOSED) await once(this.socket, 'close')
  }
}
