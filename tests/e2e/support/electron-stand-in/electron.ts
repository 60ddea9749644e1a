/**
 * What the shell gets when it imports `electron` and there is no Electron: the part of its API that the shell uses,
 * over the system's Chromium.
 *
 * The page, its worlds, its origin, its content security policy, its requests and its crashes are Chromium's own; the
 * handlers that decide are the shell's own. What this cannot show: Electron's own sandbox and process model, the `app:`
 * scheme's registration, fuses, structured clone in full (messages go as JSON), permission prompts at the moment they
 * are asked, webviews, redirects, the operating system's key store, real windows, menus, dialogs, kiosk and displays,
 * crash dumps, and the packaged program. `docs/releasing.md` lists these for the first machine that has the real binary.
 */
import { join } from 'node:path'
import { App } from './app.ts'
import { StandInWindow } from './browser-window.ts'
import { startChromium } from './chromium.ts'
import { listen, type ProtocolAnswer, type Request, tell } from './control.ts'
import { IpcMain } from './ipc-main.ts'
import { StandInMenu } from './menu.ts'
import { StandInStorage } from './safe-storage.ts'
import { StandInSession } from './session.ts'
import { Targets } from './targets.ts'
import { utilityProcess } from './utility-process.ts'

export const app = new App()
export const ipcMain = new IpcMain()
export const Menu = new StandInMenu()
export const safeStorage = new StandInStorage(() => app.getPath('userData'))
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false }
export { utilityProcess }
export const crashReporter = { start: () => app.early('the crash reporter') }

let targets: Targets | undefined
function openTargets(): Targets {
  app.late('a window')
  if (!targets) throw new Error('there is no Chromium')
  return targets
}

const defaultSession = new StandInSession(() => openTargets().browser)
export const session = { defaultSession }
export const protocol = defaultSession.protocol

export const screen = {
  getAllDisplays: () => {
    app.late('the screen')
    return [{ workArea: { x: 0, y: 0, width: 1366, height: 768 } }]
  },
}

export const dialog = {
  showErrorBox: (title: string, content: string) => tell({ what: 'error box', title, content }),
  /** Somebody presses the second button. */
  showMessageBox: async (_window: unknown, { message }: { message: string }) => {
    tell({ what: 'question', message })
    return { response: 1 }
  },
}

const windows: StandInWindow[] = []

export class BrowserWindow extends StandInWindow {
  static getAllWindows(): readonly StandInWindow[] {
    return windows
  }

  constructor(options: ConstructorParameters<typeof StandInWindow>[1]) {
    super({ targets: openTargets(), session: defaultSession, ipcMain }, options)
    windows.push(this)
    this.once('closed', () => {
      windows.splice(windows.indexOf(this), 1)
      if (windows.length === 0) app.emit('window-all-closed')
    })
    app.emit('web-contents-created', {}, this.webContents)
  }
}

/** Starts Chromium and lets the shell go on; Electron too becomes ready only after the entry has been evaluated. */
export async function becomeReady(executable: string): Promise<void> {
  const { cdp, address } = await startChromium(executable, join(app.getPath('userData'), 'chromium'))
  targets = await Targets.watch(cdp, { onDownload: (url) => defaultSession.download(url), windows: () => windows })
  listen(answer)
  app.becomeReady()
  tell({ what: 'ready', chromium: address })
}

async function answer(request: Request): Promise<ProtocolAnswer | undefined> {
  if (request.ask === 'protocol') return defaultSession.ask(request.url, request.method)
  if (request.ask === 'menu') Menu.click(request.id, request.checked)
  if (request.ask === 'disk') defaultSession.diskIsFull = request.isFull
  if (request.ask === 'minimize') windows[0]?.minimize()
  if (request.ask === 'close') windows[0]?.close()
  if (request.ask === 'hang') windows[0]?.emit('unresponsive')
  if (request.ask === 'break') setImmediate(() => Promise.reject(new Error('planted')).catch(breakDown))
  return undefined
}

/** Throws where nobody catches. */
function breakDown(error: Error): void {
  setImmediate(() => {
    throw error
  })
}

// electron-store asks for the module as a whole.
export default { app, ipcMain, shell: {} }
