/** The counter's window: where it was last time, with nothing of Node in its page. */
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { isReachable } from './bounds.ts'
import type { PreferenceStore } from './preferences.ts'
import type { Screens } from './screens.ts'

const SMALLEST = { width: 1024, height: 640 }
const USUAL = { width: 1366, height: 768 }
/** The screens' own ground, so that opening does not flash. */
const GROUND = { light: '#ffffff', dark: '#0f1115' }

/** Makes the window, still hidden and empty; it shows itself when its page is drawn. */
export function createWindow(preferences: PreferenceStore): BrowserWindow {
  const { bounds, maximized, kiosk } = preferences.read()
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...(bounds && isReachable(bounds, areas) ? bounds : USUAL),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Teller',
    icon: join(app.getAppPath(), 'resources', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    autoHideMenuBar: true,
    show: false,
    kiosk,
    webPreferences: {
      preload: join(app.getAppPath(), 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium would fetch dictionaries from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => remember(window, preferences))
  return window
}

/** Shows our page in it. */
export function showScreens(window: BrowserWindow, screens: Screens): void {
  // A load that fails tells itself by `did-fail-load`; the promise brings nothing that is not in the log.
  void window.loadURL(screens.page).catch(() => {})
}

/** For whoever started the program a second time: here it is. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function remember(window: BrowserWindow, preferences: PreferenceStore): void {
  if (window.isKiosk()) return
  preferences.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
}
