/** `session.defaultSession` and `protocol`: the shell's own handlers answer what the real Chromium asks. */
import { EventEmitter } from 'node:events'
import { toElectron } from './addresses.ts'
import type { Session } from './cdp.ts'
import { tell } from './control.ts'

type RequestListener = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void
type PermissionListener = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
type PermissionCheck = (contents: unknown, permission: string) => boolean
type SchemeHandler = (request: Request) => Promise<Response> | Response

interface Paused {
  readonly requestId: string
  readonly url: string
  readonly request: { readonly method: string; readonly headers: Record<string, string> }
}

const PERMISSIONS = ['geolocation', 'notifications', 'midi', 'clipboard-read']

export class StandInSession extends EventEmitter {
  readonly #browser: () => Session
  readonly #schemes = new Map<string, SchemeHandler>()
  readonly #privileged = new Set<string>()
  /** What a test says of the disk that downloads would go to. */
  diskIsFull = false
  #onBeforeRequest: RequestListener | undefined
  #onPermissionRequest: PermissionListener | undefined
  #onPermissionCheck: PermissionCheck | undefined

  constructor(browser: () => Session) {
    super()
    this.#browser = browser
  }

  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => {
      this.#onBeforeRequest = listener
    },
  }

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: { standard?: boolean } }[]) => {
      for (const { scheme, privileges } of schemes) if (privileges.standard) this.#privileged.add(scheme)
    },
    handle: (scheme: string, handler: SchemeHandler) => {
      if (!this.#privileged.has(scheme)) throw new Error(`${scheme} was not registered as a standard scheme in time`)
      this.#schemes.set(`${scheme}:`, handler)
    },
  }

  setPermissionRequestHandler(listener: PermissionListener): void {
    this.#onPermissionRequest = listener
  }

  setPermissionCheckHandler(listener: PermissionCheck): void {
    this.#onPermissionCheck = listener
  }

  setDevicePermissionHandler(): void {}

  /** A page began a download; Chromium is told to refuse every one, so that one the shell lets through is only told. */
  download(url: string): void {
    let isPrevented = false
    const item = Object.assign(new EventEmitter(), { getURL: () => toElectron(url), getFilename: () => 'file' })
    this.emit('will-download', { preventDefault: () => (isPrevented = true) }, item)
    tell({ what: 'download', isKept: !isPrevented })
    if (!isPrevented) item.emit('done', {}, this.diskIsFull ? 'interrupted' : 'completed')
  }

  /**
   * Chromium asks its embedder at the moment of need; from outside it can only be told beforehand. So the shell's own
   * handlers are asked now. Electron grants where there is no handler, and so does this when either of the two is missing.
   */
  async settlePermissions(origin: string): Promise<void> {
    for (const name of PERMISSIONS) {
      const isRequested = await new Promise<boolean>((resolve) => {
        if (this.#onPermissionRequest) this.#onPermissionRequest(null, name, resolve)
        else resolve(true)
      })
      const setting = isRequested || (this.#onPermissionCheck?.(null, name) ?? true) ? 'granted' : 'denied'
      await this.#browser().send('Browser.setPermission', { permission: { name }, setting, origin })
    }
  }

  /** Answers a request that Chromium has paused: cancelled, from a handler of the shell, or let go to the network. */
  async answer(cdp: Session, { requestId, url, request }: Paused): Promise<void> {
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => {
      if (this.#onBeforeRequest) this.#onBeforeRequest({ url }, resolve)
      else resolve({})
    })
    if (cancel) return void cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    const handler = this.#schemes.get(new URL(url).protocol)
    if (!handler) return void cdp.send('Fetch.continueRequest', { requestId })
    const response = await handler(new Request(url, { method: request.method }))
    await cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  /** What the shell's handler says to an address that no browser would send: URLs are tidied before they leave a page. */
  async ask(url: string, method: string): Promise<{ status: number; text: string; headers: Record<string, string> }> {
    const handler = this.#schemes.get(new URL(toElectron(url)).protocol)
    if (!handler) throw new Error(`nobody handles ${url}`)
    const response = await handler({ url, method } as Request)
    return { status: response.status, text: await response.text(), headers: Object.fromEntries(response.headers) }
  }
}
