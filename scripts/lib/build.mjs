/** Builds the application into out/ when its sources are not what out/ was built from. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { oneAtATime } from './one-at-a-time.mjs'
import { Advice, at, root, say } from './root.mjs'

const STAMP = at('out/.built-from')
const SOURCES = [
  'src',
  'electron',
  'resources',
  'electron.vite.config.ts',
  'scripts/screens-only.ts',
  'package.json',
  'package-lock.json',
]
const RESULTS = [
  'out/main/index.js',
  'out/main/host.js',
  'out/main/audit-worker.js',
  'out/main/printer-process.js',
  'out/main/logo-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

/** Makes out/ agree with the sources, using the given Node ≥ 24; some milliseconds when it already does. */
export function build(node) {
  if (isCurrent()) return
  oneAtATime(() => {
    if (isCurrent()) return
    say('Building the application (some seconds)…')
    const from = fingerprint()
    const tool = at('node_modules/electron-vite/bin/electron-vite.js')
    const { status } = spawnSync(node, [tool, 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] })
    if (status !== 0) throw new Advice('The application could not be built; the reason is above.')
    writeFileSync(STAMP, from)
  })
}

/** Makes the next build happen, for who changes out/ by another way. */
export function forgetBuild() {
  rmSync(STAMP, { force: true })
}

function isCurrent() {
  if (![STAMP, ...RESULTS.map((file) => at(file))].every((file) => existsSync(file))) return false
  return readFileSync(STAMP, 'utf8') === fingerprint()
}

/** A hash over names and contents: clones, copies and switched branches change times without changing a word. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES.filter((path) => existsSync(at(path)))) feed(hash, source)
  return hash.digest('hex')
}

function feed(hash, path) {
  if (path.endsWith('.test.ts') || path.endsWith('.test.tsx')) return
  let entries
  try {
    entries = readdirSync(at(path), { withFileTypes: true })
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error
    return void hash
      .update(path)
      .update('\0')
      .update(readFileSync(at(path)))
  }
  for (const name of entries.map((entry) => entry.name).sort()) feed(hash, `${path}/${name}`)
}
