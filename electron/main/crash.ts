/** What happens when something breaks: the books are safe on the disk, so show the page again or end and say so. */
import { app, type BrowserWindow, dialog } from 'electron'
import type { Log } from '../../src/backend/log.ts'
import { DataFolderInUse } from '../../src/backend/store/data-lock.ts'
import { Patience } from './patience.ts'
import type { Screens } from './screens.ts'
import { showScreens } from './window.ts'

const SAFE = 'Every sale that was shown as sold is safe.'
/** A page that dies more often than this is not helped by showing it again. */
const CRASHES = { times: 3, withinMs: 60_000 }

/** Errors that nobody caught. After one of those nothing in memory can be trusted: say so and end. */
export function catchFailures(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error('the program failed', error)
    end('Teller has to close', `Something went wrong inside. ${SAFE} Start Teller again.`)
  })
  // A forgotten promise spoils no memory, and ending would take the counter away from people in a queue.
  process.on('unhandledRejection', (reason) => log.error('a failure was not handled', reason))
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) =>
    log.warn('a helper process ended', { type, reason, exitCode, name: name ?? null }),
  )
}

/** Shows the page again when its process dies, and asks when it hangs. Whoever was signed in is not any more. */
export function recoverScreens(window: BrowserWindow, screens: Screens, log: Log): void {
  const patience = new Patience(CRASHES)
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.warn('the screens ended', { reason, exitCode })
    if (patience.lasts()) showScreens(window, screens)
    else end('Teller has to close', `Its window fails again and again. ${SAFE} Restart the computer.`)
  })
  window.on('unresponsive', () => void askAboutHanging(window, log))
  window.webContents.on('did-fail-load', (_event, code, reason, url) =>
    log.warn('a page did not load', { code, reason, url }),
  )
}

/** Tells why the program did not start, in a box that needs no window, and ends it. */
export function failToStart(error: unknown): void {
  if (error instanceof DataFolderInUse) {
    end('Teller is already open', `${error.message}, perhaps in the browser. Close it first.`)
  } else {
    end('Teller could not start', error instanceof Error ? error.message : String(error))
  }
}

async function askAboutHanging(window: BrowserWindow, log: Log): Promise<void> {
  log.warn('the screens do not answer')
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The screen is not answering',
    detail: `${SAFE} You can wait, or show the screen again and sign in.`,
    buttons: ['Wait', 'Show it again'],
    cancelId: 0,
  })
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
}

function end(title: string, words: string): void {
  dialog.showErrorBox(title, words)
  app.exit(1)
}
