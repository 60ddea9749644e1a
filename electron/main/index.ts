/** The desktop shell's entry: in which order things start, and how they end. */
import '../../src/backend/short-pauses.ts'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, crashReporter, nativeTheme, safeStorage, session } from 'electron'
import { openFileLog } from '../../src/backend/file-log.ts'
import { keyFileBox } from '../../src/backend/key-file-box.ts'
import { type Counter, openCounter } from '../../src/backend/open-counter.ts'
import { startPracticeWorld } from '../../src/practice/world.ts'
import { registerScreensScheme, serveScreens } from './app-protocol.ts'
import { catchFailures, failToStart, recoverScreens } from './crash.ts'
import { driverPrinting } from './driver-printing.ts'
import { readFlags } from './flags.ts'
import { IpcTransport } from './ipc-transport.ts'
import { setMenu } from './menu.ts'
import { openPreferences } from './preferences.ts'
import { startPrinterProcess } from './printer-process.ts'
import { builtScreens, developmentScreens } from './screens.ts'
import { openSecretBox } from './secret-box.ts'
import { guardContents, guardSession } from './session-guard.ts'
import { bringToFront, createWindow, showScreens } from './window.ts'

const flags = readFlags(process.argv.slice(1))
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const screens = devServer ? developmentScreens(devServer) : builtScreens

/** Before anything is opened: the lock is kept by folder, so that two counters with two folders can run. */
function claimFolder(): boolean {
  const userData = join(flags.dataFolder, 'shell')
  mkdirSync(userData, { recursive: true, mode: 0o700 })
  app.setPath('userData', userData)
  crashReporter.start({ uploadToServer: false })
  app.enableSandbox()
  return app.requestSingleInstanceLock()
}

async function start(): Promise<void> {
  const log = openFileLog(flags.dataFolder)
  catchFailures(log)
  registerScreensScheme()
  app.on('web-contents-created', (_event, contents) => guardContents(contents, screens))
  let window: BrowserWindow | undefined
  app.on('second-instance', () => window && bringToFront(window))
  await app.whenReady()

  guardSession(session.defaultSession, screens)
  serveScreens(session.defaultSession, join(app.getAppPath(), 'out', 'renderer'))
  const preferences = openPreferences()
  nativeTheme.themeSource = preferences.read().theme
  const counter = await openCounter({
    ...flags,
    version: app.getVersion(),
    secretBox: await openSecretBox(safeStorage, () => keyFileBox(flags.dataFolder), log),
    log,
    startPractice: startPracticeWorld,
    printing: { startProcess: startPrinterProcess, driver: driverPrinting },
  })
  closeAtEnd(counter)

  window = createWindow(preferences)
  new IpcTransport({ counter, origin: screens.origin, log }).connect(window.webContents)
  recoverScreens(window, screens, log)
  setMenu(window, preferences)
  showScreens(window, screens)
}

/** Closing the window ends the program, and the program ends when the backend has put everything away. */
function closeAtEnd(counter: Counter): void {
  let isClosing = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (!isClosing) void counter.close().finally(() => app.exit())
    isClosing = true
  })
}

// Not awaited at the top: Electron becomes ready only after this module has been evaluated to its end.
try {
  if (claimFolder()) start().catch(failToStart)
  else app.quit()
} catch (error) {
  failToStart(error)
}
