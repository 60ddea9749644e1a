/**
 * The application with hot reload in Electron; without Electron, in the browser, rebuilt on every save.
 *
 * Arguments go to the application (`--practice`, `--data DIR`).
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { build, forgetBuild } from './lib/build.mjs'
import { fetchElectron, findElectron } from './lib/electron.mjs'
import { passSignalsTo } from './lib/foreground.mjs'
import { at, root, say } from './lib/root.mjs'
import { hasScreen } from './lib/window.mjs'

const args = process.argv.slice(2)
let timer

if (hasScreen && (findElectron() ?? fetchElectron())) {
  // From here on out/ holds whatever was saved last.
  forgetBuild()
  start([at('node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch', '--', ...args])
} else {
  say(
    'Electron cannot open a window here: rebuilding on every save. Open the address below, and reload after a change.',
  )
  start(['--watch', '--watch-preserve-output', at('out/main/host.js'), ...args])
  for (const folder of ['src', 'resources']) watch(at(folder), { recursive: true }, rebuildSoon)
}

function start(command) {
  const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit' })
  passSignalsTo(child)
  child.on('exit', (code) => process.exit(code ?? 0))
}

/** An editor writes a file in several steps: wait for the last. */
function rebuildSoon() {
  clearTimeout(timer)
  timer = setTimeout(rebuild, 150)
}

/** A mistake in the code is told by the build, and mended by the next save. */
function rebuild() {
  try {
    build(process.execPath)
  } catch (error) {
    say(error.message)
  }
}
