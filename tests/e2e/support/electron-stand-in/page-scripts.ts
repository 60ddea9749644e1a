/**
 * What runs inside the page: the two halves of `contextBridge`, and the preload with its `require('electron')`.
 *
 * The halves live in two worlds of one window, which share DOM events and no objects. Dispatching an event is
 * synchronous across worlds, so a call through the bridge is too.
 */

/** The name of the world the preload lives in, and of the function there that reaches the stand-in. */
export const ISOLATED_WORLD = 'Electron Isolated Context'
export const SEND_BINDING = 'electronStandInSend'

type Encoded = readonly [kind: string, value?: unknown]
interface BridgeMessage {
  readonly id: string
  readonly call?: number
  readonly args?: readonly Encoded[]
  readonly settle?: string
  readonly ok?: boolean
  readonly expose?: string
  readonly value?: Encoded
}

/** Makes one half. Text of this function is sent to the page, so it may use nothing from outside itself. */
function bridgeHalf(mine: string, theirs: string) {
  const functions: ((...args: unknown[]) => unknown)[] = []
  const promises = new Map<string, (ok: boolean, value: unknown) => void>()
  let messages = 0

  function tell(message: Omit<BridgeMessage, 'id'>): unknown {
    messages += 1
    const id = `${mine}-${messages}`
    let answer: Encoded = ['undefined']
    const hear = (event: Event) => {
      answer = JSON.parse((event as CustomEvent<string>).detail)
    }
    addEventListener(`bridge-answer-${id}`, hear, { once: true })
    dispatchEvent(new CustomEvent(`bridge-${theirs}`, { detail: JSON.stringify({ ...message, id }) }))
    removeEventListener(`bridge-answer-${id}`, hear)
    return decode(answer)
  }

  function encode(value: unknown): Encoded {
    if (value === undefined) return ['undefined']
    if (typeof value === 'function') return ['function', functions.push(value as () => unknown) - 1]
    if (value instanceof Promise) return encodePromise(value)
    if (Array.isArray(value)) return ['array', value.map(encode)]
    if (typeof value !== 'object' || value === null) return ['plain', value]
    return ['object', Object.entries(value).map(([key, part]) => [key, encode(part)])]
  }

  function encodePromise(promise: Promise<unknown>): Encoded {
    messages += 1
    const settle = `${mine}-promise-${messages}`
    promise.then(
      (value) => tell({ settle, ok: true, value: encode(value) }),
      (error: Error) => tell({ settle, ok: false, value: encode(error.message) }),
    )
    return ['promise', settle]
  }

  function decode([kind, value]: Encoded): unknown {
    if (kind === 'undefined') return undefined
    if (kind === 'function') return (...args: unknown[]) => tell({ call: value as number, args: args.map(encode) })
    if (kind === 'array') return (value as Encoded[]).map(decode)
    if (kind === 'object') {
      return Object.fromEntries((value as [string, Encoded][]).map(([key, part]) => [key, decode(part)]))
    }
    if (kind !== 'promise') return value
    return new Promise((resolve, reject) => {
      promises.set(value as string, (ok, result) => (ok ? resolve(result) : reject(new Error(String(result)))))
    })
  }

  function handle(message: BridgeMessage): unknown {
    const value = message.value && decode(message.value)
    if (message.call !== undefined) return functions[message.call]?.(...(message.args ?? []).map(decode))
    if (message.settle) promises.get(message.settle)?.(message.ok ?? false, value)
    if (message.expose) Object.defineProperty(window, message.expose, { value: Object.freeze(value), enumerable: true })
    return undefined
  }

  addEventListener(`bridge-${mine}`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as BridgeMessage
    const detail = JSON.stringify(encode(handle(message)))
    dispatchEvent(new CustomEvent(`bridge-answer-${message.id}`, { detail }))
  })
  return { exposeInMainWorld: (name: string, api: unknown) => tell({ expose: name, value: encode(api) }) }
}

/** `ipcRenderer`, over the one function that reaches the stand-in. Sent to the page as text, like the one above. */
function pageIpc(send: (text: string) => void, receiver: { electronStandInReceive?: (text: string) => void }) {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>()
  const of = (channel: string) => listeners.get(channel) ?? new Set()
  let lastId = 0

  receiver.electronStandInReceive = (text) => {
    const { id, error, value, channel, args } = JSON.parse(text)
    for (const listener of of(channel)) listener({}, ...args)
    if (error) waiting.get(id)?.reject(new Error(error))
    else waiting.get(id)?.resolve(value)
    waiting.delete(id)
  }
  return {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        // JSON has no undefined; a list of none or one has.
        send(JSON.stringify({ id: lastId, channel, args: args.map((arg) => (arg === undefined ? [] : [arg])) }))
      }),
    on: (channel: string, listener: (...args: unknown[]) => void) =>
      void listeners.set(channel, of(channel).add(listener)),
    off: (channel: string, listener: (...args: unknown[]) => void) => void of(channel).delete(listener),
  }
}

/** For the page's own world, before any of its scripts. */
export const mainWorldScript = `(${bridgeHalf.toString()})('page', 'preload')`

/** For the preload's world: runs the built preload as Electron's sandbox does, in the main frame only. */
export function preloadScript(preload: string): string {
  return `if (window === window.top) {
    const electron = {
      contextBridge: (${bridgeHalf.toString()})('preload', 'page'),
      ipcRenderer: (${pageIpc.toString()})(${SEND_BINDING}, globalThis),
    }
    const module = { exports: {} }
    const require = (name) => {
      if (name === 'electron') return electron
      throw new Error('a sandboxed preload cannot require ' + name)
    }
    ;(function (exports, require, module) {\n${preload}\n})(module.exports, require, module)
  }`
}
