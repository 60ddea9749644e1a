/** Installs the packages of package-lock.json when they are not what is in node_modules. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { oneAtATime } from './one-at-a-time.mjs'
import { Advice, at, root, say } from './root.mjs'

const STAMP = at('node_modules/.teller-install')
const IN_MODULES = at('node_modules/')

/** Makes node_modules agree with the lock; a millisecond when it already does. */
export function install() {
  if (isCurrent()) return
  oneAtATime(() => {
    // Another command may have installed while this one waited, or somebody may have run npm by hand.
    if (isCurrent() || (holdsTheLock() && stamp())) return
    say('Installing the packages (about a minute, once; up to five on a slow line)…')
    const started = Date.now()
    runNpm()
    stamp()
    say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`)
  })
}

function fingerprint() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch}\n`
}

function isCurrent() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

function stamp() {
  writeFileSync(STAMP, fingerprint())
  return true
}

/** True when npm's own record of node_modules holds every package of the lock that this platform must have. */
function holdsTheLock() {
  try {
    const packagesOf = (file) => JSON.parse(readFileSync(at(file), 'utf8')).packages
    const installed = packagesOf('node_modules/.package-lock.json')
    return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
      const found = installed[path]
      if (!found) return wanted.optional === true || !path.startsWith('node_modules/')
      return found.version === wanted.version && existsSync(at(path))
    })
  } catch {
    return false
  }
}

/**
 * Runs npm on the system's Node, without install scripts: nothing here needs one, and older versions of npm would
 * otherwise ask for a compiler.
 */
function runNpm() {
  // Windows cannot replace the node.exe that runs this; there npm mends node_modules in place instead of renewing it.
  const inPlace = process.platform === 'win32' && process.execPath.startsWith(IN_MODULES)
  const verb = inPlace ? ['install', '--no-save'] : ['ci']
  const args = [...verb, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const known = npm && node && existsSync(npm) && existsSync(node) && !node.startsWith(IN_MODULES)
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  const { status, error } = known
    ? spawnSync(node, [npm, ...args], options)
    : // Windows' npm is a command file, which only a shell starts; the arguments are all our own.
      spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status === 0) return
  throw new Advice(
    `The packages could not be installed (${error?.message ?? `npm ended with ${status}`}).\n` +
      'The reason is above; without a connection to the npm registry this step cannot be done.',
  )
}
