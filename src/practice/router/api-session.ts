/** One client's connection to the API: sentences in, replies out, tags, streams and cancelling. */
import type { Socket } from 'node:net'
import { execute } from './execute.ts'
import type { Faults } from './faults.ts'
import { apiLogin, callerOf } from './login.ts'
import type { Caller, Outcome, Request } from './menu.ts'
import { Outbox } from './outbox.ts'
import { readRequest } from './request.ts'
import { enter, type Peer, type Presence, turnAway } from './sessions.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'
import { interrupted, Trap } from './trap.ts'
import { atLeast } from './version.ts'
import { encodeBytes, SentenceReader } from './wire.ts'

type Stream = { readonly request: Request; stop: () => void }
/** The sentences of an answer, and what happens behind them. */
type Answer = { readonly sentences: readonly string[][]; readonly after?: (() => void) | undefined }

/** A reserved control byte and noise: no client can read this as a sentence. */
const noise = Uint8Array.of(0xff, 0x00, 0xfe, 0x13, 0x37, 0xf9, 0x80)

/** Serves one socket until either side ends it. */
export class ApiSession {
  readonly #socket: Socket
  readonly #state: RouterState
  readonly #faults: Faults
  readonly #reader = new SentenceReader()
  readonly #outbox = new Outbox()
  readonly #streams = new Set<Stream>()
  #waiting: string[][] = []
  #userId: string | undefined
  #presence: Presence | undefined
  #challenge: string | undefined

  constructor(socket: Socket, state: RouterState, faults: Faults) {
    this.#socket = socket
    this.#state = state
    this.#faults = faults
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    // A client that vanishes is no event for a router; 'close' follows.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#clear())
  }

  /** Handles what came in while the router was stalled. */
  resume(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const words of waiting) this.#receive(words)
  }

  /** Drops the connection at once. */
  destroy(): void {
    this.#clear()
    this.#socket.destroy()
  }

  #clear(): void {
    this.#outbox.clear()
    this.#waiting = []
    for (const { stop } of this.#streams) stop()
    this.#streams.clear()
    this.#presence?.end()
    this.#presence = undefined
  }

  #read(chunk: Buffer): void {
    for (const words of this.#decode(chunk)) this.#receive(words)
  }

  /** Bytes that cannot be sentences end the connection: what follows them has no meaning. */
  #decode(chunk: Buffer): string[][] {
    try {
      return this.#reader.push(chunk)
    } catch {
      this.destroy()
      return []
    }
  }

  #receive(words: string[]): void {
    if (this.#socket.destroyed || this.#socket.writableEnded) return
    if (this.#faults.stalled) this.#waiting.push(words)
    else this.#handle(readRequest(words))
  }

  #handle(request: Request): void {
    const path = `${request.menu}/${request.command}`
    const caller = this.#userId === undefined ? undefined : callerOf(this.#state, this.#userId)
    if (path === '/quit') this.#fatal('session terminated on request')
    else if (path === '/login')
      this.#reply(
        request,
        this.#attempt(request, () => ({ sentences: this.#logIn(request) })),
      )
    else if (!caller) this.#fatal('not logged in')
    else if (path === '/cancel') this.#cancel(request)
    else
      this.#reply(
        request,
        this.#attempt(request, () => this.#run(request, caller)),
      )
  }

  /** The reply sentences of a command, or of the trap it ended in. */
  #attempt(request: Request, command: () => Answer): Answer {
    try {
      return command()
    } catch (error) {
      if (!(error instanceof Trap)) throw error
      const traps = error.before ? [error.before, error] : [error]
      const said = traps.map((trap) => this.#words('!trap', request, trap.words()))
      return { sentences: [...said, this.#words('!done', request)] }
    }
  }

  #logIn(request: Request): string[][] {
    try {
      return this.#login(request)
    } catch (error) {
      turnAway(this.#state, request.attributes.get('name') ?? '', this.#peer())
      throw error
    }
  }

  #login(request: Request): string[][] {
    const from = this.#socket.remoteAddress ?? ''
    const step = apiLogin(this.#state, request, { challenge: this.#challenge, from })
    this.#challenge = 'challenge' in step ? step.challenge : undefined
    if ('challenge' in step) return [this.#words('!done', request, [`=ret=${step.challenge}`])]
    this.#userId = step.caller
    this.#presence?.end()
    this.#presence = enter(this.#state, step.caller, this.#peer())
    return [this.#words('!done', request)]
  }

  #peer(): Peer {
    const { remoteAddress: address = '', remotePort: port = 0, localPort = 0 } = this.#socket
    return { address, port, localPort }
  }

  #run(request: Request, caller: Caller): Answer {
    const outcome = execute(this.#state, caller, request)
    const rows = (outcome.rows ?? []).map((row) => this.#row(request, row))
    if (outcome.stream) {
      this.#start(request, outcome.stream)
      return { sentences: rows }
    }
    const empty = outcome.rows?.length === 0 && atLeast(this.#state.version, '7.18')
    const ret = outcome.ret === undefined ? [] : [`=ret=${outcome.ret}`]
    const end = [...(empty ? [this.#words('!empty', request)] : []), this.#words('!done', request, ret)]
    return { sentences: [...rows, ...end], after: outcome.after }
  }

  #start(request: Request, stream: NonNullable<Outcome['stream']>): void {
    const emit = (row: Item) => this.#post(encodeBytes(this.#row(request, row)))
    const begun: Stream = { request, stop: () => undefined }
    this.#streams.add(begun)
    begun.stop = stream(emit, () => this.#finish(begun))
    // It may have come to its end at once.
    if (!this.#streams.has(begun)) begun.stop()
  }

  /** A stream came to its own end. */
  #finish(stream: Stream): void {
    stream.stop()
    if (this.#streams.delete(stream)) this.#reply(stream.request, { sentences: [this.#words('!done', stream.request)] })
  }

  /** Ends one tag's commands, or all; the cancel is done before the cancelled is, as captured from real routers. */
  #cancel(request: Request): void {
    const tag = request.attributes.get('tag')
    const victims = [...this.#streams].filter((stream) => tag === undefined || stream.request.tag === tag)
    for (const victim of victims) {
      victim.stop()
      this.#streams.delete(victim)
    }
    this.#reply(request, {
      sentences: [
        ...victims.map((victim) => this.#words('!trap', victim.request, interrupted().words())),
        this.#words('!done', request),
        ...victims.map((victim) => this.#words('!done', victim.request)),
      ],
    })
  }

  #row(request: Request, row: Item): string[] {
    return this.#words(
      '!re',
      request,
      [...row].map(([name, value]) => `=${name}=${value}`),
    )
  }

  #words(reply: string, { tag }: Request, words: readonly string[] = []): string[] {
    return [reply, ...(tag === undefined ? [] : [`.tag=${tag}`]), ...words]
  }

  #reply({ menu, command }: Request, { sentences, after }: Answer): void {
    const path = `${menu}/${command}`
    if (this.#faults.takeCut(path)) this.#outbox.post(this.#faults.latencyMs, () => this.destroy())
    else this.#post(this.#faults.takeGarbage(path) ? noise : Buffer.concat(sentences.map(encodeBytes)))
    if (after) this.#outbox.post(this.#faults.latencyMs, after)
  }

  #post(bytes: Uint8Array): void {
    this.#outbox.post(this.#faults.latencyMs, () => this.#socket.write(bytes))
  }

  /** Has no tag and no attributes, and ends the connection. */
  #fatal(reason: string): void {
    this.#outbox.post(this.#faults.latencyMs, () => this.#socket.end(encodeBytes(['!fatal', reason])))
  }
}
