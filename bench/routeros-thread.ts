/** Starts the thread that plays the router, runs something against it, and ends it. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { RouterPart } from './routeros-side.ts'

/** Runs `work` with the port of a fresh router. */
export async function withRouter<T>(part: RouterPart, work: (port: number) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./routeros-side.ts', import.meta.url), { workerData: part })
  const [port] = (await once(worker, 'message')) as [number]
  try {
    return await work(port)
  } finally {
    worker.postMessage('stop')
  }
}
