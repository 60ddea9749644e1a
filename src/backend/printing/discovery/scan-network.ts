/** Asks many addresses at once whether they listen where printers do. */
import { connect } from 'node:net'

export interface ScanTarget {
  readonly host: string
  readonly port: number
}

export interface ScanOptions {
  readonly targets: readonly ScanTarget[]
  readonly signal: AbortSignal
  readonly onProgress: (done: number, found: readonly ScanTarget[]) => void
  /** A printer on the same network accepts within a few milliseconds. */
  readonly timeoutMs?: number
  readonly atOnce?: number
}

const TELL_EVERY = 8

/** Not a byte is sent: what listens there may not be a receipt printer, and would print it. */
export async function scanNetwork(options: ScanOptions): Promise<readonly ScanTarget[]> {
  const { targets, signal, onProgress, timeoutMs = 250, atOnce = 64 } = options
  const found: ScanTarget[] = []
  const left = targets.values()
  let done = 0
  const ask = async (): Promise<void> => {
    for (const target of left) {
      if (signal.aborted) return
      const isThere = await listens(target, timeoutMs)
      if (isThere) found.push(target)
      done += 1
      if (isThere || done % TELL_EVERY === 0) onProgress(done, [...found])
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, targets.length) }, ask))
  return found
}

function listens({ host, port }: ScanTarget, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs })
    const settle = (isThere: boolean): void => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => settle(true))
    socket.once('timeout', () => settle(false))
    socket.on('error', () => settle(false))
  })
}
