/** One client's connection to the API: sentences in, replies out, tags, streams and cancelling. */
import type { Socket } from 'node:net'
import { execute } from './execute.ts'
import type { Faults } from './faults.ts'
import { apiLogin, callerOf } from './login.ts'
import type { Caller, Outcome, Request } from './menu.ts'
import { Outbox } from './outbox.ts'
import { readRequest } from './request.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'
import { interrupted, Trap } from './trap.ts'
import { atLeast } from './version.ts'
import { encodeBytes, SentenceReader } from './wire.ts'

type Stream = { readonly request: Request; readonly stop: () => void }

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
        this.#attempt(request, () => this.#login(request)),
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
  #attempt(request: Request, command: () => string[][]): string[][] {
    try {
      return command()
    } catch (error) {
      if (!(error instanceof Trap)) throw error
      return [this.#words('!trap', request, error.words()), this.#words('!done', request)]
    }
  }

  #login(request: Request): string[][] {
    const from = this.#socket.remoteAddress ?? ''
    const step = apiLogin(this.#state, request, { challenge: this.#challenge, from })
    this.#challenge = 'challenge' in step ? step.challenge : undefined
    if ('challenge' in step) return [this.#words('!done', request, [`=ret=${step.challenge}`])]
    this.#userId = step.caller
    return [this.#words('!done', request)]
  }

  #run(request: Request, caller: Caller): string[][] {
    const outcome = execute(this.#state, caller, request)
    const rows = (outcome.rows ?? []).map((row) => this.#row(request, row))
    if (outcome.stream) {
      this.#start(request, outcome.stream)
      return rows
    }
    const empty = outcome.rows?.length === 0 && atLeast(this.#state.version, '7.18')
    const ret = outcome.ret === undefined ? [] : [`=ret=${outcome.ret}`]
    return [...rows, ...(empty ? [this.#words('!empty', request)] : []), this.#words('!done', request, ret)]
  }

  #start(request: Request, stream: NonNullable<Outcome['stream']>): void {
    const stop = stream((row) => this.#post(encodeBytes(this.#row(request, row))))
    this.#streams.add({ request, stop })
  }

  /** Ends one tag's commands, or all; the cancel is done before the cancelled is, as captured from real routers. */
  #cancel(request: Request): void {
    const tag = request.attributes.get('tag')
    const victims = [...this.#streams].filter((stream) => tag === undefined || stream.request.tag === tag)
    for (const victim of victims) {
      victim.stop()
      this.#streams.delete(victim)
    }
    this.#reply(request, [
      ...victims.map((victim) => this.#words('!trap', victim.request, interrupted().words())),
      this.#words('!done', request),
      ...victims.map((victim) => this.#words('!done', victim.request)),
    ])
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

  #reply({ menu, command }: Request, sentences: readonly string[][]): void {
    const path = `${menu}/${command}`
    if (this.#faults.takeCut(path)) this.#outbox.post(this.#faults.latencyMs, () => this.destroy())
    else this.#post(this.#faults.takeGarbage(path) ? noise : Buffer.concat(sentences.map(encodeBytes)))
  }

  #post(bytes: Uint8Array): void {
    this.#outbox.post(this.#faults.latencyMs, () => this.#socket.write(bytes))
  }

  /** Has no tag and no attributes, and ends the connection. */
  #fatal(reason: string): void {
    this.#outbox.post(this.#faults.latencyMs, () => this.#socket.end(encodeBytes(['!fatal', reason])))
  }
}
