/** The built browser host as a process of its own, with a data folder of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..', '..', '..')

export interface HostProcess {
  /** Opens the page, once. */
  readonly address: string
  readonly url: string
  /** Ends it as a crash would. */
  kill(): Promise<void>
  close(): Promise<void>
}

export async function startHostProcess(dataFolder: string, flags: readonly string[] = []): Promise<HostProcess> {
  const args = [join(root, 'out', 'main', 'host.js'), '--data', dataFolder, ...flags]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const line = once(createInterface({ input: child.stdout }), 'line')
  const [first] = (await Promise.race([line, ended.then(() => [undefined])])) as [string | undefined]
  if (first === undefined) throw new Error('the host ended before it was ready; was it built?')
  const { url, token } = JSON.parse(first) as { url: string; token: string }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return { address: `${url}/#token=${token}`, url, kill: () => end('SIGKILL'), close: () => end('SIGTERM') }
}
