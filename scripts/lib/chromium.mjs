/** Finds a browser of the Chromium family, and can obtain one for tests and screenshots. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Advice, at, root, say } from './root.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge']
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
const PLAYWRIGHT = at('node_modules/@playwright/test/cli.js')

const isRoot = process.getuid?.() === 0

/**
 * Flags every Chromium of ours starts with: no first-run pages and no traffic of its own.
 *
 * Chromium refuses to sandbox itself for root, as in most containers; `--test-type` hides its warning bar.
 */
export const quietFlags = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  ...(isRoot && process.platform === 'linux' ? ['--no-sandbox', '--test-type'] : []),
]

/** Path of CHROMIUM_PATH or of an installed Chromium, Chrome or Edge that starts; null when there is none. */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH
  if (!wanted) return installedPlaces().find(runs) ?? null
  if (!existsSync(wanted)) throw new Advice(`CHROMIUM_PATH names ${wanted}, which does not exist.`)
  return wanted
}

/** Path of a Chromium, obtained in whatever way this machine allows. Throws advice when none works. */
export function ensureChromium(node) {
  return findChromium() ?? playwrightsOwn(node) ?? download(node) ?? fromDebian() ?? giveUp()
}

function installedPlaces() {
  if (process.platform === 'darwin') return MAC_NAMES.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (process.platform === 'win32') {
    const { ProgramFiles: all, 'ProgramFiles(x86)': all32, LOCALAPPDATA: own } = process.env
    return [all, all32, own].filter(Boolean).flatMap((folder) => WINDOWS_PATHS.map((path) => join(folder, path)))
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** Ubuntu's `chromium-browser` is an empty shell without snap, and a downloaded one may lack libraries: ask it. */
function runs(path) {
  if (!existsSync(path)) return false
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}

function playwrightsOwn(node) {
  const ask = `import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))`
  const { stdout } = spawnSync(node, ['-e', ask], { cwd: root, encoding: 'utf8' })
  const path = stdout?.trim()
  return path && runs(path) ? path : null
}

function download(node) {
  say('No Chromium on this machine: fetching one for the tests (about 180 MB, once; some minutes)…')
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  const playwright = (...args) => attempt(node, [PLAYWRIGHT, ...args], { env })
  if (!playwright('install', 'chromium', '--no-shell')) return null
  return playwrightsOwn(node) ?? (isRoot && playwright('install-deps', 'chromium') ? playwrightsOwn(node) : null)
}

function fromDebian() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return null
  say("Installing the system's chromium package (some minutes)…")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => attempt('apt-get', args, { env })
  // A stale list may still name a package that can be fetched, so a failed update is not the end.
  apt('update')
  return apt('install', '-y', '--no-install-recommends', 'chromium') ? findChromium() : null
}

/** Runs a command in people's view, for ten minutes at most; true when it succeeded. */
function attempt(command, args, options) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], timeout: 600_000, ...options }).status === 0
}

function giveUp() {
  throw new Advice(
    'The browser tests need Chromium, Chrome or Edge, and none could be found or fetched.\n' +
      'Install one, or name one with CHROMIUM_PATH=/path/to/chromium.',
  )
}
