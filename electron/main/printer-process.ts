/** Starts printers' processes in Electron, whose own binary does not run as Node. */
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { FromProcess, PrinterProcess } from '../../src/backend/printing/ports/port-messages.ts'

export function startPrinterProcess(): PrinterProcess {
  const file = join(app.getAppPath(), 'out', 'main', 'printer-process.js')
  const child = utilityProcess.fork(file, [], { serviceName: 'Teller printer', stdio: 'ignore' })
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromProcess) => listener(message)),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
