/** The transport between window and backend: one channel for calls, one for events, and only our own page is heard. */
import { ipcMain, type WebContents } from 'electron'
import type { Log } from '../../src/backend/log.ts'
import type { Counter } from '../../src/backend/open-counter.ts'
import type { Reply } from '../../src/contract/wire.ts'
import type { ErrorCode, Reason } from '../../src/core/errors.ts'
import { asJson } from './as-json.ts'
import { isOurPage } from './sender.ts'

const CALL = 'teller:call'
const EVENT = 'teller:event'

interface IpcTransportOptions {
  readonly counter: Pick<Counter, 'call' | 'subscribe' | 'forget'>
  /** The origin of our page. */
  readonly origin: string
  readonly log: Log
}

/** The page that is in a window now, as the backend knows it. */
interface Caller {
  readonly id: string
  leave(): void
}

export class IpcTransport {
  readonly #options: IpcTransportOptions
  /** By the number of the window's contents. */
  readonly #callers = new Map<number, Caller>()
  #pages = 0

  constructor(options: IpcTransportOptions) {
    this.#options = options
    ipcMain.handle(CALL, (event, path: unknown, input: unknown) => {
      const caller = this.#callers.get(event.sender.id)
      if (caller && isOurPage(() => event.senderFrame, options.origin)) return this.#call(caller.id, path, input)
      options.log.warn('a call from elsewhere was refused')
      return refusal('forbidden', 'not_allowed')
    })
  }

  /**
   * Serves a window until it is gone. Every page in it is a caller of its own, so that a sign-in which is still being
   * checked while the page reloads signs nobody in.
   */
  connect(contents: WebContents): void {
    const leave = () => {
      this.#callers.get(contents.id)?.leave()
      this.#callers.delete(contents.id)
    }
    const enter = () => void this.#callers.set(contents.id, this.#enter(contents))
    enter()
    contents.on('did-navigate', () => {
      leave()
      enter()
    })
    contents.on('render-process-gone', leave)
    contents.once('destroyed', leave)
  }

  #enter(contents: WebContents): Caller {
    const { counter } = this.#options
    this.#pages += 1
    const id = `page-${this.#pages}`
    const stopListening = counter.subscribe(id, (event) => contents.send(EVENT, event))
    const leave = () => {
      stopListening()
      counter.forget(id)
    }
    return { id, leave }
  }

  async #call(callerId: string, path: unknown, input: unknown): Promise<Reply> {
    if (typeof path !== 'string') return refusal('not_found', 'no_such_call')
    const json = asJson(input)
    return json.ok ? this.#options.counter.call(callerId, path, json.value) : refusal('bad_request', json.problem)
  }
}

function refusal(code: ErrorCode, reason: Reason): Reply {
  return { ok: false, error: { code, reason } }
}
