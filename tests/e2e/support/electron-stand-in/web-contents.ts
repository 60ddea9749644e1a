/** `webContents` over one target of the real Chromium: navigation, requests, messages, crashes. */
import { EventEmitter } from 'node:events'
import { originOf, toBrowser, toElectron } from './addresses.ts'
import type { Session } from './cdp.ts'
import { tell } from './control.ts'
import type { IpcMain } from './ipc-main.ts'
import { ISOLATED_WORLD, mainWorldScript, preloadScript, SEND_BINDING } from './page-scripts.ts'
import type { StandInSession } from './session.ts'

/** A frame that sent a message, as the shell may look at it. */
export interface Frame {
  readonly origin: string
  readonly url: string
  readonly parent: Frame | null
}

interface Context {
  readonly frameId: string
  readonly origin: string
}

interface Around {
  readonly id: number
  readonly target: Promise<{ readonly targetId: string; readonly session: Session }>
  readonly session: StandInSession
  readonly ipcMain: IpcMain
  /** The text of the built preload. */
  readonly preload: string
}

export class WebContents extends EventEmitter {
  readonly id: number
  readonly #around: Around
  /** Message contexts of the preload's world, by Chromium's number. */
  readonly #contexts = new Map<number, Context>()
  readonly #prepared: Promise<Session>
  #mainFrameId = ''
  /** A navigation that the shell asked for is nobody's to prevent. */
  #isNavigatingItself = false
  #isDestroyed = false
  #windowOpenHandler: ((details: { url: string }) => { action: 'allow' | 'deny' }) | undefined

  constructor(around: Around) {
    super()
    this.id = around.id
    this.#around = around
    this.#prepared = this.#prepare()
  }

  async loadURL(url: string): Promise<void> {
    const cdp = await this.#prepared
    await this.#around.session.settlePermissions(new URL(toBrowser(url)).origin)
    const loaded = new Promise<void>((resolve) => void this.once('did-finish-load', resolve))
    this.#isNavigatingItself = true
    const { errorText } = await cdp.send('Page.navigate', { url: toBrowser(url) })
    if (errorText) throw new Error(`${errorText} loading ${url}`)
    await loaded
  }

  reload(): void {
    this.#isNavigatingItself = true
    this.#command((cdp) => cdp.send('Page.reload'))
  }

  send(channel: string, ...args: unknown[]): void {
    const main = [...this.#contexts].find(([, { frameId }]) => frameId === this.#mainFrameId)
    if (main) this.#deliver(main[0], { channel, args })
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'allow' | 'deny' }): void {
    this.#windowOpenHandler = handler
  }

  /** Whether a window that the page opened may live; Electron allows it when nobody was asked. */
  allowsWindow(url: string): boolean {
    return (this.#windowOpenHandler?.({ url }) ?? { action: 'allow' }).action === 'allow'
  }

  forcefullyCrashRenderer(): void {
    this.#command((cdp) => cdp.send('Page.crash'))
  }

  async getPrintersAsync(): Promise<{ name: string }[]> {
    return [{ name: 'Receipt by driver' }]
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /** Chromium says that the target is gone. */
  destroy(): void {
    this.#isDestroyed = true
    this.emit('destroyed')
  }

  #command(command: (cdp: Session) => Promise<unknown>): void {
    // A page that crashes or closes takes the answer with it.
    void this.#prepared.then(command).catch(() => {})
  }

  async #prepare(): Promise<Session> {
    const { session: cdp } = await this.#around.target
    this.#listen(cdp)
    await Promise.all([cdp.send('Page.enable'), cdp.send('Inspector.enable'), cdp.send('Runtime.enable')])
    await cdp.send('Runtime.addBinding', { name: SEND_BINDING, executionContextName: ISOLATED_WORLD })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript })
    const source = preloadScript(this.#around.preload)
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: ISOLATED_WORLD })
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    this.#mainFrameId = (await cdp.send('Page.getFrameTree')).frameTree.frame.id
    return cdp
  }

  #listen(cdp: Session): void {
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.#mainFrameId = frame.id
      this.emit('did-navigate', {}, toElectron(frame.url))
    })
    cdp.on('Page.loadEventFired', () => {
      this.emit('did-finish-load')
      tell({ what: 'page loaded' })
    })
    cdp.on('Inspector.targetCrashed', () => {
      this.#contexts.clear()
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    })
    cdp.on('Runtime.executionContextsCleared', () => this.#contexts.clear())
    cdp.on('Runtime.executionContextDestroyed', (gone) => this.#contexts.delete(gone.executionContextId))
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== ISOLATED_WORLD) return
      this.#contexts.set(context.id, { frameId: String(context.auxData?.frameId), origin: context.origin })
    })
    cdp.on('Runtime.bindingCalled', (call) => void this.#receive(call.executionContextId, call.payload))
    cdp.on('Fetch.requestPaused', (paused) => {
      const isNavigation = paused.resourceType === 'Document'
      const url = toElectron(paused.request.url)
      if (isNavigation && this.#isPrevented(url, paused.frameId)) {
        void cdp.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' })
        tell({ what: 'navigation refused', url })
      } else void this.#around.session.answer(cdp, { ...paused, url })
    })
  }

  /** Asks the shell about a navigation that the page began. */
  #isPrevented(url: string, frameId: string): boolean {
    const isMainFrame = frameId === this.#mainFrameId
    if (isMainFrame && this.#isNavigatingItself) {
      this.#isNavigatingItself = false
      return false
    }
    let isPrevented = false
    const details = { url, isMainFrame, isSameDocument: false, preventDefault: () => (isPrevented = true) }
    this.emit('will-frame-navigate', details)
    if (isMainFrame) this.emit('will-navigate', details, url)
    return isPrevented
  }

  /** A message from a preload's world: the sender is who Chromium says it is, not who it says it is. */
  async #receive(contextId: number, text: string): Promise<void> {
    const { id, channel, args } = JSON.parse(text) as { id: number; channel: string; args: unknown[][] }
    const context = this.#contexts.get(contextId)
    const senderFrame = context ? this.#frame(context) : null
    const event = { sender: this, senderFrame, type: 'frame' }
    const [value, error] = await this.#around.ipcMain
      .dispatch(
        channel,
        event,
        args.map((arg) => arg[0]),
      )
      .then(
        (answer) => [answer, undefined],
        (reason: Error) => [undefined, reason.message],
      )
    this.#deliver(contextId, { id, value, error })
  }

  #frame({ frameId, origin }: Context): Frame {
    const own = { origin: originOf(origin), url: '' }
    if (frameId === this.#mainFrameId) return { ...own, parent: null }
    return { ...own, parent: { origin: 'app://counter', url: 'app://counter/', parent: null } }
  }

  #deliver(contextId: number, message: object): void {
    const expression = `electronStandInReceive(${JSON.stringify(JSON.stringify(message))})`
    this.#command((cdp) => cdp.send('Runtime.evaluate', { contextId, expression }))
  }
}
