/** Finds Electron's binary without importing `electron`, which would start a download; fetches it when asked to. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { at, root, say } from './root.mjs'

const FAILED = at('node_modules/.cache/teller/electron-not-fetched')
const DAY_MS = 86_400_000
const PATIENCE_MS = 300_000

/** Path of Electron's binary, or null where it was never fetched. */
export function findElectron() {
  const folder = at('node_modules/electron')
  const name = join(folder, 'path.txt')
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const path = dist ? join(dist, binaryName()) : existsSync(name) && join(folder, 'dist', readFileSync(name, 'utf8'))
  return path && existsSync(path) ? path : null
}

/** Fetches Electron's binary once, and does not try again for a day after a failure, so that starting stays quick. */
export function fetchElectron() {
  if (existsSync(FAILED) && Date.now() - statSync(FAILED).mtimeMs < DAY_MS) return null
  say('Fetching Electron (about 110 MB, once; five minutes at most)…')
  const installer = at('node_modules/electron/install.js')
  const { status } = spawnSync(process.execPath, [installer], {
    cwd: root,
    stdio: ['ignore', 2, 'pipe'],
    timeout: PATIENCE_MS,
  })
  if (status === 0) rmSync(FAILED, { force: true })
  else remember()
  return findElectron()
}

function remember() {
  mkdirSync(dirname(FAILED), { recursive: true })
  writeFileSync(FAILED, 'Electron could not be fetched; `npx install-electron` tries again.\n')
}

/** What Electron's own package calls its program on each platform. */
function binaryName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
