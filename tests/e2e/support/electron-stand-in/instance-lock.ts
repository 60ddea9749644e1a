/** `requestSingleInstanceLock`: the first process holds a file, and each later one leaves it a note before it goes. */
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SecondInstance {
  readonly argv: string[]
  readonly workingDirectory: string
}

/** Is this the first? If so, `onSecond` hears of every other. */
export function lockInstance(folder: string, onSecond: (second: SecondInstance) => void): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'instance.lock')
  const note = join(folder, 'second-instance.json')
  if (!take(lock)) {
    writeFileSync(note, JSON.stringify({ argv: process.argv, workingDirectory: process.cwd() }))
    return false
  }
  process.once('exit', () => rmSync(lock, { force: true }))
  watch(folder, (_event, name) => {
    if (name !== 'second-instance.json') return
    const second = read(note)
    if (!second) return
    rmSync(note, { force: true })
    onSecond(second)
  }).unref()
  return true
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Undefined while it is being written, and once it has been taken away. */
function read(note: string): SecondInstance | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as SecondInstance
  } catch {
    return undefined
  }
}
