/** Lets only one command set the project up at a time, so that three started at once on a fresh clone do not collide. */
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { at, say } from './root.mjs'

const LOCK = at('.setup.lock')
const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Runs `work` while holding the project's set-up lock; waits for another living process to finish first. */
export function oneAtATime(work) {
  for (let told = false; !take(); pause(200)) {
    if (!told) say('Waiting for another command that is setting the project up…')
    told = true
  }
  const release = () => rmSync(LOCK, { force: true })
  process.once('exit', release)
  try {
    return work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take() {
  try {
    const file = openSync(LOCK, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!holderLives()) rmSync(LOCK, { force: true })
    return false
  }
}

/** A lock without a living process was left by a crash or a power cut; one that is very old, by a process long gone. */
function holderLives() {
  try {
    const ageMs = Date.now() - statSync(LOCK).mtimeMs
    const pid = Number(readFileSync(LOCK, 'utf8'))
    // Between another's open and write the file is empty for a moment.
    if (pid === 0) return ageMs < 5_000
    process.kill(pid, 0)
    return ageMs < 3_600_000
  } catch (error) {
    return error.code === 'EPERM'
  }
}
