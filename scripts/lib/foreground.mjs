/** Keeps a child's life tied to the command people started: signals reach it, and it does not outlive npm. */
import { readFileSync } from 'node:fs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const LOOK_EVERY_MS = 300

/**
 * Passes signals on to the child.
 *
 * A terminal sends Ctrl+C to every process in front of it, the child too: passed on, it would arrive twice.
 */
export function passSignalsTo(child) {
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    })
  }
}

/**
 * Ends the child when npm is ended.
 *
 * npm passes a signal to the shell between itself and us, and that shell dies without telling anybody: a host started
 * with `npm run host` would go on and keep its data folder locked.
 */
export function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const before = ancestors()
  const timer = setInterval(() => {
    if (ancestors() === before) return
    stop()
    child.kill('SIGTERM')
  }, LOOK_EVERY_MS)
  const stop = () => clearInterval(timer)
  child.once('exit', stop)
  // After Ctrl+C the shell may be gone before the child has closed its files.
  for (const signal of SIGNALS) process.once(signal, stop)
}

/** The shell that runs this script, and, where the system tells, npm above it. */
function ancestors() {
  try {
    // The name in brackets may hold anything; the parent is the second field after it.
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return String(process.ppid)
  }
}
