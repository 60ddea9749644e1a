/** `BrowserWindow` over a page of the real, headless Chromium. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { tell } from './control.ts'
import type { IpcMain } from './ipc-main.ts'
import type { StandInSession } from './session.ts'
import type { Targets } from './targets.ts'
import { WebContents } from './web-contents.ts'

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface WindowOptions extends Partial<Rectangle> {
  readonly kiosk?: boolean
  readonly webPreferences: {
    readonly preload: string
    readonly sandbox?: boolean
    readonly contextIsolation?: boolean
    readonly nodeIntegration?: boolean
  }
}

/** What a window needs of the rest of the stand-in. */
export interface WindowWorld {
  readonly targets: Pick<Targets, 'open' | 'close'>
  readonly session: StandInSession
  readonly ipcMain: IpcMain
}

let lastId = 0

export class StandInWindow extends EventEmitter {
  readonly webContents: WebContents
  readonly targetId: Promise<string>
  readonly #world: WindowWorld
  readonly #options: WindowOptions
  #isMinimized = false
  #isMaximized = false
  #isKiosk: boolean

  constructor(world: WindowWorld, options: WindowOptions) {
    super()
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences
    if (!sandbox || !contextIsolation || nodeIntegration) throw new Error('the stand-in knows only locked-down pages')
    this.#world = world
    this.#options = options
    this.#isKiosk = options.kiosk ?? false
    lastId += 1
    const target = world.targets.open()
    this.targetId = target.then(({ targetId }) => targetId)
    const { session, ipcMain } = world
    const text = readFileSync(preload, 'utf8')
    this.webContents = new WebContents({ id: lastId, target, session, ipcMain, preload: text })
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => this.emit('closed'))
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    tell({ what: 'shown' })
  }

  focus(): void {
    tell({ what: 'brought to front' })
  }

  close(): void {
    this.emit('close', { preventDefault: () => {} })
    void this.targetId.then((targetId) => this.#world.targets.close(targetId))
  }

  maximize(): void {
    this.#isMaximized = true
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  minimize(): void {
    this.#isMinimized = true
  }

  restore(): void {
    this.#isMinimized = false
  }

  isMinimized(): boolean {
    return this.#isMinimized
  }

  setKiosk(kiosk: boolean): void {
    this.#isKiosk = kiosk
  }

  isKiosk(): boolean {
    return this.#isKiosk
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  getNormalBounds(): Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options
    return { x, y, width, height }
  }
}
