/** A session with one router: many commands in flight at once, each with its own tag, deadline and answer. */
import type { X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Charset } from './charset.ts'
import { commandWords, type Reply, type Row } from './command.ts'
import { ConnectionClosed, ProtocolError, type RouterError, RouterFatal } from './errors.ts'
import { Follower, type FollowOptions } from './follow.ts'
import { Lane } from './lane.ts'
import { PendingCommand, type RunOptions, type Settle, type StartOptions } from './pending.ts'
import { type Pump, pump } from './pump.ts'
import type { ReplySentence } from './replies.ts'
import { ReplyDecoder } from './reply-decoder.ts'
import { RowBatches } from './row-batches.ts'
import { encodeSentenceIn } from './sentences.ts'
import { certificateOf } from './socket.ts'
import { heavyWindow, lightWindow } from './window.ts'

/** How a session treats its commands. */
export type SessionOptions = {
  /** Deadline of a command that brings none of its own. */
  readonly commandTimeoutMs?: number
  /** Commands in flight at first; the rest wait in order. It grows and shrinks with what the router can take. */
  readonly windowSize?: number
  /** Commands in flight at most. Measured: 25 heavy ones can hang a router's console. */
  readonly maxWindowSize?: number
  /** The code page of text on a router before version 7 that is not UTF-8. */
  readonly charset?: Charset
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
  /** The certificate that the router showed; undefined without TLS. */
  readonly certificate: X509Certificate | undefined
  readonly #socket: Socket
  readonly #pump: Pump
  readonly #commandTimeoutMs: number
  readonly #charset: Charset
  readonly #decoder: ReplyDecoder
  readonly #inFlight = new Map<string, PendingCommand | Follower>()
  readonly #light: Lane
  readonly #heavy = new Lane(heavyWindow)
  readonly #resolveClosed: (reason: RouterError) => void
  #lastTag = 0
  #ended: RouterError | undefined

  constructor(socket: Socket, options: SessionOptions = {}) {
    const { promise, resolve } = Promise.withResolvers<RouterError>()
    const { windowSize = lightWindow.start, maxWindowSize = Math.max(lightWindow.max, windowSize) } = options
    this.closed = promise
    this.certificate = certificateOf(socket)
    this.#resolveClosed = resolve
    this.#socket = socket
    this.#commandTimeoutMs = options.commandTimeoutMs ?? 10_000
    this.#charset = options.charset ?? 'utf-8'
    this.#decoder = new ReplyDecoder({}, this.#charset)
    this.#light = new Lane({ start: windowSize, min: lightWindow.min, max: maxWindowSize })
    this.#pump = pump(socket, (chunk) => this.#receive(chunk))
    socket.on('error', (cause) => this.#end(new ConnectionClosed('the link to the router broke', { cause })))
    socket.on('close', () => this.#end(new ConnectionClosed('the router closed the connection')))
  }

  /** Is the session still usable? */
  get isOpen(): boolean {
    return this.#ended === undefined
  }

  /** The addresses of both ends of the link, as this computer sees them. */
  get ends(): { readonly ours: string; readonly theirs: string } {
    const { localAddress: ours = '', remoteAddress: theirs = '' } = this.#socket
    return { ours, theirs }
  }

  /** Commands that may be in flight now, as the router answers at present. */
  get windowSize(): number {
    return this.#light.windowSize
  }

  /** Runs one command, such as `/ip/hotspot/user/add`; the sentence leaves in this very call if the window has room. */
  async run(path: string, options: RunOptions = {}): Promise<Reply> {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    this.#start(path, options, { resolve, reject })
    return await promise
  }

  /**
   * Runs a print whose answer is too long to be held as a whole, and yields its rows in batches as they come.
   *
   * While a batch is being worked on at most one more is read ahead; then the router has to wait, and with it whatever
   * else was asked of this session. `timeoutMs` is how long the router may be silent. Leaving the loop early tells it to
   * stop. What fails, fails after the rows that came before it.
   */
  async *stream(path: string, options: RunOptions = {}): AsyncGenerator<readonly Row[], void, undefined> {
    const left = new AbortController()
    const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal
    const hold = () => {
      command.unwatch()
      this.#pump.hold()
    }
    const release = () => {
      if (this.#isInFlight(command)) command.watch()
      this.#pump.release()
    }
    const batches = new RowBatches({ hold, release })
    const command = this.#start(
      path,
      { ...options, signal, onRow: (row) => batches.add(row) },
      { resolve: () => batches.finish(), reject: (error) => batches.finish({ error }) },
    )
    try {
      yield* batches
    } finally {
      left.abort()
      batches.drop()
    }
  }

  /**
   * Follows a menu, `/ip/hotspot/active/listen` or a print with `follow`; the sentence leaves in this very call.
   *
   * It takes no place in the window and has no deadline: a quiet menu says nothing for days.
   */
  follow(path: string, options: FollowOptions = {}): Follower {
    const words = commandWords(path, options)
    options.signal?.throwIfAborted()
    this.#assertOpen()
    const tag = this.#nextTag()
    const follower = new Follower(path, options, () => this.#cancel(tag))
    this.#inFlight.set(tag, follower)
    this.#write(words, tag)
    return follower
  }

  /** Sends a command as soon as its lane has room; throws what is wrong before that. */
  #start(path: string, options: StartOptions, settle: Pick<Settle, 'resolve' | 'reject'>): PendingCommand {
    const words = commandWords(path, options)
    options.signal?.throwIfAborted()
    this.#assertOpen()
    const giveUp = (given: PendingCommand, why: unknown) => this.#forget(given, why)
    const timeoutMs = options.timeoutMs ?? this.#commandTimeoutMs
    const command = new PendingCommand(words, { ...options, timeoutMs }, { ...settle, giveUp })
    this.#laneOf(command).add(command)
    this.#send(this.#laneOf(command))
    return command
  }

  #isInFlight({ tag }: PendingCommand): boolean {
    return tag !== undefined && this.#inFlight.has(tag)
  }

  /** Ends the session; whatever is in flight rejects with `ConnectionClosed`. */
  close(): void {
    this.#end(new ConnectionClosed('the session was closed'))
  }

  #assertOpen(): void {
    if (this.#ended) throw new ConnectionClosed('the session is over', { cause: this.#ended })
  }

  #laneOf({ heavy }: PendingCommand): Lane {
    return heavy ? this.#heavy : this.#light
  }

  #send(lane: Lane): void {
    while (!this.#ended) {
      const command = lane.next()
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
    const sentence = tag === '' ? [path, ...words] : [path, `.tag=${tag}`, ...words]
    this.#socket.write(encodeSentenceIn(this.#charset, sentence))
  }

  /** Stops expecting a reply; tags are never used twice, so a late one is told apart. */
  #forget(command: PendingCommand, why: unknown): void {
    this.#laneOf(command).gaveUp(command, why)
    if (command.tag !== undefined) this.#cancel(command.tag)
    this.#send(this.#laneOf(command))
  }

  #cancel(tag: string): void {
    if (!this.#inFlight.delete(tag) || this.#ended || tag === '') return
    this.#write(['/cancel', `=tag=${tag}`], this.#nextTag())
  }

  #receive(chunk: Uint8Array): void {
    try {
      for (const reply of this.#decoder.push(chunk)) {
        if (this.#ended) return
        this.#take(reply)
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

  #answer(command: PendingCommand | Follower, sentence: ReplySentence): void {
    if (!command.take(sentence)) return
    this.#inFlight.delete(sentence.tag)
    if (command instanceof Follower) return
    const lane = this.#laneOf(command)
    lane.answered(command)
    this.#send(lane)
  }

  #wasUsed(tag: string): boolean {
    return /^[1-9]\d*$/.test(tag) && Number(tag) <= this.#lastTag
  }

  #end(reason: RouterError): void {
    if (this.#ended) return
    this.#ended = reason
    this.#socket.destroy()
    const abandoned = [...this.#inFlight.values(), ...this.#light.abandon(), ...this.#heavy.abandon()]
    this.#inFlight.clear()
    for (const command of abandoned) command.reject(reason)
    this.#resolveClosed(reason)
  }
}
