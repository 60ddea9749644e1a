/** Runs the steps of a check one after the other, all of them, and adds up what they found. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './root.mjs'

const PATIENCE_MS = 600_000
const KEPT_LINES = 60

/**
 * Runs a command in people's view. Resolves with its exit code and the last lines of what it wrote.
 *
 * A command that takes longer than ten minutes hangs: it is ended, and has failed.
 */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
      timeout: PATIENCE_MS,
    })
    let text = ''
    const take = (stream) => (chunk) => {
      stream.write(chunk)
      text = (text + chunk).split('\n').slice(-KEPT_LINES).join('\n')
    }
    child.stdout.setEncoding('utf8').on('data', take(process.stdout))
    child.stderr.setEncoding('utf8').on('data', take(process.stderr))
    child.on('error', (error) => resolve({ code: 127, text: error.message }))
    child.on('close', (code, signal) => resolve({ code: code ?? 128 + constants.signals[signal], text }))
  })
}

/** A check counts as one: passed when its command ended well. */
export function asCheck({ code, text }) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0, text }
}

/** Runs every step, whatever became of the one before, and tells the sum in the last line. Returns true when all is well. */
export async function runAll(steps, print = console.log) {
  const results = []
  for (const [name, step] of steps) {
    print(`\n▶ ${name}`)
    const started = performance.now()
    const found = await step().catch((error) => ({ passed: 0, failed: 1, skipped: 0, text: error.message }))
    results.push({ name, seconds: (performance.now() - started) / 1000, ...found })
  }
  for (const { name, text } of results.filter(({ failed }) => failed > 0)) {
    print(`\n✗ ${name}\n${(text ?? '').trimEnd()}`)
  }
  print(`\n${results.map(row).join('\n')}\n`)
  print(inWords(results.reduce(add, { passed: 0, failed: 0, skipped: 0 })))
  return results.length > 0 && results.every(({ failed }) => failed === 0)
}

function row({ name, seconds, passed, failed, skipped }) {
  return `${failed > 0 ? '✗' : '✓'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s  ${inWords({ passed, failed, skipped })}`
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
