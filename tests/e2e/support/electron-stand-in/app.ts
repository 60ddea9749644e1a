/** `app`: paths, readiness, the single-instance lock, and how the program ends. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockInstance } from './instance-lock.ts'

export class App extends EventEmitter {
  readonly isPackaged = false
  readonly name: string
  readonly #version: string
  readonly #paths = new Map<string, string>()
  readonly #whenReady = Promise.withResolvers<void>()
  #isReady = false
  isOver = false

  constructor() {
    super()
    const text = readFileSync(join(this.getAppPath(), 'package.json'), 'utf8')
    const { productName, version } = JSON.parse(text) as { productName: string; version: string }
    this.name = productName
    this.#version = version
  }

  getAppPath(): string {
    return process.cwd()
  }

  getVersion(): string {
    return this.#version
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? this.#refuse(`the path ${name} was not set`)
  }

  setPath(name: string, path: string): void {
    this.early(`the path ${name}`)
    this.#paths.set(name, path)
  }

  enableSandbox(): void {
    this.early('the sandbox')
  }

  requestSingleInstanceLock(): boolean {
    return lockInstance(this.getPath('userData'), ({ argv, workingDirectory }) => {
      this.emit('second-instance', {}, argv, workingDirectory)
    })
  }

  /** For what Electron accepts only before it is ready. */
  early(what: string): void {
    if (this.#isReady) this.#refuse(`${what} came after ready`)
  }

  /** For what Electron can do only once it is ready. */
  late(what: string): void {
    if (!this.#isReady) this.#refuse(`${what} came before ready`)
  }

  whenReady(): Promise<void> {
    return this.#whenReady.promise
  }

  becomeReady(): void {
    this.#isReady = true
    this.emit('ready')
    this.#whenReady.resolve()
  }

  /** The shell quits when its window is closed; windows that are still open are not this stand-in's matter. */
  quit(): void {
    let isPrevented = false
    this.emit('will-quit', { preventDefault: () => (isPrevented = true) })
    if (!isPrevented) this.exit(0)
  }

  exit(code = 0): void {
    this.isOver = true
    // Messages to the test may still be on their way.
    if (process.connected) process.send?.({ ends: true }, () => process.exit(code))
    else process.exit(code)
  }

  #refuse(why: string): never {
    throw new Error(`Electron would refuse this: ${why}`)
  }
}
