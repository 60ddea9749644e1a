/** A session with one router: many commands in flight at once, each with its own tag, deadline and answer. */
import type { Socket } from 'node:net'
import { commandWords, type Reply, type ReplySentence, readReply } from './command.ts'
import { ConnectionClosed, ProtocolError, type RouterError, RouterFatal, RouterTrap } from './errors.ts'
import { PendingCommand, type RunOptions } from './pending.ts'
import { encodeSentence, SentenceDecoder } from './sentences.ts'

/** How a session treats its commands. */
export type SessionOptions = {
  /** Deadline of a command that brings none of its own. */
  readonly commandTimeoutMs?: number
  /** Commands in flight at most; the rest wait in order. Measured: 25 and more can hang a router's console. */
  readonly windowSize?: number
}

/**
 * An open session over a stream.
 *
 * Every command settles: with its reply, with `RouterTrap`, with `RouterTimeout`, with its signal's reason, or, all
 * at once, with what ended the session (`RouterFatal`, `ProtocolError`, `ConnectionClosed`).
 */
export class RouterConnection {
  /** Settles when the session is over, with the reason; never rejects. */
  readonly closed: Promise<RouterError>
  readonly #socket: Socket
  readonly #commandTimeoutMs: number
  readonly #windowSize: number
  readonly #decoder = new SentenceDecoder()
  readonly #inFlight = new Map<string, PendingCommand>()
  readonly #waiting: PendingCommand[] = []
  readonly #resolveClosed: (reason: RouterError) => void
  #lastTag = 0
  #ended: RouterError | undefined

  constructor(socket: Socket, { commandTimeoutMs = 10_000, windowSize = 16 }: SessionOptions = {}) {
    const { promise, resolve } = Promise.withResolvers<RouterError>()
    this.closed = promise
    this.#resolveClosed = resolve
    this.#socket = socket
    this.#commandTimeoutMs = commandTimeoutMs
    this.#windowSize = windowSize
    socket.on('data', (chunk) => this.#receive(chunk))
    socket.on('error', (cause) => this.#end(new ConnectionClosed('the link to the router broke', { cause })))
    socket.on('close', () => this.#end(new ConnectionClosed('the router closed the connection')))
  }

  /** Is the session still usable? */
  get isOpen(): boolean {
    return this.#ended === undefined
  }

  /** Runs one command, such as `/ip/hotspot/user/add`; the sentence leaves in this very call if the window has room. */
  async run(path: string, options: RunOptions = {}): Promise<Reply> {
    const words = commandWords(path, options)
    options.signal?.throwIfAborted()
    if (this.#ended) throw new ConnectionClosed('the session is over', { cause: this.#ended })
    return await new Promise((resolve, reject) => {
      const giveUp = (given: PendingCommand) => this.#forget(given)
      const timeoutMs = options.timeoutMs ?? this.#commandTimeoutMs
      this.#waiting.push(new PendingCommand(words, { ...options, timeoutMs }, { resolve, reject, giveUp }))
      this.#fillWindow()
    })
  }

  /** Ends the session; whatever is in flight rejects with `ConnectionClosed`. */
  close(): void {
    this.#end(new ConnectionClosed('the session was closed'))
  }

  #fillWindow(): void {
    while (!this.#ended && this.#inFlight.size < this.#windowSize) {
      const command = this.#waiting.shift()
      if (!command) return
      const tag = command.untagged ? '' : this.#nextTag()
      this.#inFlight.set(tag, command)
      command.departed(tag)
      this.#write(command.words, tag)
    }
  }

  #nextTag(): string {
    this.#lastTag += 1
    return String(this.#lastTag)
  }

  #write([path = '', ...words]: readonly string[], tag: string): void {
    this.#socket.write(encodeSentence(tag === '' ? [path, ...words] : [path, `.tag=${tag}`, ...words]))
  }

  /** Stops expecting a reply; tags are never used twice, so a late one is told apart. */
  #forget(command: PendingCommand): void {
    if (command.tag === undefined) {
      this.#waiting.splice(this.#waiting.indexOf(command), 1)
      return
    }
    this.#inFlight.delete(command.tag)
    if (command.tag !== '') this.#write(['/cancel', `=tag=${command.tag}`], this.#nextTag())
    this.#fillWindow()
  }

  #receive(chunk: Uint8Array): void {
    try {
      for (const sentence of this.#decoder.push(chunk)) {
        if (this.#ended) return
        this.#take(readReply(sentence))
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      this.#end(error)
    }
  }

  #take(reply: ReplySentence): void {
    const command = this.#inFlight.get(reply.tag)
    if (reply.kind === '!fatal') this.#end(new RouterFatal(reply.bare[0] ?? reply.attributes.message ?? ''))
    else if (command) this.#answer(command, reply)
    else if (!this.#wasUsed(reply.tag)) throw new ProtocolError('a reply to a command nobody sent')
  }

  #answer(command: PendingCommand, sentence: ReplySentence): void {
    try {
      const reply = command.collector.take(sentence)
      if (!reply) return
      this.#inFlight.delete(sentence.tag)
      command.resolve(reply)
    } catch (error) {
      if (!(error instanceof RouterTrap)) throw error
      this.#inFlight.delete(sentence.tag)
      command.reject(error)
    }
    this.#fillWindow()
  }

  #wasUsed(tag: string): boolean {
    return /^[1-9]\d*$/.test(tag) && Number(tag) <= this.#lastTag
  }

  #end(reason: RouterError): void {
    if (this.#ended) return
    this.#ended = reason
    this.#socket.destroy()
    const abandoned = [...this.#inFlight.values(), ...this.#waiting.splice(0)]
    this.#inFlight.clear()
    for (const command of abandoned) command.reject(reason)
    this.#resolveClosed(reason)
  }
}
