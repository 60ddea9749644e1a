/**
 * Opens the built application: in Electron when its binary is here or can be fetched, else in the browser.
 *
 * `--browser` skips Electron; every other argument goes to the application (`--practice`, `--data DIR`).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fetchElectron, findElectron } from './lib/electron.mjs'
import { passSignalsTo } from './lib/foreground.mjs'
import { at, root, say } from './lib/root.mjs'
import { hasScreen, openWindow, tell } from './lib/window.mjs'

const wantsBrowser = process.argv.includes('--browser')
const args = process.argv.slice(2).filter((arg) => arg !== '--browser')

const electron = wantsBrowser || !hasScreen ? null : (findElectron() ?? fetchElectron())
process.exitCode = electron ? await openElectron(electron) : await openInBrowser()

async function openElectron(binary) {
  say('Opening Teller in Electron.')
  const child = spawn(binary, [...sandboxFlags(), root, ...args], { cwd: root, stdio: 'inherit' })
  passSignalsTo(child)
  const [code] = await once(child, 'exit')
  return code ?? 1
}

/** For root, Electron refuses to start with its sandbox. The installed application never has this flag. */
function sandboxFlags() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return []
  say('You are root, so Electron runs without its sandbox.')
  return ['--no-sandbox']
}

/** Starts the browser host and opens its address; a second start finds the first one running and opens that. */
async function openInBrowser() {
  say(`Opening Teller in the browser (${whyNotElectron()}).`)
  const host = spawn(process.execPath, [at('out/main/host.js'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  passSignalsTo(host)
  // Its streams may hold the first line after the process is gone: `close` comes after both.
  const ended = once(host, 'close').then(([code, signal]) => (signal ? 0 : code))
  const ready = await Promise.race([readyLine(host), ended])
  if (typeof ready === 'number') return ready || 1
  if (ready.alreadyRunning) say('Teller is already running with this data: opening that one.')
  const address = `${ready.url}/#token=${ready.token}`
  const window = openWindow(address)
  if (!window && !ready.alreadyRunning) say('Press Ctrl+C here to end Teller.')
  window?.on('exit', (code) => afterWindow(host, code, address))
  const code = await ended
  if (!window) return code
  if (ready.alreadyRunning) passSignalsTo(window)
  else window.kill()
  return code
}

/** A closed window ends the application; one that could not open or crashed leaves it to be opened by hand. */
function afterWindow(host, code, address) {
  if (host.exitCode !== null || host.signalCode !== null) return
  if (code === 0) host.kill()
  else tell(address, 'The window could not stay open.')
}

function whyNotElectron() {
  if (wantsBrowser) return 'as asked'
  return hasScreen ? 'Electron is not installed; `npx install-electron` fetches it' : 'there is no screen here'
}

/** The host's first line: `{"url":…,"token":…}`, with `"alreadyRunning":true` from a second one, which then ends. */
async function readyLine(host) {
  const [line] = await once(createInterface({ input: host.stdout }), 'line')
  return JSON.parse(line)
}
