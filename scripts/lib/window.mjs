/** Opens an address the way that looks most like an application on this machine. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findChromium, quietFlags } from './chromium.mjs'
import { say } from './root.mjs'

/** False on a server or in a container: nothing there could show a window. */
export const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * Opens the address in a window of its own, else in the default browser, else tells it.
 *
 * Resolves with the window's process while there is one to wait for; null when nobody can know when it closes.
 */
export function openWindow(url) {
  const chromium = hasScreen ? findChromium() : null
  if (chromium) return openAppWindow(chromium, url)
  const opener = hasScreen ? defaultBrowser() : null
  if (opener) spawn(opener[0], [...opener.slice(1), url], { stdio: 'ignore', detached: true }).unref()
  tell(url, opener ? 'Teller opens in your browser.' : 'No browser could be opened here.')
  return null
}

/** Tells an address for people to open themselves. */
export function tell(url, why) {
  say(`${why} Its address, good on this computer only:\n\n  ${url}\n`)
}

/** A profile of its own keeps the till apart from the person's browsing, and makes the process end with the window. */
function openAppWindow(chromium, url) {
  say('Opening a Chromium window; closing it ends Teller.')
  const profile = mkdtempSync(join(tmpdir(), 'teller-window-'))
  const place = ['--window-position=0,0', '--window-size=1366,768']
  const flags = [`--app=${url}`, `--user-data-dir=${profile}`, ...place, ...quietFlags]
  const window = spawn(chromium, flags, { stdio: 'ignore' })
  window.on('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return window
}

function defaultBrowser() {
  if (process.platform === 'darwin') return ['open']
  // Not `start`: a shell would read the address's & and % as its own.
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, 'xdg-open'))) ? ['xdg-open'] : null
}
