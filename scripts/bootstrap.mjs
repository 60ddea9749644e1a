/**
 * What every npm script goes through: makes a fresh machine ready, then runs the command on Node 24.
 *
 * `node scripts/bootstrap.mjs [--build] [--chromium] [<file> [arguments]]` installs the packages when needed, builds
 * the application and finds a Chromium when asked to, and hands over to the file. It needs nothing but Node 18.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { build } from './lib/build.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { endWithNpm, passSignalsTo } from './lib/foreground.mjs'
import { install } from './lib/install.mjs'
import { findNode } from './lib/node24.mjs'
import { Advice, at, say } from './lib/root.mjs'

const NEEDS = ['--build', '--chromium']

/** Runs the command as if it had been started itself: its input and output, its exit code, every signal. */
function handOver(node, args) {
  process.env.PATH = [at('node_modules/.bin'), process.env.PATH].join(delimiter)
  const child = spawn(node, args, { stdio: 'inherit' })
  passSignalsTo(child)
  endWithNpm(child)
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

try {
  const command = process.argv.slice(2)
  const needs = []
  while (NEEDS.includes(command[0])) needs.push(command.shift())
  const [file, ...args] = command
  install()
  const node = findNode()
  if (needs.includes('--build')) build(node)
  if (needs.includes('--chromium')) process.env.CHROMIUM_PATH = ensureChromium(node)
  if (file) handOver(node, [at(file), ...args])
} catch (error) {
  if (!(error instanceof Advice)) throw error
  say(error.message)
  process.exitCode = 1
}
