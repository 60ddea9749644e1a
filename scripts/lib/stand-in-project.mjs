/** A small project in a temporary folder with the real set-up scripts, for their tests. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { at } from './root.mjs'

/** Takes the place of npm: notes that it ran, and leaves what `npm ci` would. */
const NPM = `
import { appendFileSync, copyFileSync, mkdirSync, rmSync } from 'node:fs'
appendFileSync('npm-ran', process.argv.slice(2).join(' ') + '\\n')
console.log('npm talks')
await new Promise((done) => setTimeout(done, 150))
if (process.env.NPM_FAILS) process.exit(1)
rmSync('node_modules/.teller-install', { force: true })
mkdirSync('node_modules', { recursive: true })
copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
`

/** Takes the place of the build: notes that it ran, and leaves files where the real one does. */
const ELECTRON_VITE = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('build-ran', 'x')
console.log('the build talks')
if (process.env.BUILD_FAILS) process.exit(1)
for (const file of ['main/index.js', 'main/host.js', 'main/audit-worker.js', 'main/printer-process.js', 'main/logo-worker.js', 'preload/index.cjs', 'renderer/index.html']) {
  mkdirSync('out/' + file.split('/')[0], { recursive: true })
  writeFileSync('out/' + file, '')
}
`

/** Builds the project; `remove` it afterwards. */
export function standInProject() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'teller-scripts-')))
  const inside = (path) => join(folder, path)
  const project = {
    inside,
    write(path, text) {
      mkdirSync(dirname(inside(path)), { recursive: true })
      writeFileSync(inside(path), text)
      if (text.startsWith('#!')) chmodSync(inside(path), 0o755)
    },
    read: (path) => (existsSync(inside(path)) ? readFileSync(inside(path), 'utf8') : ''),
    start: (args, env = {}) => startNode(folder, args, env),
    run: async (args, env = {}) => finished(startNode(folder, args, env)),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
  cpSync(at('scripts'), inside('scripts'), { recursive: true })
  project.write('package.json', '{"type":"module"}')
  project.write('package-lock.json', '{"packages":{}}')
  project.write('npm.mjs', NPM)
  project.write('node_modules/electron-vite/bin/electron-vite.js', ELECTRON_VITE)
  project.write('say.mjs', 'console.log(JSON.stringify(process.argv.slice(2)))')
  return project
}

function startNode(folder, args, env) {
  const npm = { npm_execpath: join(folder, 'npm.mjs'), npm_node_execpath: process.execPath, npm_lifecycle_event: '' }
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...npm, ...env } })
  child.out = ''
  child.err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    child.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    child.err += text
  })
  return child
}

async function finished(child) {
  const [code] = await once(child, 'close')
  return { code, out: child.out, err: child.err }
}
