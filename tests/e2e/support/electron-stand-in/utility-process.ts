/** `utilityProcess`: the same file as a process of Node, which is not kept alive by it nor keeps it alive. */
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'

class StandInProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(file: string) {
    super()
    this.#child = fork(file, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.once('exit', (code) => this.emit('exit', code))
  }

  postMessage(message: object): void {
    if (this.#child.connected) this.#child.send(message)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = { fork: (file: string) => new StandInProcess(file) }
