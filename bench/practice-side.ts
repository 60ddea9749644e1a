/** The other side of a sale, in a thread of its own: the practice router and printer, and when what arrived there. */

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { startPracticePrinter } from '../src/practice/printer/practice-printer.ts'
import { startPracticeRouter } from '../src/practice/router/practice-router.ts'

/** What this thread tells; `at` is on the clock that all threads share. */
export type PracticeSaid =
  | { readonly kind: 'ready'; readonly routerPort: number; readonly printerPort: number; readonly sinkPort: number }
  | { readonly kind: 'ticket'; readonly at: number; readonly bytes: number }
  | { readonly kind: 'sink'; readonly at: number }

const { latencyMs, password } = workerData as { latencyMs: number; password: string }
const now = () => performance.timeOrigin + performance.now()
const tell = (said: PracticeSaid) => parentPort?.postMessage(said)

const router = await startPracticeRouter({ username: 'teller', password, latencyMs })
const printer = await startPracticePrinter({ paperMm: 80 })
printer.onJob((job) => tell({ kind: 'ticket', at: now(), bytes: job.bytes.length }))

/** A bare socket: takes bytes, tells when the last of them came. */
const sink = createServer({ allowHalfOpen: true }, (socket) => {
  let last = 0
  socket.on('data', () => {
    last = now()
  })
  socket.on('end', () => {
    tell({ kind: 'sink', at: last })
    socket.end()
  })
})
await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
const { port: sinkPort } = sink.address() as AddressInfo
tell({ kind: 'ready', routerPort: router.port, printerPort: printer.port, sinkPort })

parentPort?.once('message', async () => {
  sink.close()
  await Promise.all([router.close(), printer.close()])
  parentPort?.close()
})
