/** Starts a printer's process under plain Node. Electron starts its own way, and hands it in. */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FromProcess, PrinterProcess } from './port-messages.ts'

export function forkPrinterProcess(): PrinterProcess {
  const child = fork(processFile(), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // It ends when it has lost its parent; until then it must not keep the parent from ending.
  child.unref()
  child.channel?.unref()
  child.on('error', () => {})
  return {
    post: (message) => {
      if (child.connected) child.send(message, () => {})
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromProcess)),
    onExit: (listener) => {
      child.once('exit', listener)
      if (child.pid === undefined) queueMicrotask(listener)
    },
    kill: () => child.kill('SIGKILL'),
  }
}

/** Beside the built program lies the built process; the sources are run as they are. */
function processFile(): string {
  const built = new URL('./printer-process.js', import.meta.url)
  const inChunk = new URL('../printer-process.js', import.meta.url)
  const file = [built, inChunk].find((each) => existsSync(each)) ?? new URL('./port-process.ts', import.meta.url)
  return fileURLToPath(file)
}
